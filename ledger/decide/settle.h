#pragma once

// What a fact, a correction or an end of a right makes of the recorded events: the cases that it
// opens and closes (law/cases/cases.h). They follow from the State before and after it, so an entry
// is settled after it is folded and before it is written. Nothing of this is read by evolve().

#include "ledger/decide/decide.h"
#include "ledger/decide/displaced.h"
#include "ledger/law/cases/cases.h"

namespace ledger {

class Settlement {
 public:
  // Before `entry` is folded; `entry` is decided. `restatement` as for evolve().
  Settlement(const State& before, const Entry& entry, const Restatement* restatement);

  // After it is folded: adds to the entry the contradictions that it is part of itself, W05 with
  // the events that it contradicts now, and the cases that it opens and closes.
  void complete(Entry& entry, const State& after) const;

 private:
  std::vector<Ref> things(const State& state) const;
  OptionalSeq restated() const;  // The event that the entry restates.

  const Entry& entry_;
  const Restatement* restatement_;
  bool is_needed_ = false;
  std::vector<Ref> things_;
  std::vector<law::Case> cases_;
  DisplacedRights displaced_;
};

// The same of the named facts that an entry settles (model/fold/naming.h), one after another.
class NamesSettlement {
 public:
  // Before and after one of them is folded again.
  void before(const State& state, const Restatement& restatement);
  void after(const State& state, const Restatement& restatement);

  // Adds to the entry, after all of them, W05 with the events that they contradict now and did not
  // before, and the cases that they open and close: at most kNamedEventsMax of each kind in all.
  void complete(Entry& entry, const State& after) const;
  // What the settled facts are about, in no order; one may come again.
  const std::vector<PatentNumber>& patents() const { return patents_; }

 private:
  void note(const State& state, const std::vector<Ref>& things, OptionalSeq fact);

  std::vector<Seq> facts_;
  std::vector<Ref> things_;       // What any of them is about, sorted.
  std::vector<law::Case> cases_;  // Of these, before the first of them; so is the next.
  DisplacedRights displaced_;
  std::vector<PatentNumber> patents_;
};

}  // namespace ledger
