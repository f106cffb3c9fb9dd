#include "ledger/base/coding.h"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace ledger {
namespace {

using namespace std::string_literals;

constexpr std::uint64_t kNumber = 0x0102'0304'0506'0708;
constexpr Int128 kInt128Min = Int128{std::numeric_limits<std::int64_t>::min()} * (Int128{1} << 64U);

template <typename Put, typename Value>
Bytes bytes_of(Put put, Value value) {
  Bytes out = "<";
  put(out, value);
  return out.substr(1);
}

TEST(Coding, BigEndian) {
  EXPECT_EQ(bytes_of(put_be16, std::uint16_t{0x0102}), "\x01\x02");
  EXPECT_EQ(bytes_of(put_be32, 0x0102'0304U), "\x01\x02\x03\x04");
  EXPECT_EQ(bytes_of(put_be64, kNumber), "\x01\x02\x03\x04\x05\x06\x07\x08");
  EXPECT_EQ(be64(kNumber), bytes_of(put_be64, kNumber));
  EXPECT_EQ(load_be64(be64(kNumber).data()), kNumber);
  EXPECT_EQ(load_be32("\xFF\x02\x03\x04"), 0xFF02'0304U);
}

TEST(Coding, LittleEndian) {
  EXPECT_EQ(bytes_of(put_le32, 0x0102'0304U), "\x04\x03\x02\x01");
  EXPECT_EQ(bytes_of(put_le64, kNumber), "\x08\x07\x06\x05\x04\x03\x02\x01");
}

TEST(Coding, TwosComplementOf128Bits) {
  EXPECT_EQ(bytes_of(put_be128, Int128{-2}), std::string(15, '\xFF') + "\xFE");
  EXPECT_EQ(bytes_of(put_be128, Int128{258}), std::string(14, '\0') + "\x01\x02");
  for (const Int128 value : {Int128{0}, Int128{-1}, Int128{1} << 100U, kInt128Min, ~kInt128Min}) {
    EXPECT_TRUE(load_be128(bytes_of(put_be128, value).data()) == value);
  }
}

TEST(Coding, Leb128) {
  EXPECT_EQ(bytes_of(put_leb128, std::uint64_t{0}), "\0"s);
  EXPECT_EQ(bytes_of(put_leb128, std::uint64_t{127}), "\x7F");
  EXPECT_EQ(bytes_of(put_leb128, std::uint64_t{300}), "\xAC\x02");
  EXPECT_EQ(bytes_of(put_leb128, UINT64_MAX), "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01");
  EXPECT_EQ(bytes_of(put_zigzag, std::int64_t{-1}), "\x01");
  EXPECT_EQ(bytes_of(put_zigzag, std::int64_t{1}), "\x02");
  EXPECT_EQ(bytes_of(put_zigzag, INT64_MIN), bytes_of(put_leb128, UINT64_MAX));
}

TEST(ByteReader, ReadsWhatWasPut) {
  Bytes bytes("x");
  put_be16(bytes, 1);
  put_be32(bytes, 2);
  put_be64(bytes, 3);
  put_le32(bytes, 4);
  put_le64(bytes, 5);
  put_leb128(bytes, UINT64_MAX);
  put_zigzag(bytes, INT64_MIN);
  bytes += "rest";
  ByteReader reader(bytes);
  EXPECT_EQ(reader.u8(), 'x');
  EXPECT_EQ(reader.be16(), 1);
  EXPECT_EQ(reader.be32(), 2U);
  EXPECT_EQ(reader.be64(), 3U);
  EXPECT_EQ(reader.le32(), 4U);
  EXPECT_EQ(reader.le64(), 5U);
  EXPECT_EQ(reader.leb128(), UINT64_MAX);
  EXPECT_EQ(reader.zigzag(), INT64_MIN);
  EXPECT_EQ(reader.rest(), "rest");
  EXPECT_TRUE(reader.is_done());
}

// Each reads past the end of `bytes`, or finds what it may not.
void expect_bad(ByteView bytes, void (*read)(ByteReader& reader)) {
  ByteReader reader(bytes);
  read(reader);
  EXPECT_FALSE(reader.is_good());
  EXPECT_FALSE(reader.is_done());
  EXPECT_EQ(reader.u8(), 0);  // And so it stays.
  EXPECT_EQ(reader.bytes(0), "");
  EXPECT_FALSE(reader.is_good());
}

TEST(ByteReader, NeverReadsPastTheEnd) {
  expect_bad("", [](ByteReader& reader) { EXPECT_EQ(reader.u8(), 0); });
  expect_bad("1234567", [](ByteReader& reader) { EXPECT_EQ(reader.be64(), 0U); });
  expect_bad("123", [](ByteReader& reader) { EXPECT_EQ(reader.le32(), 0U); });
  expect_bad("123", [](ByteReader& reader) { EXPECT_EQ(reader.bytes(4), ""); });
  expect_bad("123", [](ByteReader& reader) { EXPECT_EQ(reader.bytes(SIZE_MAX), ""); });
  expect_bad("\x80\x80", [](ByteReader& reader) { EXPECT_EQ(reader.leb128(), 0U); });
  expect_bad("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
             [](ByteReader& reader) { EXPECT_EQ(reader.leb128(), 0U); });
}

TEST(ByteReader, ChecksBounds) {
  expect_bad("\x05xx", [](ByteReader& reader) { EXPECT_EQ(reader.leb128(4), 0U); });
  expect_bad("12345", [](ByteReader& reader) { EXPECT_EQ(reader.count(3, 2), 0U); });
  expect_bad("12345", [](ByteReader& reader) { EXPECT_EQ(reader.count(UINT64_MAX), 0U); });
  ByteReader reader("123456");
  EXPECT_EQ(reader.count(3, 2), 3U);
  EXPECT_TRUE(reader.is_good());
}

}  // namespace
}  // namespace ledger
