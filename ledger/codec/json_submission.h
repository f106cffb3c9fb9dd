#pragma once

// One submission from JSON: the envelope, and the body by its type.

#include "ledger/codec/json_codec.h"
#include "ledger/codec/json_reader.h"

namespace ledger::codec {

// The whole of what the reader has open. Where a fault is told, `decoded.submission` is left half
// done. An `at` that may be missing and is, is kNoAt.
void read_submission(JsonReader& reader, bool may_lack_at, Decoded& decoded);

}  // namespace ledger::codec
