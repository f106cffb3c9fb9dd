#include "ledger/decide/load_target.h"

#include <algorithm>
#include <set>
#include <span>

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

Seq seq_of(const EventInPlace& event) { return event.event.seq; }

// Whether `events`, ascending, have that of `seq`.
bool has(std::span<const EventInPlace> events, Seq seq) {
  return std::ranges::binary_search(events, seq, {}, seq_of);
}

// Appends the events of `things` to `events`, which remain ascending. Those that it has or that are
// in `known`, ascending too, are not read again.
Status add_events(const State& state, const std::vector<Ref>& things,
                  std::span<const EventInPlace> known, const EntryAt& entry_at,
                  std::vector<EventInPlace>& events) {
  const std::set<Seq> seqs = histories(state, things);
  const std::size_t before = events.size();
  events.reserve(before + seqs.size());
  for (const Seq seq : seqs) {
    if (has(known, seq) || has(std::span(events).first(before), seq)) continue;
    auto event = load_event(state, seq, entry_at);
    if (!event) return event.error();
    if (*event) events.push_back(std::move(**event));
  }
  std::ranges::inplace_merge(events, events.begin() + static_cast<std::ptrdiff_t>(before), {},
                             seq_of);
  return Done{};
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
  restatement.history = {restatement.original};
  Status added =
      add_events(state, restated_things(state, restatement), {}, entry_at, restatement.history);
  if (!added) return added.error();
  target.restatement = std::move(restatement);
  return target;
}

Status load_context(const State& state, LoadedTarget& target, const EntryAt& entry_at) {
  if (!target.restatement) return Done{};
  const Restatement& restatement = *target.restatement;
  std::vector<EventInPlace>& others = target.others;
  const auto add = [&](const std::vector<Ref>& things) {
    return add_events(state, things, restatement.history, entry_at, others);
  };
  const std::vector<Ref> affected = affected_things(state, restatement);
  if (Status added = add(affected); !added) return added;
  const std::vector<Ref> things = context_things(state, restatement, affected, others);
  if (Status added = add(things); !added) return added;
  for (const EventInPlace& event : restatement.history) target.context.push_back(&event);
  for (const EventInPlace& event : others) target.context.push_back(&event);
  std::ranges::sort(target.context, {}, [](const EventInPlace* event) { return seq_of(*event); });
  return Done{};
}

}  // namespace ledger
