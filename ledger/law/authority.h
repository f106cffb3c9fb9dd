#pragma once

// Who may submit what (docs/contract.md §3): by role, and for some roles only about what is their
// own. A01 refuses everybody, the office too.

#include <span>

#include "ledger/law/rule.h"
#include "ledger/model/commands/submission.h"
#include "ledger/model/state/state.h"

namespace ledger::law {

// Whether the source may make this submission. `original` is the event that a correction names,
// else null: its source and the operator may correct it.
bool has_authority(const State& state, const Submission& submission, const Submission* original);

// The number of the version of A01 that refuses the submission: technology contracts have their
// own.
std::uint16_t authority_rule_number(const Submission& submission);

// Whether the source states a fact within its own competence (the office, a court, the contract
// registry, the operator). A fact is recorded even if it contradicts the ledger.
bool is_authoritative(const State& state, const PartyId& source, const Body& body);

// A01, and A01 of technology contracts.
std::span<const Provision> authority_provisions();

}  // namespace ledger::law
