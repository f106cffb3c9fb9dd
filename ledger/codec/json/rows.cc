#include "ledger/codec/json/rows.h"

#include "ledger/codec/value_text.h"
#include "ledger/model/codes.h"

namespace ledger::codec {
namespace {

// The row of `key`, searched from `hint` on: most senders use one order.
std::size_t find_row(std::span<const JsonRow> rows, std::string_view key, std::size_t hint) {
  for (std::size_t i = hint; i < rows.size(); ++i) {
    if (rows[i].name == key) return i;
  }
  for (std::size_t i = 0; i < hint; ++i) {
    if (rows[i].name == key) return i;
  }
  return rows.size();
}

std::string unknown_field(std::span<const JsonRow> rows, std::string_view key) {
  std::vector<std::string_view> names;
  for (const JsonRow& row : rows) names.push_back(row.name);
  return "unknown field" + nearest_text(key, names);
}

}  // namespace

std::uint64_t read_rows(JsonReader& reader, std::span<const JsonRow> rows, void* object) {
  if (reader.peek() != '{') {
    reader.refuse(Code::kF01, "must be an object");
    return 0;
  }
  std::uint64_t seen = 0;
  std::size_t hint = 0;
  std::string_view key;
  for (bool more = reader.enter_object(key); more; more = reader.next_key(key)) {
    const std::size_t row = find_row(rows, key, hint);
    reader.faults().enter(key);
    if (row == rows.size()) {
      reader.refuse(Code::kF01,
                    reader.faults().is_full() ? std::string() : unknown_field(rows, key));
    } else if ((seen >> row & 1U) != 0) {
      reader.refuse(Code::kF01, "the field is given twice");
    } else {
      rows[row].read(reader, object);
      seen |= std::uint64_t{1} << row;
      hint = row + 1;
    }
    reader.faults().leave();
  }
  return seen;
}

void add_missing(FaultList& faults, std::span<const JsonRow> rows, std::uint64_t mask) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if ((mask >> i & 1U) != 0) faults.add_in(rows[i].name, Code::kF01, "the field is missing");
  }
}

}  // namespace ledger::codec
