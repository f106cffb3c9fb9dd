#pragma once

// Submitter sends submissions to the command topic and waits for their receipts on the result
// topic. The offset that a record gets is its position in the ledger, so its receipt is known by
// that alone.
//
// Threading: one thread.

#include <memory>
#include <string>
#include <vector>

#include "connectors/kafka/connection.h"
#include "ledger/model/entry.h"
#include "ledger/service/annex.h"

namespace connectors::kafka {

struct Reply {
  ledger::Outcome outcome = ledger::Outcome::kRecorded;
  std::string receipt;  // JSON, as published.
};

class Submitter {
 public:
  // kAway where the brokers do not answer, or a topic is not there.
  static ledger::Result<std::unique_ptr<Submitter>> open(const Connection& connection,
                                                         std::int32_t partition);
  ~Submitter();
  Submitter(const Submitter&) = delete;
  Submitter& operator=(const Submitter&) = delete;

  // Sends the next one; false: too many are unanswered, wait() first. kAway where it cannot be
  // sent: too large for the topic, or not ours to write.
  ledger::Result<bool> send(ledger::ByteView bytes, ledger::Form form);
  // The receipts that are due next, in the order sent; waits up to `wait_ms` for one.
  ledger::Result<std::vector<Reply>> wait(int wait_ms);
  std::uint64_t unanswered() const;

 private:
  struct Impl;
  explicit Submitter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace connectors::kafka
