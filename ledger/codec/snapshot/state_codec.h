#pragma once

// The State as bytes, for snapshots. A snapshot is a cache for the build that wrote it; one of
// another version, or a damaged one, is rejected, and the log is replayed instead.

#include <string>

#include "ledger/base/bytes.h"
#include "ledger/model/state/state.h"

namespace ledger::codec {

// Appends the State to `out`.
void save_state(const State& state, Bytes& out);

// Loads into an empty State. Returns false if `bytes` are not a snapshot of this version; `state`
// is then incomplete.
bool load_state(ByteView bytes, State& state);

}  // namespace ledger::codec
