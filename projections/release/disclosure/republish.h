#pragma once

// Republishing: publishes again the cells that were hidden to protect others, if rules 1 and 3 of
// suppression.h hold without them. The most expensive cells are tried first.

#include <vector>

#include "projections/release/disclosure/hidden_cells.h"

namespace projections::release {

// `needed`: cells that rule 2 needs hidden; they are not tried.
void republish(HiddenCells& cells, const std::vector<bool>& needed);

}  // namespace projections::release
