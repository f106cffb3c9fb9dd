#pragma once

// CompactWriter writes structs in the compact protocol of Apache Thrift, which the page headers and
// the footer of Parquet use. It has only the types that they need.
//
//   struct   field*, then a zero byte
//   field    a byte: (id - id of the previous field) << 4 | type; then the value
//   integer  zigzag, then a varint: 7 bits in each byte, lowest first
//   text     its length as a varint, then its bytes
//   list     a byte: size << 4 | type, or 15 << 4 | type and the size as a varint; then its
//   elements
//
// The fields of a struct are written in ascending order of their ids, which are 1 to 15.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace connectors::parquet {

// The values are those of the protocol.
enum class ThriftType : std::uint8_t { kI32 = 5, kI64 = 6, kText = 8, kStruct = 12 };

class CompactWriter {
 public:
  void i32_field(int id, std::int32_t value);
  void i64_field(int id, std::int64_t value);
  void text_field(int id, std::string_view value);

  // struct_field() begins a struct as a field; begin_struct() begins the root or an element of a
  // list.
  void struct_field(int id);
  void begin_struct() { last_ids_.push_back(0); }
  void end_struct();

  // The caller writes `size` elements after it.
  void list_field(int id, ThriftType of, std::size_t size);
  void i32_element(std::int32_t value);
  void text_element(std::string_view value);

  const std::string& bytes() const { return bytes_; }

 private:
  void begin_field(int id, std::uint8_t type);

  std::string bytes_;
  std::vector<int> last_ids_;  // Of the open structs, from the root.
};

}  // namespace connectors::parquet
