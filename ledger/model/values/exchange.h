#pragma once

// Exchange converts an amount in another currency into yuan: the rate, its day, and who published
// it. The submission states it beside the amount, so that an event is self-contained: no rate is
// looked up.
//
//   rate    yuan for one unit of the currency (not for a hundred), exact to 1e-8: above zero, at
//           most a thousand; the text "7.8312"
//   on      the day of the rate, not after the day of filing (decide/validate_days.h)
//   source  who published it: 1 to 47 bytes of text on one line
//
// The product of an amount and a rate is rounded to the fen, half up; nothing else is rounded. It
// has 128 bits: 10^17 hundredths at 10^11 units of a rate need 94.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/date.h"
#include "ledger/base/inline_text.h"
#include "ledger/base/limits.h"
#include "ledger/model/values/field.h"
#include "ledger/model/values/money.h"

namespace ledger {

struct ExchangeRate {
  std::int64_t hundred_millionths = 0;  // Of a yuan, for one unit of the currency.

  static std::optional<ExchangeRate> parse(std::string_view text);
  std::string text() const;  // Without trailing zeros.

  friend constexpr auto operator<=>(const ExchangeRate&, const ExchangeRate&) = default;
};

struct RateSource {  // "CFETS", "中国外汇交易中心"
  InlineText<kRateSourceBytesMax> name;

  // Empty if `text` is empty, too long, or has a control character.
  static std::optional<RateSource> parse(std::string_view text);

  friend constexpr bool operator==(const RateSource&, const RateSource&) = default;
};

struct Exchange {
  ExchangeRate rate;
  Date on;
  RateSource source;

  static constexpr auto fields() {
    return field_list(required("rate", &Exchange::rate), required("on", &Exchange::on),
                      required("source", &Exchange::source));
  }

  friend constexpr bool operator==(const Exchange&, const Exchange&) = default;
};

// Empty if the product is more than kAmountFenMax.
std::optional<Amount> at_rate(Amount amount, ExchangeRate rate);

// `amount` in yuan. Empty if no rate is known. An absent currency is yuan.
std::optional<Amount> in_yuan(Amount amount, const std::optional<Currency>& currency,
                              const std::optional<Exchange>& exchange);

}  // namespace ledger
