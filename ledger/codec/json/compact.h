#pragma once

// Any JSON object as text without blanks: how the `set` of a correction is stored.

#include <string>

#include "ledger/codec/json/reader.h"

namespace ledger::codec {

// Appends the object to `compact`, with its keys in their order. Returns false and adds a fault if
// it is not an object, or has a duplicate key.
bool take_compact(JsonReader& reader, std::string& compact);

}  // namespace ledger::codec
