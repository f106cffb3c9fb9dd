#pragma once

// Additive says which cells of one month and subject add up to which others: every sum that holds
// among the published cuts, so that suppression can look at all tables at once.

#include <span>
#include <vector>

#include "projections/release/aggregate.h"
#include "projections/release/suppression.h"

namespace projections {

// `cells` are all of one month and subject, in order of id; the sums name them by their index.
// Beside the sums over one dimension of a cut there are those that hold between how a contract is
// classified and how it counts as a transaction, and between designs and what has no IPC. Not told:
// that the sellers of the city's districts are those from which technology flows within the city or
// out of it, which holds only where no region is unknown.
std::vector<Sum> sums_among(std::span<const CubeCell> cells);

}  // namespace projections
