#pragma once

// The options that every database of ours is opened with: chosen against the known faults of
// RocksDB 7.8.3, and not to be configured.

#include <rocksdb/db.h>

#include <vector>

#include "ledger/store/stop.h"

namespace ledger::store {

// Meta is the family that RocksDB makes in each database under the name "default".
enum class Family : unsigned { kMeta, kLog, kTree, kRows };
constexpr std::size_t kFamilies = 4;

// `stop` is told of every background error, and outlives the database.
rocksdb::DBOptions database_options(bool write, Stop& stop);

std::vector<rocksdb::ColumnFamilyDescriptor> family_options();

// Reads bypass the code for range deletions, which we never make: in 7.8.3 it ends a scan early,
// with an OK status, where a block is damaged.
rocksdb::ReadOptions read_options();

// Whether RocksDB took our options as they are: it may correct what it is given.
bool are_ours(const rocksdb::DBOptions& options);

}  // namespace ledger::store
