#pragma once

// Reads one submission: the envelope, and the body by its type.

#include "ledger/codec/json/codec.h"
#include "ledger/codec/json/reader.h"

namespace ledger::codec {

// Reads the whole text that the reader has open. After a fault `decoded.submission` is incomplete.
// A missing `at` becomes kNoAt, and is a fault unless `may_lack_at`.
void read_submission(JsonReader& reader, bool may_lack_at, Decoded& decoded);

}  // namespace ledger::codec
