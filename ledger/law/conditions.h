#pragma once

// Conditions that the tests of several acts share: of a right on a day, of its owners, and of the
// rights registered on it. Each is pure and names the events that cause its result.

#include <span>

#include "ledger/law/finding.h"
#include "ledger/law/named.h"
#include "ledger/model/state/state.h"

namespace ledger::law {

// Lapsed, expired, abandoned or invalidated in full on `day`.
Finding right_has_ended(const Patent& patent, Date day);
Finding is_not_granted(const Patent& patent, Date day);
Finding annuity_is_overdue(const Patent& patent, Date day);
Finding is_suspended(const Patent& patent, SuspensionKind kind, Date day);
Finding is_suspended(const Patent& patent, Date day);  // For a dispute or by preservation.

// One of `parties` is not a registered owner.
Finding is_not_owner(const Patent& patent, const NamedParties& parties);
// A registered owner is neither in `acting` nor among the co-owners who consent, and the owners
// have not agreed otherwise (PL 14(2)).
Finding lacks_co_owner(const Patent& patent, const NamedParties& acting,
                       const NamedConsents& consents);

// A pledge is in force on `day`, and one of its pledgees is not in `consenting` (CC 444(2)).
Finding lacks_pledgee(const State& state, const Patent& patent, Date day,
                      const PartySet& consenting);
// A pledge other than `except` is in force on `day`, or is registered for a later day.
Finding is_pledged_after(const State& state, const Patent& patent, Date day,
                         std::string_view except);

// The newest open-licence statement in force on `day`; null if there is none.
const OpenStatement* statement_on(const State& state, const Patent& patent, Date day);
// The newest statement that was announced; null if there is none.
const OpenStatement* last_announced(const State& state, const Patent& patent);
Finding has_active_statement(const State& state, const Patent& patent, Date day);
bool is_exclusive_or_sole(LicenceKind kind);
// An exclusive or sole licence is in force on `day`.
Finding has_exclusive_or_sole(const State& state, const Patent& patent, Date day);

// A licence is recorded under this number.
Finding number_is_taken(const State& state, std::string_view licence);

// Transfers and licences of inventions and utility models to a party abroad are exports of
// technology (TIER 2); those of designs are not.
bool is_exportable(const Patent& patent);
Finding is_prohibited_from_export(const Patent& patent);  // TIER 29.

}  // namespace ledger::law
