#include "tests/support/memory_ledger.h"

#include <set>

namespace ledger::test {
namespace {

EventId event_of(const Body& correction) {
  if (const auto* correct = std::get_if<EventCorrect>(&correction)) return correct->event;
  return std::get<EventRetract>(correction).event;
}

}  // namespace

std::optional<Body> MemoryLedger::standing_body(Seq seq) const {
  if (seq >= entries_.size()) return std::nullopt;
  const Entry& entry = entries_[seq];
  if (!entry.takes_effect() || is_correction(entry.submission->body)) return std::nullopt;
  const auto found = state_.restated.find(seq);
  return found == state_.restated.end() ? entry.submission->body : found->second;
}

std::vector<Recorded> MemoryLedger::events_of(const std::vector<Ref>& things,
                                              const Restatement& restatement) const {
  const Seq target = restatement.original.event.seq;
  std::set<Seq> seqs{target};
  for (const Ref ref : things) {
    const auto& history = history_of(state_, ref);
    seqs.insert(history.begin(), history.end());
  }
  std::vector<Recorded> events;
  for (const Seq seq : seqs) {
    const auto body = seq == target ? restatement.original.body : standing_body(seq);
    if (!body) continue;
    const Submission& submission = *entries_[seq].submission;
    events.push_back({{seq, 0}, submission.at, submission.source, *body});
  }
  return events;
}

MemoryLedger::Loaded MemoryLedger::load(const Body& correction, const Corrected& corrected) const {
  Loaded loaded;
  const EventId event = event_of(correction);
  if (event.index != 0 || event.seq >= entries_.size()) return loaded;
  const Entry& entry = entries_[event.seq];
  if (!entry.takes_effect() || is_correction(entry.submission->body)) return loaded;

  loaded.original = entry.submission;
  const std::optional<Body> standing = standing_body(event.seq);
  Restatement restatement;
  restatement.original = {event, entry.submission->at, entry.submission->source,
                          standing.value_or(entry.submission->body)};
  restatement.was_retracted = !standing.has_value();
  if (std::holds_alternative<EventCorrect>(correction)) {
    auto body = corrected(restatement.original.body);
    if (auto* faults = std::get_if<std::vector<Fault>>(&body)) {
      loaded.faults = std::move(*faults);
      return loaded;
    }
    restatement.corrected = std::get<Body>(std::move(body));
  }
  restatement.history = events_of(restated_things(state_, restatement), restatement);
  const auto affected = affected_things(state_, restatement);
  const auto events = events_of(affected, restatement);
  loaded.context = events_of(context_things(state_, restatement, affected, events), restatement);
  loaded.restatement = std::move(restatement);
  return loaded;
}

const Entry& MemoryLedger::submit(const Submission& submission, const Corrected& corrected) {
  Loaded loaded;
  const bool corrects = is_correction(submission.body);
  if (corrects) loaded = load(submission.body, corrected);
  const Target target{loaded.original ? &*loaded.original : nullptr,
                      loaded.restatement ? &*loaded.restatement : nullptr, loaded.faults,
                      loaded.context};
  Decision decision = decide(state_, submission, corrects ? &target : nullptr);

  Entry& entry = entries_.emplace_back();
  entry.seq = state_.next;
  entry.outcome = decision.outcome;
  entry.submission = submission;
  entry.grounds = std::move(decision.grounds);
  entry.warnings = std::move(decision.warnings);
  entry.faults = std::move(decision.faults);
  entry.reopened = std::move(decision.reopened);
  evolve(state_, entry, corrects ? target.restatement : nullptr);
  return entry;
}

State MemoryLedger::folded_anew() const {
  State state;
  for (const Entry& original : entries_) {
    Entry entry = original;
    const auto body = standing_body(entry.seq);
    entry.outcome = body ? entry.outcome : Outcome::kRefused;
    if (body) entry.submission->body = *body;
    evolve(state, entry);
  }
  return state;
}

}  // namespace ledger::test
