#pragma once

// Names of parties from outside, in one spelling: NFKC, without blanks around them or beside a
// character that is no ASCII, and one blank where there are several. What is stored has that
// spelling already and is read as it is.

#include <string>
#include <string_view>

#include "ledger/codec/fault_list.h"
#include "ledger/model/commands/submission.h"

namespace ledger::codec {

// Text that ICU cannot normalise has its blanks folded alone.
std::string folded_name(std::string_view text);

// Folds the `name` of a party that is registered, renamed or mapped, and names where codes belong.
// Adds a fault for one that is blank (F01) or too long (F08). Pointers begin at the current place
// of `faults`.
void normalise_names(FaultList& faults, Body& body);

}  // namespace ledger::codec
