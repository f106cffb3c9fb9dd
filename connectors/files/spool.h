#pragma once

// Spool writes an oversized submission to a file of its own, named by its SHA-256. A file that is
// not finished is deleted. Threading: one thread.

#include <string>

#include "ledger/base/bytes.h"
#include "ledger/base/result.h"

namespace connectors::files {

class Spool {
 public:
  explicit Spool(std::string folder) : folder_(std::move(folder)) {}
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  // Creates the folder and the file at the first call. kUnavailable if the disk fails.
  ledger::Status write(ledger::ByteView bytes);
  // Syncs the file, renames it to its SHA-256 and returns "<sha-256 in hex> <size in bytes>".
  ledger::Result<std::string> finish();

 private:
  ledger::Status create();
  std::string folder_;
  std::string path_;
  int file_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace connectors::files
