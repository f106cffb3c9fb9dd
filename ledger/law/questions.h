#pragma once

// Questions that several acts ask alike: of the right on a day, of its owners, of what stands on it.
// Each is pure, and names the events that make its answer.

#include <span>

#include "ledger/law/rule.h"

namespace ledger::law {

// Lapsed, expired, abandoned or invalidated on `day`.
Finding right_has_ended(const Patent& patent, Date day);
Finding is_not_granted(const Patent& patent, Date day);
Finding annuity_is_overdue(const Patent& patent, Date day);
Finding is_suspended(const Patent& patent, SuspensionKind kind, Date day);
Finding is_suspended(const Patent& patent, Date day);  // In either way.

// Somebody of `parties` is not a registered owner.
Finding is_not_owner(const State& state, const Patent& patent, std::span<const PartyId> parties);
// A registered owner is neither in `acting` nor among the co-owners who consent, and no agreement of
// the owners says otherwise (PL 14(2)).
Finding lacks_co_owner(const State& state, const Patent& patent, std::span<const PartyId> acting,
                       std::span<const Consent> consents);

// A pledge stands on `day`, and a pledgee of it does not consent (CC 444(2)).
Finding lacks_pledgee(const State& state, const Patent& patent, Date day,
                      std::span<const Consent> consents);
Finding is_pledged(const State& state, const Patent& patent, Date day);

// An open-licence statement is in force on `day`.
Finding has_active_statement(const State& state, const Patent& patent, Date day);
// An exclusive or sole licence stands on `day`.
Finding has_exclusive_or_sole(const State& state, const Patent& patent, Date day);

bool is_foreign(const State& state, const PartyId& party);
bool has_consent(std::span<const Consent> consents, ConsentKind kind, const PartyId& party);

}  // namespace ledger::law
