#pragma once

// The two sides of a recorded licence as they are today, and which of them a change or an end of it
// burdens (CC 465: a contract binds its parties alone). A party that files what burdens the other
// side states that side's documents of consent.

#include "ledger/model/commands/licence.h"
#include "ledger/model/state/state.h"

namespace ledger::law {

struct Sides {
  PartySet licensors;  // The owners of its patents today; of a sub-licence those that granted it.
  PartySet licensees;
};
Sides sides_of(const State& state, const Licence& licence);

struct Burden {
  bool is_on_licensors = false;
  bool is_on_licensees = false;
};
Burden burden_of(const State& state, const Licence& licence, const LicenceChange& change);
Burden burden_of(const State& state, const Licence& licence, const LicenceCancel& cancel);

// The parties whose consent is missing if `source`, a party to the licence, files it. Consents are
// of kind `licensee`, and of kind `licensor`, `co-owner` or `patentee`.
std::vector<PartyIndex> missing_consents(const State& state, const Sides& sides, Burden burden,
                                         PartyIndex source, std::span<const Consent> consents);

}  // namespace ledger::law
