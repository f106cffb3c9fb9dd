#pragma once

// The reading of one JSON object by a field table, without the types: a row for each field.

#include <cstdint>
#include <span>
#include <string_view>

#include "ledger/codec/json_reader.h"

namespace ledger::codec {

struct JsonRow {
  std::string_view name;
  void (*read)(JsonReader& reader, void* object);  // The value, into its member of `object`.
};

// Bit i of the answer: row i was there. Told as faults: what is no object, and unknown or duplicate
// fields.
std::uint64_t read_rows(JsonReader& reader, std::span<const JsonRow> rows, void* object);

// A fault for each row of `mask`.
void tell_missing(FaultList& faults, std::span<const JsonRow> rows, std::uint64_t mask);

}  // namespace ledger::codec
