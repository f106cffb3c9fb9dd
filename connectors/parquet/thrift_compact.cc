#include "connectors/parquet/thrift_compact.h"

#include "ledger/base/assert.h"
#include "ledger/base/coding.h"

namespace connectors::parquet {
namespace {

constexpr std::uint8_t kList = 9;
constexpr std::size_t kLongList = 15;  // From this size on, the size follows as a varint.

std::uint8_t number_of(ThriftType type) { return static_cast<std::uint8_t>(type); }

char high_and_low(std::size_t high, std::uint8_t low) {
  return static_cast<char>(static_cast<std::uint8_t>(high << 4U | low));
}

}  // namespace

void CompactWriter::begin_field(int id, std::uint8_t type) {
  LEDGER_ASSERT(!last_ids_.empty());
  const int step = id - last_ids_.back();
  LEDGER_ASSERT(step >= 1);
  LEDGER_ASSERT(step <= 15);
  bytes_.push_back(high_and_low(static_cast<std::size_t>(step), type));
  last_ids_.back() = id;
}

void CompactWriter::i32_field(int id, std::int32_t value) {
  begin_field(id, number_of(ThriftType::kI32));
  i32_element(value);
}

void CompactWriter::i64_field(int id, std::int64_t value) {
  begin_field(id, number_of(ThriftType::kI64));
  ledger::put_zigzag(bytes_, value);
}

void CompactWriter::text_field(int id, std::string_view value) {
  begin_field(id, number_of(ThriftType::kText));
  text_element(value);
}

void CompactWriter::struct_field(int id) {
  begin_field(id, number_of(ThriftType::kStruct));
  begin_struct();
}

void CompactWriter::end_struct() {
  LEDGER_ASSERT(!last_ids_.empty());
  bytes_.push_back('\0');
  last_ids_.pop_back();
}

void CompactWriter::list_field(int id, ThriftType of, std::size_t size) {
  begin_field(id, kList);
  if (size < kLongList) {
    bytes_.push_back(high_and_low(size, number_of(of)));
    return;
  }
  bytes_.push_back(high_and_low(kLongList, number_of(of)));
  ledger::put_leb128(bytes_, size);
}

void CompactWriter::i32_element(std::int32_t value) { ledger::put_zigzag(bytes_, value); }

void CompactWriter::text_element(std::string_view value) {
  ledger::put_leb128(bytes_, value.size());
  bytes_ += value;
}

}  // namespace connectors::parquet
