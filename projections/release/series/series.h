#pragma once

// The series of a release: observations by month, made from the cells of the cube.

#include <optional>
#include <vector>

#include "projections/release/series/aggregate.h"

namespace projections::release {

// The result of disclosure control for one cell, in the last publication of its month.
struct CellDisclosure {
  std::array<Confidentiality, cells::kFiguresMax> confidentiality{};  // Of its amounts.
  Confidentiality of_counts = Confidentiality::kFree;  // In cuts that suppress counts.
  // By figure: suppressed in some publication. Its past values remain suppressed.
  std::array<bool, cells::kFiguresMax> was_suppressed{};
  // The vintage of the publication that is shown, if a later one is held back.
  std::optional<Vintage> held_at;
};

// The confidentiality of one figure: that of the amount; for counts that of the amounts if the cut
// suppresses counts, else free.
Confidentiality confidentiality_of(const CubeCell& cell, const CellDisclosure& disclosure,
                                   std::size_t figure);

// Whether the public may see the earlier values of a figure, and the causes of its changes.
bool is_past_public(const CubeCell& cell, const CellDisclosure& disclosure, std::size_t figure);

// The series of all cells, in order of codes, then of indicator. A month has an observation if the
// figure is not zero, or was not zero in an earlier publication.
std::vector<Series> series_of(const std::vector<CubeCell>& cells,
                              const std::vector<CellDisclosure>& disclosures,
                              const Calendar& calendar, Audience audience);

}  // namespace projections::release
