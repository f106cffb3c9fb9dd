#pragma once

// Ingest writes the records of a source to the ledger that follows it, exactly once: the next
// offset is stored in the same batch as the entries before it.
//
// Threading: one thread, which alone uses the ledger meanwhile.

#include <chrono>
#include <deque>
#include <functional>

#include "connectors/kafka/ingest/command_source.h"
#include "ledger/service/stream.h"

namespace connectors::kafka {

class Ingest {
 public:
  using OnRecorded = std::function<void(const ledger::Entry& entry)>;

  // `on_recorded` is called for each entry that is on disk.
  Ingest(ledger::service::Ledger& ledger, CommandSource& source, std::size_t batch,
         OnRecorded on_recorded)
      : ledger_(ledger),
        source_(source),
        batch_(batch),
        on_recorded_(std::move(on_recorded)),
        stream_(ledger) {}

  // Reads up to a batch, waiting `wait_ms` for the first record, and returns whether there was one.
  // If not, everything read before is on disk.
  ledger::Result<bool> step(int wait_ms);
  // Writes everything read to disk.
  ledger::Status settle();
  // Whether the ledger is the one that the records read so far were restored from, if they were.
  bool is_root_checked() const { return is_root_checked_; }

 private:
  ledger::Result<bool> pop_decided(const ledger::service::Stream::Entries& answers);
  ledger::Status check_root();
  void commit_if_due();

  ledger::service::Ledger& ledger_;
  CommandSource& source_;
  std::size_t batch_;
  OnRecorded on_recorded_;
  bool is_root_checked_ = false;
  std::chrono::steady_clock::time_point committed_at_;
  std::deque<CommandBatch> pending_;
  ledger::service::Stream stream_;  // Last: destroyed before the bytes that it reads.
};

}  // namespace connectors::kafka
