#pragma once

// Spool: an oversized line on its way to a file of its own, named by its SHA-256.

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

  ledger::Status write(ledger::ByteView bytes);
  // Syncs the file and gives it its name. "<sha-256 in hex> <size in bytes>".
  ledger::Result<std::string> finish();

 private:
  ledger::Status start();
  std::string folder_;
  std::string path_;
  int file_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace connectors::files
