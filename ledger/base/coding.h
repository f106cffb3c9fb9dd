#pragma once

// The coder of integers in stored bytes and file formats. The header of each format names the forms
// that it uses.
//
//   be, le   fixed width, big-endian (sorts as the numbers do) or little-endian
//   leb128   unsigned LEB128: 7 bits a byte, the lowest first, the high bit set on all but the last
//   zigzag   signed LEB128 of 0, -1, 1, -2, … as 0, 1, 2, 3, …
//
// put_* append to a string. store_* and load_* work in memory that the caller has checked.
// ByteReader checks: use it for bytes from a disk or from outside.

#include <cstddef>
#include <cstdint>

#include "ledger/base/bytes.h"

namespace ledger {

__extension__ using Int128 = __int128;

template <typename T>
concept ByteSized = sizeof(T) == 1;

// The lowest `width` bytes of a number, at most 8.
template <ByteSized T>
constexpr void store_be(T* to, std::uint64_t value, std::size_t width) {
  for (std::size_t i = width; i-- > 0; value >>= 8U) to[i] = static_cast<T>(value & 0xFFU);
}

template <ByteSized T>
constexpr std::uint64_t load_be(const T* from, std::size_t width) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < width; ++i) value = value << 8U | static_cast<std::uint8_t>(from[i]);
  return value;
}

template <ByteSized T>
constexpr std::uint64_t load_le(const T* from, std::size_t width) {
  std::uint64_t value = 0;
  for (std::size_t i = width; i-- > 0;) value = value << 8U | static_cast<std::uint8_t>(from[i]);
  return value;
}

void put_be(Bytes& out, std::uint64_t value, std::size_t width);
void put_le(Bytes& out, std::uint64_t value, std::size_t width);

inline void put_be16(Bytes& out, std::uint16_t value) { put_be(out, value, 2); }
inline void put_be32(Bytes& out, std::uint32_t value) { put_be(out, value, 4); }
inline void put_be64(Bytes& out, std::uint64_t value) { put_be(out, value, 8); }
void put_be128(Bytes& out, Int128 value);  // Two's complement.
inline void put_le32(Bytes& out, std::uint32_t value) { put_le(out, value, 4); }
inline void put_le64(Bytes& out, std::uint64_t value) { put_le(out, value, 8); }
void put_leb128(Bytes& out, std::uint64_t value);
void put_zigzag(Bytes& out, std::int64_t value);

inline void store_be32(char* to, std::uint32_t value) { store_be(to, value, 4); }
inline void store_be64(char* to, std::uint64_t value) { store_be(to, value, 8); }
inline std::uint32_t load_be32(const char* from) {
  return static_cast<std::uint32_t>(load_be(from, 4));
}
inline std::uint64_t load_be64(const char* from) { return load_be(from, 8); }
Int128 load_be128(const char* from);

// The eight bytes as a key of their own; they need no allocation.
inline Bytes be64(std::uint64_t value) {
  Bytes key(8, '\0');
  store_be64(key.data(), value);
  return key;
}

// Takes values from the front of a view and never reads past its end. After the first value that
// does not fit, every value is zero or empty and is_good() is false: check it in loops and at the
// end.
class ByteReader {
 public:
  explicit ByteReader(ByteView bytes) : rest_(bytes) {}

  bool is_good() const { return is_good_; }
  bool is_done() const { return is_good_ && rest_.empty(); }
  std::size_t left() const { return rest_.size(); }
  void require(bool condition) { is_good_ = is_good_ && condition; }
  void fail() { is_good_ = false; }

  ByteView bytes(std::size_t size);
  ByteView rest() { return bytes(rest_.size()); }

  std::uint8_t u8();
  std::uint64_t be(std::size_t width);
  std::uint64_t le(std::size_t width);
  std::uint16_t be16() { return static_cast<std::uint16_t>(be(2)); }
  std::uint32_t be32() { return static_cast<std::uint32_t>(be(4)); }
  std::uint64_t be64() { return be(8); }
  std::uint16_t le16() { return static_cast<std::uint16_t>(le(2)); }
  std::uint32_t le32() { return static_cast<std::uint32_t>(le(4)); }
  std::uint64_t le64() { return le(8); }
  std::uint64_t leb128(std::uint64_t max = UINT64_MAX);  // Not good above `max`.
  std::int64_t zigzag();

  // Returns `items` if the remaining bytes can hold that many items of at least `bytes_each` bytes.
  // Otherwise returns zero, and is_good() becomes false. Call it before reserving memory for items.
  std::size_t count(std::uint64_t items, std::size_t bytes_each = 1);

 private:
  ByteView rest_;
  bool is_good_ = true;
};

}  // namespace ledger
