#pragma once

// Sessions: shows that no write between tables and the newest write-ahead log is missing.
//
// RocksDB reads whatever write-ahead logs it finds: if one of several was deleted or cut, what it
// held is missing, in silence. So each writer is a session, and each batch counts:
//
//   "session/" s   batches written by session s so far, put by each of them     (both u64)
//   "sessions"     { s batches }*: the sessions before, put by the first batch of a session
//
// All families are flushed together, so what the sessions before had written is on disk as a whole
// if and only if the counts agree.
//
// Threading: the writing thread.

#include <rocksdb/write_batch.h>

#include <vector>

#include "ledger/base/result.h"
#include "ledger/store/rocks/db.h"

namespace ledger::store {

class Sessions {
 public:
  // kCorrupt if writes of a session are missing.
  static Result<Sessions> load(const RocksDb& db);

  void put(rocksdb::WriteBatch& batch);  // Counts the batch; once for each.

 private:
  void put_list(rocksdb::WriteBatch& batch) const;
  struct Session {
    std::uint64_t number;
    std::uint64_t batches;
  };
  std::vector<Session> before_;  // Ascending.
  Session own_{};
};

}  // namespace ledger::store
