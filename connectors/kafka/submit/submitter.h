#pragma once

// Submitter sends submissions to the command topic and receives their receipts from the result
// topic. The offset of a record is its position in the ledger, which identifies its receipt.
//
// Threading: one thread.

#include <memory>
#include <vector>

#include "connectors/kafka/client/connection.h"
#include "connectors/kafka/submit/receipt_queue.h"
#include "ledger/service/records/annex.h"

namespace connectors::kafka {

class Submitter {
 public:
  // kAway if the brokers do not answer, or a topic does not exist.
  static ledger::Result<std::unique_ptr<Submitter>> open(const Connection& connection,
                                                         std::int32_t partition);
  ~Submitter();
  Submitter(const Submitter&) = delete;
  Submitter& operator=(const Submitter&) = delete;

  // Sends the next submission; false if too many are unanswered: wait() first. kAway if it cannot
  // be sent: too large for the topic, or access denied.
  ledger::Result<bool> send(ledger::ByteView bytes, ledger::service::Encoding encoding);
  // The next receipts, in the order of send(); waits up to `wait_ms` for one.
  ledger::Result<std::vector<Reply>> wait(int wait_ms);
  std::uint64_t unanswered() const;

 private:
  struct Impl;
  explicit Submitter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace connectors::kafka
