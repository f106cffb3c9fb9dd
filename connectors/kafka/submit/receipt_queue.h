#pragma once

// ReceiptQueue matches submissions with their receipts. The offset of a delivered record is the
// ce_sequence of its receipt. A receipt may arrive before the delivery report, so receipts that
// match no delivered record are held back while reports are outstanding.
//
// Threading: one thread.

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "ledger/model/entry.h"

namespace connectors::kafka {

struct Reply {
  ledger::Outcome outcome = ledger::Outcome::kRecorded;
  std::string receipt;  // JSON, as published.
};

class ReceiptQueue {
 public:
  struct PendingSubmission {
    std::optional<Reply> reply;
  };

  // The next submission; the reference is valid until its reply is taken.
  PendingSubmission& push() { return queue_.emplace_back(); }
  void pop_newest() { queue_.pop_back(); }  // It could not be sent.

  void on_delivery(PendingSubmission& submission, ledger::Seq offset);
  void on_receipt(const std::string& sequence, Reply reply);

  // The replies of the oldest submissions, in the order of push(), up to the first one without.
  std::vector<Reply> take_due();
  std::size_t size() const { return queue_.size(); }  // Submissions without a taken reply.

 private:
  std::deque<PendingSubmission> queue_;
  std::unordered_map<std::string, PendingSubmission*>
      delivered_;                       // Without a reply, by ce_sequence.
  std::map<std::string, Reply> early_;  // By ce_sequence.
};

}  // namespace connectors::kafka
