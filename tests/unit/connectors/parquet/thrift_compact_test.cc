#include "connectors/parquet/thrift_compact.h"

#include <gtest/gtest.h>

#include "ledger/base/coding.h"

namespace connectors::parquet {
namespace {

using namespace std::string_literals;

std::string varint(std::uint64_t value) {
  std::string bytes;
  ledger::put_leb128(bytes, value);
  return bytes;
}

TEST(Varint, HasSevenBitsInEachByte) {
  EXPECT_EQ(varint(0), "\0"s);
  EXPECT_EQ(varint(127), "\x7F"s);
  EXPECT_EQ(varint(128), "\x80\x01"s);
  EXPECT_EQ(varint(300), "\xAC\x02"s);
  EXPECT_EQ(varint(0xFFFF'FFFF'FFFF'FFFF), "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01"s);
}

TEST(CompactWriter, WritesTheDifferenceOfFieldIds) {
  CompactWriter writer;
  writer.begin_struct();
  writer.i32_field(1, 1);
  writer.i32_field(3, -1);
  writer.i64_field(4, INT64_MIN);
  writer.text_field(15, "ab");
  writer.end_struct();
  EXPECT_EQ(writer.bytes(),
            "\x15\x02"
            "\x25\x01"
            "\x16\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01"
            "\xB8\x02"
            "ab\0"s);
}

TEST(CompactWriter, StartsFieldIdsAgainInAStruct) {
  CompactWriter writer;
  writer.begin_struct();
  writer.struct_field(5);
  writer.i32_field(1, 0);
  writer.end_struct();
  writer.i32_field(6, 0);
  writer.end_struct();
  EXPECT_EQ(writer.bytes(), "\x5C\x15\0\0\x15\0\0"s);
}

TEST(CompactWriter, WritesTheSizeOfALongListSeparately) {
  CompactWriter writer;
  writer.begin_struct();
  writer.list_field(1, ThriftType::kI32, 14);
  writer.list_field(2, ThriftType::kText, 15);
  EXPECT_EQ(writer.bytes(), "\x19\xE5\x19\xF8\x0F"s);
}

}  // namespace
}  // namespace connectors::parquet
