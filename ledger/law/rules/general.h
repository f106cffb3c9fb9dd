#pragma once

// Rules that do not belong to one act: a changed version (V01), another source's priority notice
// (H01), and warnings (W01, W04, W05). Each has its test here, except W05, which decide() finds
// when it evaluates a correction. A01 is in law/authority.h.

#include <span>

#include "ledger/law/rule.h"
#include "ledger/model/commands/submission.h"

namespace ledger::law {

std::span<const Provision> general_provisions();
// Of one of the codes above.
const Provision& general_provision(Code code);

// V01: the patent has another version than the source expects.
Finding is_other_version(const State& state, const Expectation& expected);
// V01: the ledger holds an application or a grant of this patent already.
Finding is_applied_for(const State& state, const PatentApply& application);
Finding is_granted(const State& state, const PatentGrant& grant);

// H01: the holds of other sources for `purpose` that are in force on `day`.
Finding is_held_by_another(const State& state, const Patent& patent, HoldPurpose purpose,
                           const PartyId& source, Date day);

// W01: a credit code with a wrong check character.
Finding has_wrong_check_character(const PartyRegister& party);

// W04: a fee in a currency other than yuan, without an exchange rate.
Finding has_no_yuan_amount(const ContractRegister& contract);

}  // namespace ledger::law
