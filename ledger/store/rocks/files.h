#pragma once

// The files of a database, as its directory lists them, and how many a process may hold open.

#include <compare>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/result.h"
#include "ledger/store/rocks/options.h"

namespace ledger::store {

struct DatabaseFiles {
  std::set<std::string> names;
  std::size_t tables = 0;        // *.sst
  std::size_t large_tables = 0;  // Those that are not held in memory: private_files.h.
  std::size_t wals = 0;          // *.log
  std::uint64_t wal_bytes = 0;
};

// Empty if there is no such directory.
DatabaseFiles list_files(const std::string& database);
// The path of the file `name` of the database.
std::string path_of(const std::string& database, std::string_view name);
// The paths of those whose name begins or ends with `part` ("MANIFEST-", ".sst"), in the order of
// their numbers.
std::vector<std::string> paths_with(const std::string& database, std::string_view part);

bool exists(const std::string& path);

// Writes the write-ahead logs again, with the same bytes, and syncs them. What a killed process or
// one that failed to sync had written may be read from memory, and not be on the disk.
Status rewrite_wals(const std::string& database);

// The part that tables may take of the limit of this process (ledger/os/open_files.h).
std::size_t open_tables_most();

// How a database with these files is opened under that limit, whatever their number.
DatabaseUse use_of(const DatabaseFiles& files, bool write);

}  // namespace ledger::store
