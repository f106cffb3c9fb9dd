#pragma once

// Republishing: of the cells that were hidden only to protect others, those are published again
// without which rules 1 and 3 of suppression.h hold as well. The dearest are tried first.
//
// `keep`: cells that are needed for rule 2, which is not looked at here.

#include <vector>

#include "projections/release/hidden_cells.h"

namespace projections {

void republish(HiddenCells& cells, const std::vector<bool>& keep);

}  // namespace projections
