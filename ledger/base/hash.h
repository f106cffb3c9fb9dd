#pragma once

// Hash is a SHA-256 value. How it is computed is the store's business; everybody may hold one.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace ledger {

using Hash = std::array<std::uint8_t, 32>;

inline std::string hex(const Hash& hash) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(hash.size() * 2);
  for (const std::uint8_t byte : hash) {
    text.push_back(kDigits[byte >> 4U]);
    text.push_back(kDigits[byte & 15U]);
  }
  return text;
}

}  // namespace ledger
