#pragma once

// JSON of the bodies of all types.

#include <array>
#include <cstdint>

#include "ledger/codec/json/reader.h"
#include "ledger/model/commands/submission.h"

namespace ledger::codec {

// The body of type `index` of Body.
void read_body(JsonReader& reader, std::size_t index, Body& body);

// Overwrites the fields of `body` that the object has: the `set` of a correction.
void read_correction(JsonReader& reader, Body& body);

void write_body(std::string& out, const Body& body);

}  // namespace ledger::codec
