#include "ledger/service/target.h"

#include <algorithm>
#include <set>

namespace ledger {
namespace {

EventId event_of(const Body& correction) {
  if (const auto* correct = std::get_if<EventCorrect>(&correction)) return correct->event;
  return std::get<EventRetract>(correction).event;
}

// The body that stands for an event now: corrected, or as submitted; nothing where it is retracted.
std::optional<Body> standing_body(const State& state, Seq seq, const Submission& submission) {
  const auto found = state.restated.find(seq);
  return found == state.restated.end() ? submission.body : found->second;
}

std::set<Seq> histories(const State& state, const std::vector<Ref>& things) {
  std::set<Seq> seqs;
  for (const Ref ref : things) {
    const auto& history = history_of(state, ref);
    seqs.insert(history.begin(), history.end());
  }
  return seqs;
}

// The events of `things`, and `original` among them, as they stand; corrections are none.
Result<std::vector<Recorded>> load_events(const State& state, const std::vector<Ref>& things,
                                          const Recorded& original, const EntryAt& entry_at) {
  std::vector<Recorded> events;
  std::set<Seq> seqs = histories(state, things);
  seqs.insert(original.event.seq);
  for (const Seq seq : seqs) {
    if (seq == original.event.seq) {
      events.push_back(original);
      continue;
    }
    const auto entry = entry_at(seq);
    if (!entry) return entry.error();
    if (!entry->takes_effect() || is_correction(entry->submission->body)) continue;
    const Submission& submission = *entry->submission;
    if (auto body = standing_body(state, seq, submission)) {
      events.push_back({{seq, 0}, submission.at, submission.source, std::move(*body)});
    }
  }
  return events;
}

}  // namespace

Target LoadedTarget::view() const {
  return {original ? &*original : nullptr, restatement ? &*restatement : nullptr, faults, context};
}

Result<LoadedTarget> load_target(const State& state, const Body& correction,
                                 const EntryAt& entry_at, codec::JsonDecoder& decoder) {
  LoadedTarget target;
  const EventId event = event_of(correction);
  if (event.index != 0 || event.seq >= state.next) return target;
  auto entry = entry_at(event.seq);
  if (!entry) return entry.error();
  if (!entry->takes_effect() || is_correction(entry->submission->body)) return target;

  target.original = std::move(entry->submission);
  const Submission& original = *target.original;
  const std::optional<Body> standing = standing_body(state, event.seq, original);
  Restatement restatement;
  restatement.original = {event, original.at, original.source, standing.value_or(original.body)};
  restatement.was_retracted = !standing.has_value();
  if (const auto* correct = std::get_if<EventCorrect>(&correction)) {
    auto corrected = decoder.corrected(restatement.original.body, correct->set);
    if (auto* faults = std::get_if<std::vector<Fault>>(&corrected)) {
      target.faults = std::move(*faults);
      return target;
    }
    restatement.corrected = std::get<Body>(std::move(corrected));
  }
  auto history =
      load_events(state, restated_things(state, restatement), restatement.original, entry_at);
  if (!history) return history.error();
  restatement.history = std::move(*history);
  target.restatement = std::move(restatement);
  return target;
}

Status load_context(const State& state, LoadedTarget& target, const EntryAt& entry_at) {
  if (!target.restatement) return Done{};
  const Restatement& restatement = *target.restatement;
  const auto load = [&](const std::vector<Ref>& things) {
    return load_events(state, things, restatement.original, entry_at);
  };
  const auto affected = load(affected_things(state, restatement));
  if (!affected) return affected.error();
  auto context = load(context_things(state, restatement, *affected));
  if (!context) return context.error();
  target.context = std::move(*context);
  return Done{};
}

}  // namespace ledger
