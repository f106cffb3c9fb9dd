#pragma once

// CompactWriter writes structures by the compact protocol of Apache Thrift, which Parquet's page
// headers and footer are written in: only the types that they need.
//
//   struct   field*, then a zero byte
//   field    a byte: (id - id of the field before) << 4 | type; then the value
//   integer  zigzag, as a varint of 7 bits a byte, the lowest first
//   text     its length as a varint, its bytes
//   list     a byte: size << 4 | type, or 15 << 4 | type and the size as a varint; its elements
//
// The fields of a struct are written in ascending order of their ids, which are 1 to 15.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace connectors::parquet {

// The numbers are the protocol's.
enum class ThriftType : std::uint8_t { kI32 = 5, kI64 = 6, kText = 8, kStruct = 12 };

void append_varint(std::string& bytes, std::uint64_t value);

class CompactWriter {
 public:
  void i32_field(int id, std::int32_t value);
  void i64_field(int id, std::int64_t value);
  void text_field(int id, std::string_view value);

  // A struct as a field; as the outermost one, or as an element of a list, `begin_struct`.
  void struct_field(int id);
  void begin_struct() { last_ids_.push_back(0); }
  void end_struct();

  // So many elements are to follow.
  void list_field(int id, ThriftType of, std::size_t size);
  void i32_element(std::int32_t value);
  void text_element(std::string_view value);

  const std::string& bytes() const { return bytes_; }

 private:
  void begin_field(int id, std::uint8_t type);

  std::string bytes_;
  std::vector<int> last_ids_;  // Of the structs that are open, from the outermost.
};

}  // namespace connectors::parquet
