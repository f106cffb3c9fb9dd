#pragma once

// The pairs of a table file (.sst), read from its data blocks alone: one wrong bit in its index or
// footer, which say where the blocks are, makes no pair unreadable.
//
//   file    = data block*, then blocks about them, index and footer
//   block   = entry* restart* count type(1) checksum(4)    every 16th entry is a restart
//   entry   = shared other size key(other) value(size)     varints; the first `shared` bytes of
//             the key are those of the key before it
//   restart = u32      the offset of an entry that shares nothing; the first one is 0
//   count   = u32      of restarts
//   key     = the key, then a number with the kind of the write in its low byte (8)
//
// Numbers are little-endian, and blocks are not compressed (options.h).

#include <functional>

#include "ledger/base/bytes.h"
#include "ledger/base/result.h"

namespace ledger::store {

// Calls `visit` for each pair of a block whose checksum is right, and returns its first error.
Status read_blocks(ByteView table,
                   const std::function<Status(ByteView key, ByteView value)>& visit);

}  // namespace ledger::store
