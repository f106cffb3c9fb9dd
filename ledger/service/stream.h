#pragma once

// Stream: groups of submissions into a ledger, one after the other, three at a time: while one is
// decided, the next is decoded and the one before is written. What comes of them is what submit()
// makes of them, group by group: the same entries in the same batches, and each answer is given
// when its entry is on disk.
//
// Threading: one thread, and nothing else is asked of the ledger meanwhile. Its own two threads
// decode and write.

#include "ledger/service/ledger.h"
#include "ledger/service/worker.h"

namespace ledger {

class Stream {
 public:
  explicit Stream(Ledger& ledger) : ledger_(ledger) {}
  // Waits for what is being written. What was pushed and not answered may or may not be in the log.
  ~Stream();
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  // Takes a group, whose bytes live until it is answered. Gives the answers of an earlier one: of
  // the oldest that is not answered; of none while the stream fills. After an Error it takes no
  // more.
  Result<std::vector<Answer>> push(std::span<const Received> group);
  // The answers of all that are left, in order.
  Result<std::vector<Answer>> finish();

 private:
  struct Group {
    std::span<const Received> received;
    std::vector<Incoming> incoming;
  };

  Result<std::vector<Answer>> decide_and_write(Group& group);
  Result<std::vector<Answer>> written();

  Ledger& ledger_;
  Decoder decoder_;
  Group next_;     // Being decoded, or decoded.
  Group present_;  // Being decided.
  std::vector<Answer> writing_;
  Status written_ = Done{};
  Worker decodes_;  // Last: they are over before what they work on.
  Worker writes_;
};

}  // namespace ledger
