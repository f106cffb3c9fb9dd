#pragma once

// Decimal texts: "12.5". No sign, exponent, blank, grouping or locale. Nothing is rounded.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ledger {

struct Decimal {
  std::int64_t whole = 0;
  std::int64_t fraction = 0;  // Scaled to the digits of the call.
};

// nullopt if `text` has more than `digits` digits after the point, leading zeros, or more than 18
// digits on either side. `digits` is at most 18.
std::optional<Decimal> parse_decimal(std::string_view text, std::size_t digits);

// value / 10^digits without trailing zeros: decimal_text(30'000, 6) is "0.03". `value` is at least
// 0.
std::string decimal_text(std::int64_t value, std::size_t digits);

}  // namespace ledger
