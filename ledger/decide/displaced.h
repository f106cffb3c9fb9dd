#pragma once

// Displaced rights: the pledges and licences in force whose number another registration takes over,
// which has nothing in common with them (fold/confirm.h). The case of such a right is its
// registration with P12 or L08; it closes when the right has its number again.
//
// The State has no more of it than its history. So the cases follow from the history, and what was
// in force, and whom it concerns, from the State before.
//
// Internal to ledger/decide.

#include <vector>

#include "ledger/law/cases/cases.h"
#include "ledger/model/entry.h"

namespace ledger {

class DisplacedRights {
 public:
  // Notes the pledges and licences among `things`, before the entry.
  void add(const State& before, const std::vector<Ref>& things);

  // Sorted, each once. `own` is the event that the entry restates, if it does.
  std::vector<law::Case> opened(const State& after, const std::vector<Ref>& things) const;
  std::vector<law::Case> closed(const State& after, const std::vector<Ref>& things,
                                OptionalSeq own) const;

  // The pledgees or licensees that the right had. Empty: it was not in force.
  const std::vector<PartyId>* parties_of(Seq registration) const;

 private:
  struct Right {
    Seq registration = 0;
    std::vector<PartyId> parties;
  };
  static std::vector<Right> in_force(const State& state, const std::vector<Ref>& things);

  std::vector<Right> rights_;      // In force.
  std::vector<law::Case> before_;  // Displaced already.
};

}  // namespace ledger
