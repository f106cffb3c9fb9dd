#pragma once

// The records of a file in RocksDB's log format: a write-ahead log or a MANIFEST.
//
//   file   = block*, of 32 KiB each; the last one is shorter
//   block  = piece* zeros          fewer than 7 zeros at its end
//   piece  = crc(4) size(2) type(1) bytes(size)      numbers little-endian; crc masked, over type
//            and bytes
//   record = the bytes of a full piece (type 1), or of a first, middle* and last one (2, 3, 4)

#include <functional>
#include <vector>

#include "ledger/base/bytes.h"

namespace ledger::store {

// Calls `visit` for each whole record, in order, and returns where in the file pieces are damaged;
// their records are lost. A piece that is cut off by the end of the file is no damage: its write
// was interrupted.
std::vector<std::size_t> read_records(ByteView file,
                                      const std::function<void(ByteView record)>& visit);

}  // namespace ledger::store
