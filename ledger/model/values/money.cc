#include "ledger/model/values/money.h"

#include <algorithm>
#include <array>

#include "ledger/base/decimal.h"
#include "ledger/base/limits.h"

namespace ledger {
namespace {

// ISO 4217 active codes, sorted.
constexpr auto kCurrencies = std::to_array<std::string_view>(
    {"AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT",
     "BGN", "BHD", "BIF", "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD",
     "CDF", "CHF", "CLP", "CNY", "COP", "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD",
     "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ",
     "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD",
     "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR",
     "LRD", "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR",
     "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN",
     "PGK", "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR",
     "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB",
     "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS",
     "VES", "VND", "VUV", "WST", "XAF", "XCD", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWG"});

// Those that have not two decimals (ISO 4217, sorted).
constexpr auto kWithoutDecimals =
    std::to_array<std::string_view>({"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG",
                                     "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"});
constexpr auto kWithThreeDecimals =
    std::to_array<std::string_view>({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"});

// "100.000" is "100.00".
std::string_view without_needless_zeros(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) return text;
  while (text.size() > point + 3 && text.back() == '0') text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<Amount> Amount::parse(std::string_view text) {
  text = without_needless_zeros(text);
  const auto decimal = parse_decimal(text, 2);
  if (!decimal || decimal->whole > kAmountFenMax / 100) return std::nullopt;
  const std::int64_t fen = decimal->whole * 100 + decimal->fraction;
  if (fen > kAmountFenMax) return std::nullopt;
  return Amount{fen};
}

std::string Amount::text() const { return yuan_text(fen); }

std::string integer_text(Fen128 value) {
  if (value == 0) return "0";
  const bool is_negative = value < 0;
  std::string text;
  for (Fen128 rest = is_negative ? -value : value; rest > 0; rest /= 10) {
    text.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
  }
  if (is_negative) text.push_back('-');
  std::ranges::reverse(text);
  return text;
}

std::string fixed_text(Fen128 value, int decimals) {
  std::string text = integer_text(value);
  if (decimals <= 0) return text;
  const std::size_t sign = value < 0 ? 1 : 0;
  const auto digits = static_cast<std::size_t>(decimals);
  if (text.size() - sign <= digits) text.insert(sign, digits + 1 + sign - text.size(), '0');
  return text.insert(text.size() - digits, 1, '.');
}

std::string yuan_text(Fen128 fen) { return fixed_text(fen, 2); }

std::optional<Rate> Rate::parse(std::string_view text) {
  constexpr std::int64_t kWholeMax = 1000;
  const auto decimal = parse_decimal(text, 6);
  if (!decimal || decimal->whole > kWholeMax) return std::nullopt;
  const std::int64_t millionths = decimal->whole * 1'000'000 + decimal->fraction;
  if (millionths > kWholeMax * 1'000'000) return std::nullopt;
  return Rate{millionths};
}

std::string Rate::text() const { return decimal_text(millionths, 6); }

std::optional<Currency> Currency::parse(std::string_view text) {
  if (!std::ranges::binary_search(kCurrencies, text)) return std::nullopt;
  return Currency{InlineText<3>(text)};
}

int Currency::decimals() const {
  if (std::ranges::binary_search(kWithoutDecimals, code.view())) return 0;
  return std::ranges::binary_search(kWithThreeDecimals, code.view()) ? 3 : 2;
}

}  // namespace ledger
