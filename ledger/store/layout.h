#pragma once

// Layout: what a ledger consists of on its disk, for `patledger doctor`.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ledger::store {

struct Layout {
  struct Family {
    std::string name;                 // "log", "tree", "rows"; "default" has the rest.
    std::vector<std::size_t> tables;  // In each level, from 0.
    std::uint64_t bytes = 0;          // Of all its tables.
  };
  std::vector<Family> families;
  std::size_t tables = 0;
  std::size_t wal_files = 0;  // Write-ahead logs: what is not in tables yet.
  std::uint64_t wal_bytes = 0;
  std::size_t open_files_limit = 0;  // Of this process (ulimit -n).
  std::size_t open_files_most = 0;   // How many tables a writer with that limit holds open.
};

}  // namespace ledger::store
