#pragma once

// Reads one JSON object by a table with a row for each field, independent of the object's type.

#include <cstdint>
#include <span>
#include <string_view>

#include "ledger/codec/json/reader.h"

namespace ledger::codec {

struct JsonRow {
  std::string_view name;
  void (*read)(JsonReader& reader, void* object);  // Into its member of `object`.
};

// Returns a mask: bit i is set if the field of row i was present. Adds a fault if the value is not
// an object, and for unknown and duplicate fields.
std::uint64_t read_rows(JsonReader& reader, std::span<const JsonRow> rows, void* object);

// Adds a fault for each row in `mask`.
void add_missing(FaultList& faults, std::span<const JsonRow> rows, std::uint64_t mask);

}  // namespace ledger::codec
