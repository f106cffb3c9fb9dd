#pragma once

// Ingest takes the records of a source into the ledger that follows it: exactly once, as the offset
// of the next record is on disk with the entries of those before.
//
// Threading: one thread, and nothing else is asked of the ledger meanwhile.

#include <chrono>
#include <deque>

#include "connectors/kafka/command_source.h"
#include "ledger/service/stream.h"

namespace connectors::kafka {

class Ingest {
 public:
  Ingest(ledger::Ledger& ledger, CommandSource& source, std::size_t batch)
      : ledger_(ledger), source_(source), batch_(batch), stream_(ledger) {}

  // Takes up to a batch, waiting `wait_ms` for its first record; where there is none, everything
  // taken before is on disk when it returns. Gives whether there was one.
  ledger::Result<bool> step(int wait_ms);
  // Everything taken is on disk when it returns.
  ledger::Status settle();

 private:
  ledger::Result<bool> answered(const ledger::Stream::Answers& answers);
  void commit_where_due();

  ledger::Ledger& ledger_;
  CommandSource& source_;
  std::size_t batch_;
  std::chrono::steady_clock::time_point committed_at_;
  std::deque<CommandBatch> unanswered_;
  ledger::Stream stream_;  // Last: it is over before the bytes that it works on.
};

}  // namespace connectors::kafka
