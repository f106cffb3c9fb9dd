#pragma once

// LockFile: at most one process writes a ledger. It takes two locks of flock(2): on the directory,
// which nobody can replace without the writer finding out, and on the file LOCK in it, which older
// builds know. Both belong to the open descriptions, hold if their files are deleted, and end with
// the process. The text in LOCK is for the error of another process, and says whether the last
// holder closed the ledger.

#include <string>
#include <string_view>

#include "ledger/base/result.h"
#include "ledger/os/file.h"

namespace ledger::os {

class LockFile {
 public:
  // Takes the locks of `directory`, which must exist. kBusy if another process has one of them:
  // "…: held by process 4711 (submit) since 2026-11-24T01:00:00Z".
  static Result<LockFile> take(const std::string& directory, std::string_view purpose);

  // kBusy, with the holder, if a process has the lock of `directory`. Changes nothing.
  static Status find_holder(const std::string& directory);

  // Whether the holder before called close(). false for one that was killed, and for older builds.
  bool was_closed() const { return was_closed_; }

  // Says in the file that this holder has closed the ledger. A failure is ignored: the next holder
  // then takes it for killed.
  void close();

 private:
  LockFile(File directory, File file) : directory_(std::move(directory)), file_(std::move(file)) {}
  Status write(std::string_view text);

  File directory_;
  File file_;
  std::string holder_;
  bool was_closed_ = false;
};

}  // namespace ledger::os
