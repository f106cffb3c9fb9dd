#pragma once

// LockFile: at most one process writes a ledger. The lock is flock(2)'s and ends with its process;
// the text in the file is for the error of another process.

#include <string>
#include <string_view>

#include "ledger/base/result.h"
#include "ledger/os/file.h"

namespace ledger::os {

class LockFile {
 public:
  // kBusy if another process has it: "…: held by process 4711 (submit) since 2026-11-24T01:00:00Z".
  static Result<LockFile> take(const std::string& path, std::string_view purpose);

 private:
  explicit LockFile(File file) : file_(std::move(file)) {}
  File file_;
};

}  // namespace ledger::os
