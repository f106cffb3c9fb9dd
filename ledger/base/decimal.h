#pragma once

// Decimals as texts: "12.5". No sign, exponent, blank, grouping or locale; nothing is rounded.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ledger {

struct Decimal {
  std::int64_t whole = 0;
  std::int64_t fraction = 0;  // Scaled to the digits that were asked for.
};

// Nothing where `text` has more than `digits` digits after the point, zeros in front of the first
// one, or more than 18 digits on either side. `digits` is at most 18.
std::optional<Decimal> parse_decimal(std::string_view text, std::size_t digits);

// value / 10^digits, without zeros at the end: decimal_text(30'000, 6) is "0.03". `value` is not
// negative.
std::string decimal_text(std::int64_t value, std::size_t digits);

}  // namespace ledger
