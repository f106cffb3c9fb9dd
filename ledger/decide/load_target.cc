#include "ledger/decide/load_target.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "ledger/model/commands/groups.h"
#include "ledger/model/fold/naming.h"

namespace ledger {
namespace {

EventId event_of(const Body& correction) {
  if (const auto* correct = std::get_if<EventCorrect>(&correction)) return correct->event;
  return std::get<EventRetract>(correction).event;
}

// As submitted, or as last corrected. Empty if the event is retracted.
std::optional<Body> stated_body(const State& state, Seq seq, const Submission& submission) {
  const auto found = state.restated.find(seq);
  return found == state.restated.end() ? submission.body : found->second;
}

// The same, of a settled named fact in codes.
std::optional<Body> current_body(const State& state, Seq seq, const Submission& submission) {
  auto stated = stated_body(state, seq, submission);
  if (stated) stated = as_settled(state, seq, *stated);
  return stated;
}

// A correction is in codes if its names are those of one party each.
Body corrected_in_codes(const State& state, Body corrected, Instant at) {
  if (!has_names(corrected)) return corrected;
  auto codes = in_codes(state, corrected, at);
  return codes ? std::move(*codes) : std::move(corrected);
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
    event = EventInPlace{
        {seq, 0}, submission.at, submission.source, std::move(*body), entry->states_fact()};
  }
  return event;
}

Seq seq_of(const EventInPlace& event) { return event.event.seq; }

// Whether `events`, ascending, have that of `seq`.
bool has(std::span<const EventInPlace> events, Seq seq) {
  return std::ranges::binary_search(events, seq, {}, seq_of);
}

// An entry that settled a named fact is in the histories of what that names. If it is about a
// party, it is no event of these.
bool acts_on(const State& state, const EventInPlace& event, const std::vector<Ref>& things) {
  const bool is_of_party = std::visit(
      [](const auto& body) { return OfParty<std::decay_t<decltype(body)>>; }, event.body);
  if (!is_of_party) return true;
  const std::vector<Ref> about = touched(state, event.body, seq_of(event));
  return std::ranges::any_of(
      about, [&](Ref ref) { return std::ranges::find(things, ref) != things.end(); });
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
    if (*event && acts_on(state, **event, things)) events.push_back(std::move(**event));
  }
  std::ranges::inplace_merge(events, events.begin() + static_cast<std::ptrdiff_t>(before), {},
                             seq_of);
  return Done{};
}

Status add_history(const State& state, Restatement& restatement, const EntryAt& entry_at) {
  restatement.history = {restatement.original};
  return add_events(state, restated_things(state, restatement), {}, entry_at, restatement.history);
}

// The event that a retraction took out of the ledger, to be put back.
Result<LoadedTarget> load_retraction(const State& state, Seq seq, Submission retraction,
                                     const EntryAt& entry_at) {
  LoadedTarget target;
  const auto found = state.retractions.find(seq);
  target.is_gone = found == state.retractions.end();
  const EventId event =
      target.is_gone ? event_of(retraction.body) : EventId{found->second.event, 0};
  target.retraction = std::move(retraction);
  auto entry = entry_at(event.seq);
  if (!entry) return entry.error();
  // It is gone, and the event may be a retraction too: only its source is needed.
  target.original = std::move(entry->submission);
  if (target.is_gone) return target;
  const Submission& original = *target.original;
  const Body& body = found->second.body ? *found->second.body : original.body;
  Restatement restatement;
  restatement.original = {event, original.at, original.source, body, entry->states_fact()};
  restatement.was_retracted = true;
  restatement.corrected = corrected_in_codes(state, body, original.at);
  if (has_names(body) && !has_names(*restatement.corrected)) restatement.stated = body;
  if (Status added = add_history(state, restatement, entry_at); !added) return added.error();
  target.restatement = std::move(restatement);
  return target;
}

}  // namespace

Target LoadedTarget::view() const {
  return {original ? &*original : nullptr,
          retraction ? &*retraction : nullptr,
          is_gone,
          restatement ? &*restatement : nullptr,
          faults,
          context};
}

Result<LoadedTarget> load_target(const State& state, const Body& correction,
                                 const EntryAt& entry_at, const CorrectBody& correct_body) {
  LoadedTarget target;
  const EventId event = event_of(correction);
  if (event.index != 0 || event.seq >= state.next) return target;
  auto entry = entry_at(event.seq);
  if (!entry) return entry.error();
  if (!entry->takes_effect()) return target;
  const bool retracts = std::holds_alternative<EventRetract>(correction);
  if (retracts && std::holds_alternative<EventRetract>(entry->submission->body)) {
    return load_retraction(state, event.seq, std::move(*entry->submission), entry_at);
  }
  if (is_correction(entry->submission->body)) return target;

  target.original = std::move(entry->submission);
  const Submission& original = *target.original;
  const std::optional<Body> current = current_body(state, event.seq, original);
  Restatement restatement;
  restatement.original = {event, original.at, original.source, current.value_or(original.body),
                          entry->states_fact()};
  restatement.was_retracted = !current.has_value();
  target.is_gone = restatement.was_retracted;
  if (const auto* correct = std::get_if<EventCorrect>(&correction)) {
    auto corrected = correct_body(restatement.original.body, *correct);
    if (auto* faults = std::get_if<std::vector<Fault>>(&corrected)) {
      target.faults = std::move(*faults);
      return target;
    }
    restatement.corrected =
        corrected_in_codes(state, std::get<Body>(std::move(corrected)), original.at);
  }
  if (Status added = add_history(state, restatement, entry_at); !added) return added.error();
  target.restatement = std::move(restatement);
  return target;
}

Result<std::optional<Restatement>> load_settlement(const State& state, Seq seq,
                                                   const EntryAt& entry_at) {
  const NamedFact& fact = state.named.at(seq);
  const std::vector<PartyIndex> parties = parties_now(state, fact);
  std::optional<Restatement> restatement;
  if (parties == fact.parties) return restatement;
  auto entry = entry_at(seq);
  if (!entry) return entry.error();
  const Submission& submission = *entry->submission;
  const Body stated = *stated_body(state, seq, submission);
  restatement.emplace();
  restatement->original = {{seq, 0},
                           submission.at,
                           submission.source,
                           as_settled(state, seq, stated),
                           entry->states_fact()};
  restatement->corrected = corrected_in_codes(state, stated, submission.at);
  if (Status added = add_history(state, *restatement, entry_at); !added) return added.error();
  return restatement;
}

Status settle_names(State& state, const EntryAt& entry_at,
                    const std::function<void(const Restatement&)>& settle) {
  // A change of name could take away the name by which it is settled itself. The number is even:
  // such a fact is left as it was.
  constexpr int kTimesMax = 8;
  std::map<Seq, int> times;
  while (!state.unsettled.empty()) {
    for (const Seq seq : take_unsettled(state)) {
      if (times[seq] == kTimesMax) continue;
      const auto restatement = load_settlement(state, seq, entry_at);
      if (!restatement) return restatement.error();
      if (!*restatement) continue;
      ++times[seq];
      settle(**restatement);
    }
  }
  return Done{};
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
