#include "ledger/decide/load_target.h"

#include <algorithm>
#include <set>

namespace ledger {
namespace {

EventId event_of(const Body& correction) {
  if (const auto* correct = std::get_if<EventCorrect>(&correction)) return correct->event;
  return std::get<EventRetract>(correction).event;
}

// As submitted, or as last corrected. Empty if the event is retracted.
std::optional<Body> current_body(const State& state, Seq seq, const Submission& submission) {
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

// The event at `seq` with its current body. Empty if that entry took no effect, is a correction, or
// is retracted.
Result<std::optional<EventInPlace>> load_event(const State& state, Seq seq,
                                               const EntryAt& entry_at) {
  auto entry = entry_at(seq);
  if (!entry) return entry.error();
  std::optional<EventInPlace> event;
  if (!entry->takes_effect() || is_correction(entry->submission->body)) return event;
  const Submission& submission = *entry->submission;
  if (auto body = current_body(state, seq, submission)) {
    event = EventInPlace{{seq, 0}, submission.at, submission.source, std::move(*body)};
  }
  return event;
}

// The events of `things` and all of `known`, ascending. Those in `known` are not read again.
Result<std::vector<EventInPlace>> load_events(const State& state, const std::vector<Ref>& things,
                                              const std::vector<EventInPlace>& known,
                                              const EntryAt& entry_at) {
  std::vector<EventInPlace> events = known;
  const auto seq_of = [](const EventInPlace& event) { return event.event.seq; };
  for (const Seq seq : histories(state, things)) {
    if (std::ranges::binary_search(known, seq, {}, seq_of)) continue;
    auto event = load_event(state, seq, entry_at);
    if (!event) return event.error();
    if (*event) events.push_back(std::move(**event));
  }
  std::ranges::sort(events, {}, seq_of);
  return events;
}

}  // namespace

Target LoadedTarget::view() const {
  return {original ? &*original : nullptr, restatement ? &*restatement : nullptr, faults, context};
}

Result<LoadedTarget> load_target(const State& state, const Body& correction,
                                 const EntryAt& entry_at, const CorrectBody& correct_body) {
  LoadedTarget target;
  const EventId event = event_of(correction);
  if (event.index != 0 || event.seq >= state.next) return target;
  auto entry = entry_at(event.seq);
  if (!entry) return entry.error();
  if (!entry->takes_effect() || is_correction(entry->submission->body)) return target;

  target.original = std::move(entry->submission);
  const Submission& original = *target.original;
  const std::optional<Body> current = current_body(state, event.seq, original);
  Restatement restatement;
  restatement.original = {event, original.at, original.source, current.value_or(original.body)};
  restatement.was_retracted = !current.has_value();
  if (const auto* correct = std::get_if<EventCorrect>(&correction)) {
    auto corrected = correct_body(restatement.original.body, *correct);
    if (auto* faults = std::get_if<std::vector<Fault>>(&corrected)) {
      target.faults = std::move(*faults);
      return target;
    }
    restatement.corrected = std::get<Body>(std::move(corrected));
  }
  auto history =
      load_events(state, restated_things(state, restatement), {restatement.original}, entry_at);
  if (!history) return history.error();
  restatement.history = std::move(*history);
  target.restatement = std::move(restatement);
  return target;
}

Status load_context(const State& state, LoadedTarget& target, const EntryAt& entry_at) {
  if (!target.restatement) return Done{};
  const Restatement& restatement = *target.restatement;
  const std::vector<Ref> affected = affected_things(state, restatement);
  const auto events = load_events(state, affected, restatement.history, entry_at);
  if (!events) return events.error();
  const std::vector<Ref> things = context_things(state, restatement, affected, *events);
  auto context = load_events(state, things, *events, entry_at);
  if (!context) return context.error();
  target.context = std::move(*context);
  return Done{};
}

}  // namespace ledger
