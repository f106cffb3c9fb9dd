#pragma once

// Decimal digits alone to a number: no sign, blank or locale.

#include <cstdint>
#include <optional>
#include <string_view>

#include "ledger/base/characters.h"

namespace ledger {

// nullopt if `text` is empty, longer than 18 characters, or has a character other than 0-9.
constexpr std::optional<std::int64_t> parse_digits(std::string_view text) {
  if (text.empty() || text.size() > 18) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace ledger
