#pragma once

// What contradicts a fact of an office or a court, and a recorded event when such a fact is stated:
// the rows that no single proposal can meet. Their tests are in law/cases/cases.h, which reads the
// State after the fact: E01, T04 to T06 of an abandonment, V01 of what differs, W05 and W06.

#include <span>

#include "ledger/law/rule.h"
#include "ledger/model/commands/life.h"

namespace ledger::law {

std::span<const Provision> fact_provisions();

// V01 of an extension: the first thing that is wrong with it, and the day that bounds it.
struct WrongExtension {
  Finding finding;
  const Provision* provision = nullptr;
  std::string bound;
};
WrongExtension wrong_extension(const State& state, const PatentExtend& extension);

// The numbers of the rows (rule_number()).
extern const std::uint16_t kUnbegun;         // E01: it acts upon what the ledger does not know yet.
extern const std::uint16_t kUnnamed;         // E01: a name in it is no party's, or of several.
extern const std::uint16_t kSecondEnd;       // E01: the right has ended already.
extern const std::uint16_t kEndsNothing;     // E01: it restores or resumes what has not ended.
extern const std::uint16_t kOtherLastDay;    // V01: an expiry on another day.
extern const std::uint16_t kPaidAnnuity;     // V01: a lapse for an annuity stated as paid.
extern const std::uint16_t kOtherApplicant;  // V01: a grant to another than the applicant.
extern const std::uint16_t kAbandonsPledged;      // T04.
extern const std::uint16_t kAbandonsDisputed;     // T05.
extern const std::uint16_t kAbandonsPreserved;    // T06.
extern const std::uint16_t kContradictsRecorded;  // W05.
extern const std::uint16_t kTakes;                // W05: what a correction takes from a party.
extern const std::uint16_t kConfirms;             // W06.

}  // namespace ledger::law
