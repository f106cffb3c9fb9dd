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

std::set<Seq> histories(const State& state, const Restatement& restatement) {
  std::set<Seq> seqs{restatement.original.event.seq};
  for (const Ref ref : restated_things(state, restatement)) {
    const auto& history = history_of(state, ref);
    seqs.insert(history.begin(), history.end());
  }
  return seqs;
}

Result<Done> load_history(const State& state, Restatement& restatement, const EntryAt& entry_at) {
  const Seq target = restatement.original.event.seq;
  for (const Seq seq : histories(state, restatement)) {
    if (seq == target) {
      restatement.history.push_back(restatement.original);
      continue;
    }
    const auto entry = entry_at(seq);
    if (!entry) return entry.error();
    if (!entry->takes_effect() || is_correction(entry->submission->body)) continue;
    const Submission& submission = *entry->submission;
    if (auto body = standing_body(state, seq, submission)) {
      restatement.history.push_back({{seq, 0}, submission.at, submission.source, std::move(*body)});
    }
  }
  return Done{};
}

}  // namespace

Target LoadedTarget::view() const {
  return {original ? &*original : nullptr, restatement ? &*restatement : nullptr, faults};
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
  if (const auto loaded = load_history(state, restatement, entry_at); !loaded) {
    return loaded.error();
  }
  target.restatement = std::move(restatement);
  return target;
}

}  // namespace ledger
