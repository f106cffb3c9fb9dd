#pragma once

// Who may submit what (contract.md §3): by role, and for a role that acts for itself only where the
// thing is its own. Also what else stands before any rule of law: a stale version (V01), another's
// priority notice (H01), and warnings about the data.

#include <span>

#include "ledger/law/rule.h"

namespace ledger::law {

// Whether the source may make this submission (A01). `original` is the event that a correction
// names.
bool has_authority(const State& state, const Submission& submission, const Submission* original);

// The row of A01 that says so: for technology contracts, who registers them changed in 2026.
const Row& authority_row(const Submission& submission);

// The office, a court, the technology-contract registry or the operator states a fact of its own:
// it is recorded even where it contradicts the ledger (architecture: refuse, warn, record).
bool is_authoritative(const State& state, const PartyId& source, const Body& body);

// The rows of A01, V01, H01, W01, W04 and W05, for texts and the catalogue.
std::span<const Row> general_rows();

// The holds of others that stand on `patent` on `day` for `purpose`.
Finding is_held_by_another(const State& state, const Patent& patent, HoldPurpose purpose,
                           const PartyId& source, Date day);

}  // namespace ledger::law
