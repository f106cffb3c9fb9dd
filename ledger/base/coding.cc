#include "ledger/base/coding.h"

namespace ledger {
namespace {

constexpr std::uint8_t kMore = 0x80;  // In LEB128: another byte follows.
constexpr std::size_t kHalf = 8;      // Of 128 bits.

}  // namespace

void put_be(Bytes& out, std::uint64_t value, std::size_t width) {
  out.resize(out.size() + width);
  store_be(out.data() + (out.size() - width), value, width);
}

void put_le(Bytes& out, std::uint64_t value, std::size_t width) {
  for (std::size_t i = 0; i < width; ++i, value >>= 8U) {
    out.push_back(static_cast<char>(value & 0xFFU));
  }
}

void put_be128(Bytes& out, Int128 value) {
  put_be64(out, static_cast<std::uint64_t>(value >> 64U));
  put_be64(out, static_cast<std::uint64_t>(value));
}

void put_leb128(Bytes& out, std::uint64_t value) {
  for (; value >= kMore; value >>= 7U) out.push_back(static_cast<char>((value & 0x7FU) | kMore));
  out.push_back(static_cast<char>(value));
}

void put_zigzag(Bytes& out, std::int64_t value) {
  put_leb128(out,
             static_cast<std::uint64_t>(value) << 1U ^ static_cast<std::uint64_t>(value >> 63U));
}

Int128 load_be128(const char* from) {
  const auto high = static_cast<std::int64_t>(load_be64(from));
  return static_cast<Int128>(high) * (Int128{1} << 64U) + load_be64(from + kHalf);
}

ByteView ByteReader::bytes(std::size_t size) {
  require(size <= rest_.size());
  if (!is_good_) return {};
  const ByteView taken = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return taken;
}

std::uint8_t ByteReader::u8() { return static_cast<std::uint8_t>(be(1)); }

std::uint64_t ByteReader::be(std::size_t width) {
  const ByteView taken = bytes(width);
  return load_be(taken.data(), taken.size());
}

std::uint64_t ByteReader::le(std::size_t width) {
  const ByteView taken = bytes(width);
  return load_le(taken.data(), taken.size());
}

std::uint64_t ByteReader::leb128(std::uint64_t max) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && is_good_; shift += 7) {
    const std::uint8_t bits = u8();
    value |= static_cast<std::uint64_t>(bits & 0x7FU) << shift;
    if (bits < kMore) {
      require(value <= max);
      return is_good_ ? value : 0;
    }
  }
  fail();
  return 0;
}

std::int64_t ByteReader::zigzag() {
  const std::uint64_t value = leb128();
  return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
}

std::size_t ByteReader::count(std::uint64_t items, std::size_t bytes_each) {
  require(items <= rest_.size() / bytes_each);
  return is_good_ ? static_cast<std::size_t>(items) : 0;
}

}  // namespace ledger
