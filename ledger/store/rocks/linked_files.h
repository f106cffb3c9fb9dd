#pragma once

// LinkedFiles: whether the files that a writer has open are still where it opened them. Linux
// writes and syncs files whose directory was deleted, renamed or unmounted as if nothing had
// happened, and what it writes then is lost. So this is checked after each synced batch, before the
// batch is answered.
//
// A check is one stat(2) for each of six paths. Only if the names in the database's directory have
// changed, all its files are looked up.
//
// The write-ahead log only grows. If it was cut, the next write goes to the offset where the last
// one ended and leaves a hole before it, and the size is right again: so it is also compared
// before each write. Between these two a cut is not seen.
//
// Threading: the writing thread.

#include <cstdint>
#include <ctime>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ledger/os/named_file.h"
#include "ledger/store/rocks/db.h"
#include "ledger/store/rocks/linked_directory.h"

namespace ledger::store {

class LinkedFiles {
 public:
  // Remembers the files of the ledger in `directory`, whose database is `db`.
  static Result<LinkedFiles> of(const std::string& directory, const RocksDb& db);

  // Before a write: kUnavailable if the write-ahead log is not as the last check left it.
  Status check_wal(const RocksDb& db);
  // After it: kUnavailable if one of them is not at its path; the error names the path.
  Status check(const RocksDb& db);

 private:
  Status look_up(const RocksDb& db);
  Status look_up_wal(const RocksDb& db);
  Status look_up_old_wals(const RocksDb& db);

  std::vector<os::NamedFile> files_;      // The same ones as long as the ledger is open.
  os::NamedFile database_;                // The directory: so is this one.
  std::optional<LinkedDirectory> guard_;  // Of database_.
  os::NamedFile wal_;                     // The write-ahead log that is written to.
  std::uint64_t wal_bytes_ = 0;           // Its size after the last write.
  std::set<std::string> old_wals_;        // Their names: what they hold is not in tables yet.
  std::timespec names_changed_{};         // When the names in database_ last changed.
};

}  // namespace ledger::store
