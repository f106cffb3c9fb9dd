#pragma once

// Numbers of contracts, pledges and licences from outside, in one spelling: NFKC, capital letters,
// without blanks around them (model/values/register_number.h has the rest). What is stored has that
// spelling already and is read as it is.

#include "ledger/codec/fault_list.h"
#include "ledger/model/commands/submission.h"

namespace ledger::codec {

// Normalises the numbers of `body`: its fields `contract`, `pledge`, `licence`, `parent` and
// `carve_out`, also in the `set` of a change. Adds a fault (F01) for a number that is empty or that
// a spreadsheet broke. Pointers begin at the current place of `faults`.
void normalise_numbers(FaultList& faults, Body& body);

}  // namespace ledger::codec
