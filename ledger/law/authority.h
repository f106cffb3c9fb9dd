#pragma once

// Who may submit what (docs/contract.md §3): by role, and for some roles only about what is their
// own. A01 refuses everybody, the office too.

#include <span>

#include "ledger/law/rule.h"
#include "ledger/model/commands/submission.h"
#include "ledger/model/entry.h"
#include "ledger/model/state/state.h"

namespace ledger::law {

// Whether the source may make this submission: what was recorded is changed and ended by the party
// that holds it today. `original` is the event that a correction names, else null: its source and
// the operator may correct it.
bool has_authority(const State& state, const Submission& submission, const Submission* original);
// Whether the source may correct or retract what it stated about a pledge: who has assigned it
// holds it no more, and changes and ends it no more. True of other events, for the offices and
// `operator`.
bool still_holds(const State& state, const PartyId& source, const Body& stated);

// The ground A01 of a submission without authority: it names who may submit it, or whose consent
// to a change or an end of a licence is missing. Technology contracts have a version of their own.
Ground refusal_of(const State& state, const Submission& submission, const Submission* original);

// Whether the source states a fact within its own competence (the office, a court, the contract
// registry, the operator). A fact is recorded even if it contradicts the ledger.
bool is_authoritative(const State& state, const PartyId& source, const Body& body);

// Whether the source may state it before what it acts upon: a fact of the office or a court about a
// patent, pledge or licence that the ledger does not know yet.
bool may_precede(const State& state, const PartyId& source, const Body& body);

// Whether the source may name parties instead of stating their codes: a fact of the office, as its
// gazette prints it.
bool may_name_parties(const State& state, const PartyId& source, const Body& body);

// Whether it corrects as an office: the correction is a fact, whatever its source may state itself.
bool corrects_as_office(const State& state, const PartyId& source);

// Whether it is the office or a court: only they restore an earlier rank.
bool restores_rank(const State& state, const PartyId& source);

// A01, and A01 of technology contracts and of consents.
std::span<const Provision> authority_provisions();

}  // namespace ledger::law
