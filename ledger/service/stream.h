#pragma once

// Stream puts groups of submissions into a ledger, several at a time: while one group is decided,
// the next ones are decoded and the ones before are encoded and written. The result is that of
// submit() for each group: the same entries in the same batches, each batch synced on its own, and
// entries are returned when they are on disk.
//
// Threading: one thread, which does nothing else with the ledger meanwhile. Two threads of its own
// decode and write.

#include <deque>
#include <memory>

#include "ledger/service/ledger.h"
#include "ledger/service/worker.h"

namespace ledger::service {

class Stream {
 public:
  // Groups that may wait to be decided, and to be written: enough that one slow group does not stop
  // the other threads.
  static constexpr std::size_t kAhead = 2;
  static constexpr std::size_t kBehind = 4;

  explicit Stream(Ledger& ledger) : ledger_(ledger) {}
  // Waits for the groups that are being written. A group that was pushed and not returned may or
  // may not be in the log.
  ~Stream();
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  // The entries of the oldest group that was not returned yet. They live until the next call.
  using Entries = Result<std::span<const DecidedEntry>>;

  // Takes a group, whose bytes must live until its entries are returned. Returns the entries of an
  // earlier group; none while the stream fills. Not to be called after an Error.
  Entries push(std::span<const Input> inputs);
  // Returns the entries of one remaining group at each call, then none.
  Entries finish();

 private:
  struct Group {
    PendingGroup pending;
    Status written = Done{};
  };
  using Groups = std::deque<std::unique_ptr<Group>>;

  void decode(std::span<const Input> inputs);
  Entries decide_next();
  Entries wait_written();

  Ledger& ledger_;
  Decoder decoder_;
  Groups decoding_;       // Oldest first: decoded, being decoded, or to be decoded.
  Groups writing_;        // Oldest first: written, being written, or to be written.
  Groups spare_;          // Returned; the newest holds what the last call returned.
  Worker decode_worker_;  // Last: destroyed before the groups that they work on.
  Worker write_worker_;
};

}  // namespace ledger::service
