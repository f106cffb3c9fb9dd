#pragma once

// SummedLedgers: the ledgers whose figures `stats --with` adds. The figures of a ledger that is
// named twice, or of two copies of one, would count twice.
//
// Threading: one thread.

#include <memory>
#include <string>
#include <vector>

#include "deploy/patledger/session/journal_reader.h"

namespace patledger {

class SummedLedgers {
 public:
  // Opens one more for reading. kInvalid if it has figures, and its log is that of one before or
  // a part of it.
  ledger::Result<const JournalReader*> open(const std::string& directory);

 private:
  struct Named {
    std::string directory;
    std::unique_ptr<JournalReader> reader;
  };
  std::vector<Named> ledgers_;
};

}  // namespace patledger
