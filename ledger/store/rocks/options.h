#pragma once

// The options of every database. They avoid known faults of RocksDB 7.8.3 and are not configurable.

#include <rocksdb/db.h>

#include <cstddef>
#include <vector>

#include "ledger/store/write_stop.h"

namespace ledger::store {

// kMeta is RocksDB's own column family "default".
enum class Family : unsigned { kMeta, kLog, kTree, kRows };
constexpr std::size_t kFamilies = 4;

struct DatabaseUse {
  bool write = true;
  bool retain_wals = false;   // Opening to write leaves the write-ahead logs as they are.
  int open_files = 256;       // Tables that are open at once; -1: all of them.
  bool holds_tables = false;  // Small tables are held in memory, not open: there are many.
};

// `stop` receives every background error. It must outlive the database.
rocksdb::DBOptions database_options(const DatabaseUse& use, WriteStop& stop);

std::vector<rocksdb::ColumnFamilyDescriptor> family_options();

// Reads skip range deletions, which are not used: in 7.8.3 their code ends a scan early with an OK
// status if a block is damaged.
rocksdb::ReadOptions read_options();

// Whether RocksDB took database_options() unchanged: it may sanitize what it is given.
bool are_unchanged(const rocksdb::DBOptions& options);

}  // namespace ledger::store
