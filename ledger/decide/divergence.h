#pragma once

// Divergence: two States that differ in one event, and the things in which they differ. The later
// events are folded into both, in order.
//
// A later event can only be decided differently in the two if it names one of these things, or a
// patent that one of these rights is on. The others are not tested. Of the rights on the patents of
// an event those that differ are tested first, and all only if that finds a ground of rights.
//
// The things that differ are found at the event itself. A later event has the same effect in both
// States on everything else; of a thing that differs it takes nothing that a rule reads elsewhere.
//
// Internal to ledger/decide.

#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "ledger/model/codes.h"
#include "ledger/model/fold/evolve.h"

namespace ledger {

// Whether a right that is on record on a patent can be a ground with this code.
bool is_of_rights(Code code);

class Divergence {
 public:
  // `common` is the State before the event; `before` is the event as it is in one State, `after` as
  // it is in the other. Empty: it is retracted.
  Divergence(State common, const std::optional<EventInPlace>& before,
             const std::optional<EventInPlace>& after);

  // Whether the States are equal, as far as decisions read them; they remain equal.
  bool is_none() const { return things_.empty(); }

  // The codes that apply to the next event in the second State and not in the first. Ascending.
  std::vector<Code> codes_added(const EventInPlace& event);
  void replay(const EventInPlace& event);

  // The two States as they are now, and the things in which they differ or did.
  const State& before() const { return before_; }
  const State& after() const { return after_; }
  const std::set<Ref>& things() const { return things_; }

 private:
  void reach_differing(const EventInPlace& event);
  bool differs(Ref ref) const;
  void reach(Ref ref);
  void reach_patents(Ref right);
  void note_parents(std::uint32_t licence);
  bool is_reached(std::optional<Ref> ref) const { return ref && things_.contains(*ref); }
  std::vector<Ref> touched_in_both(const EventInPlace& event) const;
  bool can_be_decided_differently(const EventInPlace& event, const std::vector<Ref>& about) const;
  bool announces_another(const EventInPlace& event) const;
  std::vector<Code> codes_by_things(State& state, const EventInPlace& event,
                                    const std::vector<Ref>& about) const;

  State before_;
  State after_;
  std::set<Ref> things_;  // That differ; the licences below them; the patents of these rights.
  bool has_invention_ = false;                                // Among `things_`.
  std::unordered_map<PatentIndex, std::vector<Link>> links_;  // To the rights among `things_`.
  std::unordered_map<std::string, std::set<std::uint32_t>> children_;  // Licences, by their parent.
};

}  // namespace ledger
