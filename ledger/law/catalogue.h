#pragma once

// Every row of law that the ledger knows, as one list: what `patledger law` prints, and where the
// texts of a ground are found again.

#include <vector>

#include "ledger/law/rule.h"

namespace ledger::law {

// In order of code, then version.
const std::vector<Row>& catalogue();

// The row with this number; null for a number that was never given.
const Row* find_row(std::uint16_t number);

// What an F code means in general, as no row of law stands behind it.
Text fault_title(Code code);

}  // namespace ledger::law
