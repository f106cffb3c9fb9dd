#pragma once

// A lost entry: its bytes could not be read when the log was repaired, and its position stays
// taken. It is stored as an entry without bytes, whose annex begins with the hash that the entry
// has in the tree, so that the root stays. What follows is the caller's annex.

#include <optional>

#include "ledger/base/hash.h"
#include "ledger/store/log.h"

namespace ledger::store {

inline bool is_lost(const LogRecord& record) { return record.entry.empty(); }

// Adds one to a batch. Without `leaf` its hash is that of an entry without bytes: roots after it
// differ from those of the log that was repaired.
void add_lost(Batch& batch, const std::optional<Hash>& leaf, ByteView annex);

// The hash of a record in the tree.
Hash leaf_of(const LogRecord& record);

ByteView annex_of_lost(const LogRecord& record);  // What add_lost() was given.

}  // namespace ledger::store
