#pragma once

// The file system as RocksDB sees it. Its files and directories have the modes of
// ledger/os/modes.h, while RocksDB itself makes them 0644 and 0755; and a directory that has
// replaced the ledger's own is not changed (linked_directory.h).

#include <rocksdb/env.h>

namespace ledger::store {

// Lives as long as the process: RocksDB's threads may use it until the end.
rocksdb::Env* private_env();

// The same, and tables up to kHeldTableBytes are read into memory and not held open. RocksDB holds
// all tables of level 0 open during a scan, however many it may open; older builds left thousands.
rocksdb::Env* holding_env();
constexpr std::size_t kHeldTableBytes = std::size_t{64} << 10U;

}  // namespace ledger::store
