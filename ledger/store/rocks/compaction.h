#pragma once

// Merges the small tables that many short runs leave, while a ledger is opened to write. RocksDB
// merges in the background and by the size of levels, and gives up when the database is closed: in
// short runs it merges nothing.
//
// Threading: none; background compactions may run beside it.

#include <cstddef>

#include "ledger/base/result.h"
#include "ledger/store/rocks/db.h"

namespace ledger::store {

struct Merged {
  std::size_t tables = 0;  // That were merged,
  std::size_t into = 0;    // and what they became.
};

// In each family: all tables of level 0 into level 1, if there are kMergedAtOnce of them; and in
// the levels below, neighbours that are small, from as many on.
Result<Merged> merge_small_tables(const RocksDb& db);

}  // namespace ledger::store
