#pragma once

// Any JSON object, as text without blanks: how the `set` of a correction is kept until it is known
// what it corrects.

#include <string>

#include "ledger/codec/json_reader.h"

namespace ledger::codec {

// Takes the object into `compact`, its keys in the order given. False, with a fault, where it is
// none, or where a key comes twice.
bool take_compact(JsonReader& reader, std::string& compact);

}  // namespace ledger::codec
