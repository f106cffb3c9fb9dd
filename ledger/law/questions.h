#pragma once

// Questions that several acts ask alike: of the right on a day, of its owners, of what stands on
// it. Each is pure, and names the events that make its answer.

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
// A registered owner is neither in `acting` nor among the co-owners who consent, and no agreement
// of the owners says otherwise (PL 14(2)).
Finding lacks_co_owner(const State& state, const Patent& patent, std::span<const PartyId> acting,
                       std::span<const Consent> consents);

// A pledge stands on `day`, and a pledgee of it does not consent (CC 444(2)).
Finding lacks_pledgee(const State& state, const Patent& patent, Date day,
                      std::span<const Consent> consents);
// A pledge other than `but` stands on `day`, or on a later one: whoever pledges as of an earlier
// day meets it.
Finding is_pledged_after(const State& state, const Patent& patent, Date day, std::string_view but);

// The newest open-licence statement in force on `day`; the newest that was announced. Or null.
const OpenStatement* statement_on(const State& state, const Patent& patent, Date day);
const OpenStatement* last_announced(const State& state, const Patent& patent);
Finding has_active_statement(const State& state, const Patent& patent, Date day);
bool is_exclusive_or_sole(LicenceKind kind);
// An exclusive or sole licence stands on `day`.
Finding has_exclusive_or_sole(const State& state, const Patent& patent, Date day);

// A licence is recorded under this number.
Finding number_is_taken(const State& state, std::string_view licence);

bool is_foreign(const State& state, const PartyId& party);
bool has_foreigner(const State& state, std::span<const PartyId> parties);
bool has_mainlander(const State& state, std::span<const PartyId> parties);
// Inventions and utility models are technology whose transfer or licence abroad is an export (TIER
// 2); designs are not.
bool is_exportable(const Patent& patent);
Finding is_prohibited_from_export(const Patent& patent);  // TIER 29.
bool has_consent(std::span<const Consent> consents, ConsentKind kind, const PartyId& party);

}  // namespace ledger::law
