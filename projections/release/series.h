#pragma once

// From cells to what is published: series of observations, and the revisions between publications.

#include <vector>

#include "projections/release/aggregate.h"

namespace projections {

// Of each cell, as the last publication of its month holds it: the same length as the cells.
struct Marking {
  std::array<Confidentiality, kFiguresMax> confidentiality{};  // Of its amounts.
  Confidentiality of_counts = Confidentiality::kFree;          // By cuts that hide counts too.
  std::array<bool, kFiguresMax> was_hidden{};  // In some publication: what was is not told later.
  std::optional<Vintage> held_at;  // Older than the calendar says, where it is held back.
};

// The series of all cells, in order of codes, then of indicator. An observation is there where the
// figure is not zero, or was not in an earlier publication.
std::vector<Series> series_of(const std::vector<CubeCell>& cells,
                              const std::vector<Marking>& markings, const Calendar& calendar,
                              Audience audience);

// Each change of a published figure, by cause; in order of month, codes, indicator, publication,
// cause. Of the public one, without events, and only of figures that are not hidden.
std::vector<Revision> revisions_of(const std::vector<CubeCell>& cells,
                                   const std::vector<Marking>& markings, const Aggregate& aggregate,
                                   Audience audience);

}  // namespace projections
