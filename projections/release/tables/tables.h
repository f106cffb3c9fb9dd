#pragma once

// The statutory tables A1 to A14 of a release. A15 is in reconciliation.h.
//
// A1 to A13 have four columns for each figure: the month, the year so far, and the growth of both
// over a year before, in percent with one decimal. Growth is computed from exact figures, never
// from rounded ones, and is empty if the earlier figure is zero. What the data cannot have is blank
// (can_have() in the cube): no contract has a kind of licence. A row of such cells alone is left
// out.

#include "projections/release/cube/release.h"

namespace projections::release {

std::vector<StatutoryTable> tables_of(const ReleaseHead& head, const std::vector<Series>& series,
                                      const std::vector<Revision>& revisions);

}  // namespace projections::release
