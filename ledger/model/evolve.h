#pragma once

// evolve() folds one entry of the log into the State. It asks no rule: what has been decided has
// been decided. It is total: an event that no longer fits (its licence was retracted, say) changes
// nothing but the history of what it names.
//
// A correction or retraction changes what an older event says. The older event stays in the log;
// the things that it touched are folded anew from their whole histories, with the corrected body in
// its place, so that the State is the same as if all had been folded from the beginning with it.

#include <optional>
#include <vector>

#include "ledger/model/state.h"

namespace ledger {

// An event in its place, with the body that stands now.
struct Recorded {
  EventId event;
  Instant at;
  PartyId source;
  Body body;
};

// What an event.correct or event.retract rests on; the service loads it from the log.
struct Restatement {
  Recorded original;              // As it stood before this correction.
  std::optional<Body> corrected;  // Nothing: it is retracted, now or before.
  bool was_retracted = false;     // It had been retracted before.
  std::vector<Recorded> history;  // Events of restated_things(), ascending, as they stood before.
};

enum class RefKind : std::uint8_t { kParty, kPatent, kLicence, kPledge, kHold, kContract };

// A thing in the State, by kind and index.
struct Ref {
  RefKind kind = RefKind::kParty;
  std::uint32_t index = 0;
  friend constexpr auto operator<=>(const Ref&, const Ref&) = default;
};

RefKind ref_kind(LinkKind kind);

// The things in `state` that a body is about, sorted, each once: a pledge.cancel is about the
// pledge and its patents. Things that `state` does not know are left out. `seq` is the event's, by
// which an acceptance without a number is named; the first entry is never one.
std::vector<Ref> touched(const State& state, const Body& body, Seq seq = 0);

// The things that a restatement folds anew, sorted: those that the event is about, as it stood and
// as it is corrected, and with a patent its open licences, whose licensors are the owners of their
// time. `history` of the restatement holds the events of them all.
std::vector<Ref> restated_things(const State& state, const Restatement& restatement);

const std::vector<Seq>& history_of(const State& state, Ref ref);
std::vector<Seq>& history_of(State& state, Ref ref);

// The things of which later events may come to say what is no longer so: those that a restatement
// folds anew, and the patents that its rights were ever on. Sorted.
std::vector<Ref> affected_things(const State& state, const Restatement& restatement);
// The things whose events tell how the State stood when the corrected event and those after it were
// decided: the affected ones, what each of their `events` is about, the rights on those patents,
// and the licences above these.
std::vector<Ref> context_things(const State& state, const Restatement& restatement,
                                const std::vector<Ref>& affected,
                                const std::vector<Recorded>& events);

// `restatement` is given exactly for corrections and retractions that take effect.
void evolve(State& state, const Entry& entry, const Restatement* restatement = nullptr);

// Folds an event alone, without its position: for a State of some things, made of their events.
void replay(State& state, const Recorded& event);

// The civil day on which the fact in a body takes effect: a transfer on its registration, a licence
// on its recordation. For views as of a day.
Date effective_day(const Body& body, Instant at);

}  // namespace ledger
