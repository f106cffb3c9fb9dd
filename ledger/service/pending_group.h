#pragma once

// PendingGroup: submissions on their way into the log, from decoding to the append of one batch.
// Their entries are in the State already, so that reads must find them here until they are on disk.
//
// Threading: Ledger's thread, except `batch`, which belongs to the thread that encodes and writes.

#include "ledger/service/decided.h"
#include "ledger/store/log.h"

namespace ledger::service {

struct PendingGroup {
  std::span<const Input> inputs;      // Owned by the caller, until they are encoded.
  std::vector<DecodedInput> decoded;  // One for each input.
  std::vector<DecidedEntry> entries;  // One for each input that is decided.
  store::Batch batch;
  std::size_t encoded = 0;  // Earlier entries, which are in `batch` alone.

  std::size_t size() const { return encoded + entries.size(); }
};

}  // namespace ledger::service
