#include "ledger/model/values/exchange.h"

#include <algorithm>

#include "ledger/base/decimal.h"

namespace ledger {
namespace {

constexpr std::size_t kDigits = 8;
constexpr std::int64_t kUnit = 100'000'000;

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F;
}

}  // namespace

std::optional<ExchangeRate> ExchangeRate::parse(std::string_view text) {
  const auto decimal = parse_decimal(text, kDigits);
  if (!decimal || decimal->whole > kExchangeRateMax) return std::nullopt;
  const std::int64_t units = decimal->whole * kUnit + decimal->fraction;
  if (units == 0 || units > kExchangeRateMax * kUnit) return std::nullopt;
  return ExchangeRate{units};
}

std::string ExchangeRate::text() const { return decimal_text(hundred_millionths, kDigits); }

std::optional<RateSource> RateSource::parse(std::string_view text) {
  if (text.empty() || std::ranges::any_of(text, is_control)) return std::nullopt;
  const auto name = InlineText<kRateSourceBytesMax>::from(text);
  return name ? std::optional(RateSource{*name}) : std::nullopt;
}

std::optional<Amount> at_rate(Amount amount, ExchangeRate rate) {
  const Fen128 product = Fen128{amount.fen} * rate.hundred_millionths;
  const Fen128 fen = (product + kUnit / 2) / kUnit;  // Half up: neither is negative.
  if (fen > kAmountFenMax) return std::nullopt;
  return Amount{static_cast<std::int64_t>(fen)};
}

std::optional<Amount> in_yuan(Amount amount, const std::optional<Currency>& currency,
                              const std::optional<Exchange>& exchange) {
  if (!currency || currency->is_yuan()) return amount;
  return exchange ? at_rate(amount, exchange->rate) : std::nullopt;
}

}  // namespace ledger
