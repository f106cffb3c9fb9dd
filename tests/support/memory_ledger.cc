#include "tests/support/memory_ledger.h"

#include "ledger/base/assert.h"
#include "ledger/decide/settle.h"
#include "ledger/model/fold/naming.h"

namespace ledger::test {

std::optional<Body> MemoryLedger::current_body(Seq seq) const {
  if (seq >= entries_.size()) return std::nullopt;
  const Entry& entry = entries_[seq];
  if (!entry.takes_effect() || is_correction(entry.submission->body)) return std::nullopt;
  const auto found = state_.restated.find(seq);
  std::optional<Body> body =
      found == state_.restated.end() ? entry.submission->body : found->second;
  if (body) body = as_settled(state_, seq, *body);
  return body;
}

LoadedTarget MemoryLedger::load(const Body& correction, const Corrected& corrected) const {
  const EntryAt entry_at = [this](Seq seq) -> Result<Entry> { return entries_.at(seq); };
  const auto correct_body = [&](const Body& body, const EventCorrect& /*correct*/) {
    return corrected(body);
  };
  auto target = load_target(state_, correction, entry_at, correct_body);
  LEDGER_ASSERT(target);
  LEDGER_ASSERT(load_context(state_, *target, entry_at));
  return std::move(*target);
}

const Entry& MemoryLedger::submit(const Submission& submission, const Corrected& corrected) {
  LoadedTarget loaded;
  const bool corrects = is_correction(submission.body);
  if (corrects) loaded = load(submission.body, corrected);
  const Target target = loaded.view();
  Decision decision = decide(state_, submission, submission.at, corrects ? &target : nullptr);

  Entry& entry = entries_.emplace_back();
  entry.seq = state_.next;
  entry.outcome = decision.outcome;
  entry.is_fact = decision.is_fact;
  entry.submission = submission;
  entry.grounds = std::move(decision.grounds);
  entry.warnings = std::move(decision.warnings);
  entry.faults = std::move(decision.faults);
  entry.reopened = std::move(decision.reopened);
  entry.cases = std::move(decision.cases);
  const Restatement* const restatement =
      corrects && entry.takes_effect() ? target.restatement : nullptr;
  const Settlement settlement(state_, entry, restatement);
  evolve(state_, entry, restatement);
  settlement.complete(entry, state_);
  const EntryAt entry_at = [this](Seq seq) -> Result<Entry> { return entries_.at(seq); };
  NamesSettlement names;
  LEDGER_ASSERT(settle_names(state_, entry_at, [&](const Restatement& fact) {
    names.before(state_, fact);
    settle_named(state_, entry, fact);
    names.after(state_, fact);
  }));
  names.complete(entry, state_);
  return entry;
}

State MemoryLedger::folded_again() const {
  State state;
  for (const Entry& original : entries_) {
    Entry entry = original;
    const auto body = current_body(entry.seq);
    entry.outcome = body ? entry.outcome : Outcome::kRefused;
    if (body) entry.submission->body = *body;
    evolve(state, entry);
  }
  return state;
}

}  // namespace ledger::test
