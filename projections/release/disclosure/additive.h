#pragma once

// Finds the sums that hold among the published cells of one month and subject, across all cuts, so
// that suppression considers all tables together.

#include <span>
#include <vector>

#include "projections/release/disclosure/suppression.h"
#include "projections/release/series/aggregate.h"

namespace projections::release {

// `cells` are of one month and subject, in order of id; the sums name them by index. Besides the
// sums over one dimension of a cut, there are sums between the kinds of contracts and of
// transactions, and between designs and cells without an IPC.
//
// Not included: that the sellers of the city's districts are those of the flows within and out of
// the city, which holds only if every region is known.
std::vector<Sum> sums_among(std::span<const CubeCell> cells);

}  // namespace projections::release
