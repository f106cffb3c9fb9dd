#pragma once

// Rules that do not belong to one act: a changed version (V01), priority notices (H01, H02),
// amounts that contradict each other (C02), and warnings (W01, W04, W05, W08, W10). Each has its
// test here, except W05, which decide() finds when it evaluates a correction. A01 is in
// law/authority.h.

#include <span>

#include "ledger/law/rule.h"
#include "ledger/model/commands/submission.h"
#include "ledger/model/values/register_number.h"

namespace ledger::law {

std::span<const Provision> general_provisions();
// The first of one of the codes above.
const Provision& general_provision(Code code);
const Provision& known_fact_provision();            // V01: the ledger holds the fact already.
const Provision& revision_provision();              // C02 of a revision.
const Provision& shape_provision(NumberKind kind);  // W10

// V01: the patent has another version than the source expects.
Finding is_other_version(const State& state, const Expectation& expected);
// "5, 7": the version that is expected, and the present one.
std::string versions_text(const State& state, const Expectation& expected);
// V01: the ledger holds an application or a grant of this patent already.
Finding is_known(const State& state, const PatentApply& application);
Finding is_known(const State& state, const PatentGrant& grant);

// H01: the holds of other sources for `purpose` that are in force on a day of the review.
Finding is_held_by_another(const State& state, const Patent& patent, HoldPurpose purpose,
                           const PartyId& source, const ReviewDays& review);
// "H1 2024-07-20": those holds, with the last day of each.
std::string holds_of_others(const State& state, const Patent& patent, HoldPurpose purpose,
                            const PartyId& source, const ReviewDays& review);

// H02: the source's latest hold of the patent for `purpose` ended less than 31 days before `day`,
// or the last two holds followed each other, and less than ten days have passed since.
struct HeldAgain {
  Finding finding;
  const Provision* provision = nullptr;
  Date free;  // The first day on which the source may hold it.
};
HeldAgain is_held_again(const State& state, const Patent& patent, HoldPurpose purpose,
                        const PartyId& source, Date day);

// C02: the technology amount of a fee, or of a revision, is above its total; or a revision that
// states none leaves it so, with the amount that the contract has.
Finding has_technology_above_total(const Fee& fee);
Finding has_technology_above_total(const ContractRevise& revision);
Finding leaves_technology_above(const State& state, const ContractRevise& revision);

// W01: a credit code with a wrong check character.
Finding has_wrong_check_character(const PartyRegister& party);

// W08: the document of a consent was stated with other events than `own`. Other versions of W08
// are about amounts.
constexpr unsigned kUsedElsewhereVersion = 8;
Finding is_used_elsewhere(const State& state, const Consent& consent, OptionalSeq own);

// W04: a fee in a currency other than yuan, without an exchange rate.
Finding has_no_yuan_amount(const ContractRegister& contract);

// W10: a number that has a shape unknown for its kind.
Finding has_unknown_shape(std::string_view number, NumberKind kind);

}  // namespace ledger::law
