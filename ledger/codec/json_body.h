#pragma once

// The bodies of all types, read and written as JSON.

#include <array>
#include <cstdint>

#include "ledger/codec/json_reader.h"
#include "ledger/model/submission.h"

namespace ledger::codec {

// The body of type `index` of Body.
void read_body(JsonReader& reader, std::size_t index, Body& body);

// Some fields of a body, over what `body` holds already.
void read_correction(JsonReader& reader, Body& body);

void write_body(std::string& out, const Body& body);

}  // namespace ledger::codec
