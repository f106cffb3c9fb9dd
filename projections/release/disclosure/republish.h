#pragma once

// Republishing: publishes again the cells that were suppressed to protect others, if rules 1 and 3
// of suppression.h hold without them. The most expensive cells are tried first.

#include <vector>

#include "projections/release/disclosure/suppressed_cells.h"

namespace projections::release {

// `needed`: cells that rule 2 needs suppressed; they are not tried.
void republish(SuppressedCells& cells, const std::vector<bool>& needed);

}  // namespace projections::release
