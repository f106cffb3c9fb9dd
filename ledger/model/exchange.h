#pragma once

// Exchange says what an amount in another currency is in yuan: the rate, the day it is of, and who
// published it. It is stated in the submission beside the amount, so that an event is whole by
// itself: no rate is ever looked up.
//
//   rate    yuan for one unit of the currency (not for a hundred), exact to 1e-8: above zero, at
//           most a thousand; the text "7.8312"
//   on      the day of the rate, not after the day on which it is filed (decide/exchange_form.h)
//   source  who published it: 1 to 47 bytes of text on one line
//
// An amount of hundredths times a rate is rounded to the fen, half up; nothing else is rounded. The
// product has 128 bits: 10^17 hundredths at 10^11 units of a rate need 94.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "ledger/base/date.h"
#include "ledger/base/inline_text.h"
#include "ledger/base/limits.h"
#include "ledger/model/field.h"
#include "ledger/model/money.h"

namespace ledger {

struct ExchangeRate {
  std::int64_t hundred_millionths = 0;  // Of a yuan, for one unit of the currency.

  static std::optional<ExchangeRate> parse(std::string_view text);
  std::string text() const;  // Without trailing zeros.

  friend constexpr auto operator<=>(const ExchangeRate&, const ExchangeRate&) = default;
};

struct RateSource {  // "CFETS", "中国外汇交易中心"
  InlineText<kRateSourceBytesMax> name;

  // Nothing where `text` is empty, too long, or holds a control character.
  static std::optional<RateSource> parse(std::string_view text);

  friend constexpr bool operator==(const RateSource&, const RateSource&) = default;
};

struct Exchange {
  ExchangeRate rate;
  Date on;
  RateSource source;

  static constexpr auto fields() {
    return std::tuple{required("rate", &Exchange::rate), required("on", &Exchange::on),
                      required("source", &Exchange::source)};
  }

  friend constexpr bool operator==(const Exchange&, const Exchange&) = default;
};

// Nothing where it would be more than kAmountFenMax.
std::optional<Amount> at_rate(Amount amount, ExchangeRate rate);

// What `amount` is in yuan; nothing where that is not known. Without a currency it is in yuan.
std::optional<Amount> in_yuan(Amount amount, const std::optional<Currency>& currency,
                              const std::optional<Exchange>& exchange);

}  // namespace ledger
