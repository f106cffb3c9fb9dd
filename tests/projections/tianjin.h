#pragma once

// The example of Tianjin 2024: what a ledger records of twenty invented transactions.

#include "tests/projections/folded.h"

namespace projections::test {

Folded tianjin();

}  // namespace projections::test
