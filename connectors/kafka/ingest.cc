#include "connectors/kafka/ingest.h"

namespace connectors::kafka {
namespace {

constexpr auto kCommitEvery = std::chrono::seconds(1);

}  // namespace

ledger::Result<bool> Ingest::step(int wait_ms) {
  const bool is_settled = unanswered_.empty();
  auto batch = source_.next(batch_, is_settled ? wait_ms : 0);
  if (!batch) return batch.error();
  if (ledger_.order()->order.cluster.empty() && source_.is_connected()) {
    ledger_.set_cluster(source_.cluster());
  }
  if (batch->received().empty()) {
    if (auto done = settle(); !done) return done.error();
    return false;
  }
  unanswered_.push_back(std::move(*batch));
  const auto pushed = answered(stream_.push(unanswered_.back().received()));
  if (!pushed) return pushed.error();
  commit_where_due();
  return true;
}

// Under load too, what is on disk is told now and then.
void Ingest::commit_where_due() {
  const auto now = std::chrono::steady_clock::now();
  if (now - committed_at_ < kCommitEvery) return;
  committed_at_ = now;
  source_.commit(ledger_.log().size());
}

ledger::Result<bool> Ingest::answered(const ledger::Stream::Answers& answers) {
  if (!answers) return answers.error();
  if (answers->empty()) return false;
  unanswered_.pop_front();
  return true;
}

ledger::Status Ingest::settle() {
  for (;;) {
    const auto more = answered(stream_.finish());
    if (!more) return more.error();
    if (!*more) break;
  }
  source_.commit(ledger_.log().size());
  return ledger::Done{};
}

}  // namespace connectors::kafka
