#pragma once

// Hash: a SHA-256 value, and its text form in lower-case hexadecimal. It is computed in
// ledger/crypto/sha256.h.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/characters.h"

namespace ledger {

using Hash = std::array<std::uint8_t, 32>;

inline std::string hex(const Hash& hash) {
  std::string text;
  text.reserve(hash.size() * 2);
  for (const std::uint8_t byte : hash) {
    text.push_back(kHexDigits[byte >> 4U]);
    text.push_back(kHexDigits[byte & 15U]);
  }
  return text;
}

// nullopt unless `text` is 64 digits as hex() writes them.
inline std::optional<Hash> parse_hex(std::string_view text) {
  Hash hash{};
  if (text.size() != hash.size() * 2) return std::nullopt;
  for (std::size_t i = 0; i < hash.size(); ++i) {
    const std::size_t high = kHexDigits.find(text[2 * i]);
    const std::size_t low = kHexDigits.find(text[2 * i + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    hash.at(i) = static_cast<std::uint8_t>(high * 16 + low);
  }
  return hash;
}

}  // namespace ledger
