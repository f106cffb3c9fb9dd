#pragma once

// Stream: groups of submissions into a ledger, one after the other, several at a time: while one is
// decided, the next ones are decoded and the ones before are written. What comes of them is what
// submit() makes of them, group by group: the same entries in the same batches, each synced on its
// own, and each answer is given when its entry is on disk.
//
// Threading: one thread, and nothing else is asked of the ledger meanwhile. Its own two threads
// decode and write.

#include <deque>
#include <memory>

#include "ledger/service/ledger.h"
#include "ledger/service/worker.h"

namespace ledger {

class Stream {
 public:
  // Groups that wait to be decided, and that wait to be written: so many that no thread waits for
  // another one that is late once.
  static constexpr std::size_t kAhead = 2;
  static constexpr std::size_t kBehind = 4;

  explicit Stream(Ledger& ledger) : ledger_(ledger) {}
  // Waits for what is being written. What was pushed and not answered may or may not be in the log.
  ~Stream();
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  // The answers of the oldest group that was not answered; they live until the next call.
  using Answers = Result<std::span<const Answer>>;

  // Takes a group, whose bytes live until it is answered. Gives the answers of an earlier one; of
  // none while the stream fills. After an Error it takes no more.
  Answers push(std::span<const Received> group);
  // Called again and again: the answers of each that is left, then none.
  Answers finish();

 private:
  struct Group {
    std::span<const Received> received;
    std::vector<Incoming> incoming;
    std::vector<Answer> answers;
    Ledger::Writing writing;
    Status written = Done{};
  };
  using Groups = std::deque<std::unique_ptr<Group>>;

  void decode(std::span<const Received> received);
  Answers decide_next();
  Answers written();

  Ledger& ledger_;
  Decoder decoder_;
  Groups decoding_;  // From the oldest on: decoded, being decoded, or to be.
  Groups writing_;   // From the oldest on: written, being written, or to be.
  Groups spare_;     // Answered; the newest of them is what the last call gave.
  Worker decodes_;   // Last: they are over before what they work on.
  Worker writes_;
};

}  // namespace ledger
