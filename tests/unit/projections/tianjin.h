#pragma once

// The example of Tianjin 2024: a ledger of twenty invented transactions.

#include "tests/unit/projections/folded.h"

namespace projections::test {

Folded tianjin();

}  // namespace projections::test
