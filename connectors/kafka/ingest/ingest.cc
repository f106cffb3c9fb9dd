#include "connectors/kafka/ingest/ingest.h"

#include "connectors/kafka/ingest/restored_root.h"

namespace connectors::kafka {
namespace {

constexpr auto kCommitEvery = std::chrono::seconds(1);

}  // namespace

ledger::Result<bool> Ingest::step(int wait_ms) {
  if (auto checked = check_root(); !checked) return checked.error();
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
  if (source_.restoration() != ledger_.cursor()->restoration) {
    ledger_.set_restoration(source_.restoration());
    is_root_checked_ = false;
  }
  pending_.push_back(std::move(*batch));
  const auto pushed = pop_decided(stream_.push(pending_.back().inputs()));
  if (!pushed) return pushed.error();
  commit_if_due();
  return true;
}

// Once all restored records are read, the ledger must be the one that they were restored from.
ledger::Status Ingest::check_root() {
  const ledger::service::Restoration& restored = source_.restoration();
  if (is_root_checked_ || source_.next_offset() < restored.until) return ledger::Done{};
  is_root_checked_ = true;
  if (restored.until == 0) return ledger::Done{};
  if (auto settled = settle(); !settled) return settled;
  return check_restored_root(ledger_.log(), ledger_.cursor()->followed, restored);
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
  for (const ledger::service::DecidedEntry& one : *answers) on_recorded_(one.entry);
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
