#pragma once

// The revisions of a release: each change of a published figure, with its cause and its events.

#include <vector>

#include "projections/release/series/series.h"

namespace projections::release {

// In order of month, codes, indicator, publication, cause. The public gets no events, and only
// revisions of figures that were never suppressed.
std::vector<Revision> revisions_of(const std::vector<CubeCell>& cells,
                                   const std::vector<CellDisclosure>& disclosures,
                                   const Aggregate& aggregate, Audience audience);

}  // namespace projections::release
