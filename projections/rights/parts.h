#pragma once

// The parts of a RightsView. Internal to the rights.

#include "projections/rights/lines.h"
#include "projections/rights/rights.h"

namespace projections::rights {

// The States that a view is made from. They differ in a view as of a legal day.
struct RightsSource {
  const ledger::State& rights;  // Gives the rights.
  const ledger::State& names;   // Gives the names of the parties.
  ledger::Date on;              // The day of both.
};

Named named(const RightsSource& source,
            ledger::PartyIndex party);  // By its index in `source.rights`.
std::string name_of(const Names& names, const ledger::PartyId& party);

// That apply on a day from that of the source up to `until`.
std::vector<Encumbrance> encumbrances_of(const RightsSource& source, ledger::PatentIndex patent,
                                         ledger::Date until);

std::optional<RightsView> rights_from(const RightsSource& source, ledger::PatentNumber number);

// Whether the event was restated, and its body after corrections.
Restated restated_of(const ledger::State& now, const ledger::EventInPlace& recorded);
const ledger::Body& current_body(const ledger::State& now, const ledger::EventInPlace& recorded);

}  // namespace projections::rights
