#pragma once

// The State as bytes, for snapshots: a cache of this build alone. A snapshot of another version, or
// a damaged one, is not loaded, and the log is folded instead.

#include <string>

#include "ledger/base/bytes.h"
#include "ledger/model/state.h"

namespace ledger::codec {

void save_state(const State& state, Bytes& out);

// false where `bytes` are no snapshot of this version; `state` is then of no use.
bool load_state(ByteView bytes, State& state);

}  // namespace ledger::codec
