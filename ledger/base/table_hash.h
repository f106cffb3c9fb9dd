#pragma once

// Hashes for tables in memory. They are never stored, and no order of output depends on them.
// SHA-256 is in ledger/crypto.

#include <cstdint>
#include <cstring>
#include <string_view>

namespace ledger {

// The 128-bit product of two words, folded: every bit of both affects every bit of the result.
constexpr std::uint64_t fold_product(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

template <typename Word>
std::uint64_t word_at(const char* bytes) {
  Word word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// The last eight bytes of a text, some of which may be hashed already; all bytes of a shorter text.
inline std::uint64_t last_word(std::string_view text) {
  const std::size_t size = text.size();
  if (size >= 8) return word_at<std::uint64_t>(text.data() + size - 8);
  if (size >= 4) {
    return word_at<std::uint32_t>(text.data()) << 32U |
           word_at<std::uint32_t>(text.data() + size - 4);
  }
  std::uint64_t word = 0;
  for (const char c : text) word = word << 8U | static_cast<unsigned char>(c);
  return word;
}

inline std::uint32_t table_hash(std::string_view text) {
  constexpr std::uint64_t kMultiplier = 0x9E37'79B9'7F4A'7C15ULL;
  constexpr std::uint64_t kMask = 0xD1B5'4A32'D192'ED03ULL;
  std::uint64_t hash = text.size() * kMultiplier;
  for (std::size_t at = 0; at + 8 < text.size(); at += 8) {
    hash = fold_product(hash ^ word_at<std::uint64_t>(text.data() + at) ^ kMask, kMultiplier);
  }
  hash = fold_product(hash ^ last_word(text) ^ kMask, kMultiplier);
  return static_cast<std::uint32_t>(hash ^ hash >> 32U);
}

}  // namespace ledger
