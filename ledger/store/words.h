#pragma once

// Numbers in stored bytes are big-endian, everywhere: keys then sort as the numbers do.

#include <array>
#include <cstdint>

#include "ledger/base/bytes.h"

namespace ledger::store {

inline void put_u64(char* to, std::uint64_t value) {
  for (int i = 7; i >= 0; --i, value >>= 8U) to[i] = static_cast<char>(value & 0xFFU);
}

inline void put_u32(char* to, std::uint32_t value) {
  for (int i = 3; i >= 0; --i, value >>= 8U) to[i] = static_cast<char>(value & 0xFFU);
}

inline std::uint64_t get_u64(const char* from) {
  std::uint64_t value = 0;
  for (int i = 0; i < 8; ++i) value = value << 8U | static_cast<unsigned char>(from[i]);
  return value;
}

inline std::uint32_t get_u32(const char* from) {
  std::uint32_t value = 0;
  for (int i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(from[i]);
  return value;
}

using Word = std::array<char, 8>;

inline Word word(std::uint64_t value) {
  Word bytes;
  put_u64(bytes.data(), value);
  return bytes;
}

inline ByteView view(const Word& word) { return {word.data(), word.size()}; }

}  // namespace ledger::store
