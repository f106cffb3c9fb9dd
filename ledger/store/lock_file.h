#pragma once

// LOCK: one process writes a ledger at a time. The lock is flock's, so it goes with the process
// that holds it; what the file says is for the one who finds it held.

#include <string>
#include <string_view>

#include "ledger/base/result.h"
#include "ledger/store/file.h"

namespace ledger::store {

class LockFile {
 public:
  // kBusy where it is held: "…: held by process 4711 (submit) since 2026-11-24T01:00:00Z".
  static Result<LockFile> take(const std::string& path, std::string_view purpose);

 private:
  explicit LockFile(File file) : file_(std::move(file)) {}
  File file_;
};

}  // namespace ledger::store
