#pragma once

// Parts of a RightsView. Internal to rights_of().
//
// `folded` is the State that says what stands; `names` the one that knows how parties are called.
// They differ in a view as of a legal day.

#include "projections/rights.h"

namespace projections {

struct RightsSource {
  const ledger::State& folded;
  const ledger::State& names;
};

Named named(const RightsSource& source, ledger::PartyIndex party);  // An index of `folded`.
std::string name_of(const ledger::State& names, const ledger::PartyId& party);

std::vector<Encumbrance> encumbrances_of(const RightsSource& source, ledger::PatentIndex patent,
                                         ledger::Date on);

std::optional<RightsView> rights_from(const RightsSource& source, ledger::PatentNumber number,
                                      ledger::Date on);

// The event as it stands now: with the body that corrections gave it.
Restated restated_of(const ledger::State& now, const ledger::Recorded& recorded);
const ledger::Body& standing_body(const ledger::State& now, const ledger::Recorded& recorded);

}  // namespace projections
