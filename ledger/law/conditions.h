#pragma once

// Conditions that the tests of several acts share: of a right on a day, of its owners, and of the
// rights registered on it. Each is pure and names the events that cause its result. A condition of
// what an act may cut into takes the days for which it is reviewed (review_days.h).

#include <span>

#include "ledger/law/finding.h"
#include "ledger/law/named.h"
#include "ledger/law/review_days.h"
#include "ledger/model/state/state.h"

namespace ledger::law {

// Lapsed, expired, abandoned or invalidated in full on `day`.
Finding right_has_ended(const Patent& patent, Date day);
// The same, a full invalidation aside.
Finding right_had_ended(const Patent& patent, Date day);
Finding is_not_granted(const Patent& patent, Date day);
Finding annuity_is_overdue(const Patent& patent, Date day);
// Proceedings for its invalidation are pending.
Finding invalidation_is_pending(const Patent& patent, Date day);

// By an order of another court than `except`.
Finding is_suspended(const Patent& patent, SuspensionKind kind, const ReviewDays& review,
                     std::optional<PartyIndex> except = {});

bool owns_throughout(const Patent& patent, PartyIndex party, const ReviewDays& review);
// One of `parties` is not a registered owner on all days of the review.
Finding is_not_owner(const Patent& patent, const NamedParties& parties, const ReviewDays& review);
// The former co-owners on a day of the review who are not in `acting`.
std::vector<PartyIndex> missing_former_owners(const Patent& patent, const PartySet& acting,
                                              const ReviewDays& review);
// The owners must all agree to what one of them does: they are several, on some review day, and
// have not agreed otherwise (PL 14(2)).
bool are_bound_together(const Patent& patent, const ReviewDays& review);
// The registered owners who neither speak for themselves nor consent, and are either among the
// parties named as acting or bound to agree.
std::vector<PartyIndex> silent_owners(const State& state, const Patent& patent,
                                      const PartySet& acting, const PartySet& heard,
                                      const NamedConsents& consents, const ReviewDays& review);
Finding lacks_owner(const State& state, const Patent& patent, const PartySet& acting,
                    const PartySet& heard, const NamedConsents& consents, const ReviewDays& review);

// A pledge is in force on a day of the review, and one of its pledgees is not in `consenting` (CC
// 444(2)). `realises`: after default a pledgee that disposed of the pledge consents too, or all do
// by a court's disposal (CC 436 to 438).
Finding lacks_pledgee(const State& state, const Patent& patent, const ReviewDays& review,
                      const PartySet& consenting, bool realises = false);
// Those pledgees.
std::vector<PartyIndex> silent_pledgees(const State& state, const Patent& patent,
                                        const ReviewDays& review, const PartySet& consenting,
                                        bool realises = false);
// A pledge other than `except` is in force on a day of the review, or is registered for a later
// one.
Finding is_pledged_after(const State& state, const Patent& patent, const ReviewDays& review,
                         std::string_view except);

// The newest open-licence statement in force on `day`; null if there is none.
const OpenStatement* statement_on(const State& state, const Patent& patent, Date day);
// The newest statement that was in force on `day` but for a withdrawal that was filed later; null
// if there is none.
const OpenStatement* withdrawn_later(const State& state, const Patent& patent, Date day);
// Whether the withdrawal of a statement waits for its announcement.
bool is_being_withdrawn(const State& state, const Patent& patent);
// The newest statement that was announced; null if there is none.
const OpenStatement* last_announced(const State& state, const Patent& patent);
// The newest statement in force on a day of the review; null if there is none.
const OpenStatement* active_statement(const State& state, const Patent& patent,
                                      const ReviewDays& review);
Finding has_active_statement(const State& state, const Patent& patent, const ReviewDays& review);
bool is_exclusive_or_sole(LicenceKind kind);
// An exclusive or sole licence is in force on a day of the review.
Finding has_exclusive_or_sole(const State& state, const Patent& patent, const ReviewDays& review);

// A licence is recorded under this number.
Finding number_is_taken(const State& state, std::string_view licence);

// Transfers and licences of inventions and utility models to a party abroad are exports of
// technology (TIER 2); those of designs are not.
bool is_exportable(const Patent& patent);
Finding is_prohibited_from_export(const Patent& patent);  // TIER 29.

}  // namespace ledger::law
