#include "connectors/kafka/submit/receipt_queue.h"

#include "connectors/views/feed.h"

namespace connectors::kafka {
namespace {

constexpr std::size_t kEarlyMax = 100'000;

}  // namespace

void ReceiptQueue::on_delivery(PendingSubmission& submission, ledger::Seq offset) {
  const std::string sequence = views::sequence_text(offset);
  auto early = early_.extract(sequence);
  if (early.empty()) {
    delivered_.emplace(sequence, &submission);
  } else {
    submission.reply = std::move(early.mapped());
  }
}

void ReceiptQueue::on_receipt(const std::string& sequence, Reply reply) {
  const auto found = delivered_.find(sequence);
  if (found != delivered_.end()) {
    found->second->reply = std::move(reply);
    delivered_.erase(found);
  } else if (delivered_.size() < queue_.size()) {
    early_.emplace(sequence, std::move(reply));
    if (early_.size() > kEarlyMax) early_.erase(early_.begin());
  }
}

std::vector<Reply> ReceiptQueue::take_due() {
  std::vector<Reply> due;
  while (!queue_.empty() && queue_.front().reply) {
    due.push_back(std::move(*queue_.front().reply));
    queue_.pop_front();
  }
  return due;
}

}  // namespace connectors::kafka
