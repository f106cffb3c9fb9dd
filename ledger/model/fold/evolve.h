#pragma once

// evolve() folds one entry of the log into the State. It checks no rule: the entry is decided. It
// is total: an event that no longer fits (its licence was retracted, for example) changes only the
// histories of what it names.
//
// A correction or retraction changes the body of an older event. That event stays in the log; the
// things that it is about are folded again from their whole histories, with the corrected body in
// its place. The State is then the same as if the log had had that body from the beginning.

#include <optional>
#include <vector>

#include "ledger/model/state/state.h"

namespace ledger {

// An event with its current body.
struct EventInPlace {
  EventId event;
  Instant at;
  PartyId source;
  Body body;
  bool is_fact = false;  // Entry::states_fact().
};

// What an event.correct or event.retract changes; see load_target() in ledger/decide.
struct Restatement {
  EventInPlace original;          // Before this correction.
  std::optional<Body> corrected;  // Empty: retracted by this entry.
  bool was_retracted = false;     // Before this entry.
  // The events of restated_things() before this correction, ascending.
  std::vector<EventInPlace> history;
  // In names, if `corrected` is the same in codes: it follows its names (naming.h).
  std::optional<Body> stated = {};
};

enum class RefKind : std::uint8_t { kParty, kPatent, kLicence, kPledge, kHold, kContract };

// A thing in the State.
struct Ref {
  RefKind kind = RefKind::kParty;
  std::uint32_t index = 0;
  friend constexpr auto operator<=>(const Ref&, const Ref&) = default;
};

RefKind ref_kind(LinkKind kind);
// A licence, a pledge or a hold.
constexpr bool is_right(Ref ref) {
  return ref.kind == RefKind::kLicence || ref.kind == RefKind::kPledge ||
         ref.kind == RefKind::kHold;
}

// The things in `state` that a body is about, sorted, each once: a pledge.cancel is about the
// pledge and its patents. Unknown things are left out. `seq` is the event's, from which an
// acceptance without a number has its id.
std::vector<Ref> touched(const State& state, const Body& body, Seq seq = 0);

// The things that a restatement folds again, sorted: those that the event is about, before and
// after the correction, and the open licences of these patents, whose licensors are the owners at
// the time of acceptance. Restatement::history has the events of all of them.
std::vector<Ref> restated_things(const State& state, const Restatement& restatement);

const std::vector<Seq>& history_of(const State& state, Ref ref);
std::vector<Seq>& history_of(State& state, Ref ref);

// The things whose later events this restatement may contradict: restated_things(), and the patents
// that its rights were ever on. Sorted.
std::vector<Ref> affected_things(const State& state, const Restatement& restatement);
// The things on which the decisions of the corrected event and of later ones depended: the affected
// ones, what their events are about, the rights on those patents, and the parents of the licences.
// `others` are the events of the affected things that the restatement's history does not have.
std::vector<Ref> context_things(const State& state, const Restatement& restatement,
                                const std::vector<Ref>& affected,
                                const std::vector<EventInPlace>& others);

// `restatement` is required for corrections and retractions that take effect, and null otherwise.
void evolve(State& state, const Entry& entry, const Restatement* restatement = nullptr);

// The licence above it that a body names; empty if it names none.
std::string_view parent_in(const Body& body);

// Whether a body names patents to pledge: rule P10 then reads the inventions of their days.
bool names_pledged_patents(const Body& body);

// Gives an index to each patent and right that a body names.
void intern_things(State& state, const Body& body, Seq seq);

// Folds one event, without advancing State::next: for a State that is built from the events of some
// things.
void replay(State& state, const EventInPlace& event);

// The civil day on which the fact in a body takes effect: a transfer on its registration, a licence
// on its recordation; the day of filing if the body names none. For views as of a day.
Date effective_day(const Body& body, Instant at);

}  // namespace ledger
