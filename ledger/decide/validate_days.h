#pragma once

// Validates the days and the moment of a submission against when it was filed and received:
//
//   F03  /at               more than five minutes after the moment of receipt
//   F03  /body/registered  a day of what has happened (signed, registered, recorded, granted,
//   filed,
//                          declared, notice, paid, on) is after the civil day of `at`; the same for
//                          each such field of each type, also inside an object or a `set`
//
// What is announced or agreed for later (announced, from, until, effective, due) may be later, and
// so may the registration of a right of another registry.

#include <vector>

#include "ledger/model/entry.h"

namespace ledger {

std::vector<Fault> validate_receipt(const Submission& submission, Instant received);
std::vector<Fault> validate_days(const Submission& submission);
// The days by which a correction that is filed on `filed` makes `corrected` of `before`. Pointers
// are those of the correction: "/body/set/…".
std::vector<Fault> validate_corrected_days(const Body& corrected, const Body& before, Date filed);

}  // namespace ledger
