#pragma once

// LinkedDirectory: while it lives, RocksDB creates, renames and deletes files in a directory only
// if its path still leads to it. RocksDB does so by path, in the background and while it closes: in
// a directory that has replaced the ledger's own, a restored backup for example, it would delete
// the files of that ledger.
//
// Threading: any thread.

#include <rocksdb/file_system.h>

#include <memory>
#include <string>
#include <utility>

#include "ledger/base/result.h"

namespace ledger::store {

class LinkedDirectory {
 public:
  // kUnavailable if there is nothing at `path`. Of one path at most one at a time.
  static Result<LinkedDirectory> of(const std::string& path);

 private:
  explicit LinkedDirectory(std::shared_ptr<void> guard) : guard_(std::move(guard)) {}

  std::shared_ptr<void> guard_;
};

// `files`, but what would change a name in a directory that was replaced is an error.
std::shared_ptr<rocksdb::FileSystem> only_in_linked_directories(
    const std::shared_ptr<rocksdb::FileSystem>& files);

}  // namespace ledger::store
