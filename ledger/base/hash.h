#pragma once

// Hash: a SHA-256 value, and its text form in lower-case hexadecimal. It is computed in
// ledger/crypto/sha256.h.

#include <array>
#include <cstdint>
#include <optional>
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

// nullopt unless `text` is 64 digits as hex() writes them.
inline std::optional<Hash> parse_hex(std::string_view text) {
  const auto value_of = [](char c) -> int {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  };
  Hash hash{};
  if (text.size() != hash.size() * 2) return std::nullopt;
  for (std::size_t i = 0; i < hash.size(); ++i) {
    const int high = value_of(text[2 * i]);
    const int low = value_of(text[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    hash.at(i) = static_cast<std::uint8_t>(high * 16 + low);
  }
  return hash;
}

}  // namespace ledger
