#include "connectors/kafka/ingest/ingest.h"

namespace connectors::kafka {
namespace {

constexpr auto kCommitEvery = std::chrono::seconds(1);

}  // namespace

ledger::Result<bool> Ingest::step(int wait_ms) {
  const bool is_idle = pending_.empty();
  auto batch = source_.next(batch_, is_idle ? wait_ms : 0);
  if (!batch) return batch.error();
  if (ledger_.cursor()->followed.cluster.empty() && source_.is_connected()) {
    ledger_.set_cluster(source_.cluster());
  }
  if (batch->inputs().empty()) {
    if (auto done = settle(); !done) return done.error();
    return false;
  }
  pending_.push_back(std::move(*batch));
  const auto pushed = pop_decided(stream_.push(pending_.back().inputs()));
  if (!pushed) return pushed.error();
  commit_if_due();
  return true;
}

// Under load settle() is not called.
void Ingest::commit_if_due() {
  const auto now = std::chrono::steady_clock::now();
  if (now - committed_at_ < kCommitEvery) return;
  committed_at_ = now;
  source_.commit(ledger_.log().size());
}

ledger::Result<bool> Ingest::pop_decided(const ledger::service::Stream::Entries& answers) {
  if (!answers) return answers.error();
  if (answers->empty()) return false;
  pending_.pop_front();
  return true;
}

ledger::Status Ingest::settle() {
  for (;;) {
    const auto more = pop_decided(stream_.finish());
    if (!more) return more.error();
    if (!*more) break;
  }
  source_.commit(ledger_.log().size());
  return ledger::Done{};
}

}  // namespace connectors::kafka
