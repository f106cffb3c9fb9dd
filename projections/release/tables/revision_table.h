#pragma once

// Table A14: how the totals of past months changed since their first publication.

#include <vector>

#include "projections/release/cube/release.h"

namespace projections::release {

// One row for each month and indicator with a revision, of the cells that no dimension splits.
StatutoryTable revision_table(const ReleaseHead& head, const std::vector<Revision>& revisions);

}  // namespace projections::release
