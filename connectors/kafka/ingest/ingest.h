#pragma once

// Ingest writes the records of a source to the ledger that follows it, exactly once: the next
// offset is stored in the same batch as the entries before it.
//
// Threading: one thread, which alone uses the ledger meanwhile.

#include <chrono>
#include <deque>

#include "connectors/kafka/ingest/command_source.h"
#include "ledger/service/stream.h"

namespace connectors::kafka {

class Ingest {
 public:
  Ingest(ledger::service::Ledger& ledger, CommandSource& source, std::size_t batch)
      : ledger_(ledger), source_(source), batch_(batch), stream_(ledger) {}

  // Reads up to a batch, waiting `wait_ms` for the first record, and returns whether there was one.
  // If not, everything read before is on disk.
  ledger::Result<bool> step(int wait_ms);
  // Writes everything read to disk.
  ledger::Status settle();

 private:
  ledger::Result<bool> pop_decided(const ledger::service::Stream::Entries& answers);
  void commit_if_due();

  ledger::service::Ledger& ledger_;
  CommandSource& source_;
  std::size_t batch_;
  std::chrono::steady_clock::time_point committed_at_;
  std::deque<CommandBatch> pending_;
  ledger::service::Stream stream_;  // Last: destroyed before the bytes that it reads.
};

}  // namespace connectors::kafka
