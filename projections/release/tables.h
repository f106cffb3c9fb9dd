#pragma once

// The statutory tables A1 to A14, made of series and revisions; A15 comes from the matching of
// deals. Each has for every figure four columns: the month, the year so far, and the growth of both
// over a year before, in percent with one decimal. A growth is made of exact figures, never of
// rounded ones, and is left empty where there is no base.

#include "projections/release/release.h"

namespace projections {

std::vector<StatutoryTable> tables_of(const ReleaseHead& head, const std::vector<Series>& series,
                                      const std::vector<Revision>& revisions);

// The lines above every table: number, maker, approval, period, unit, day, vintage.
std::vector<std::pair<Bilingual, std::string>> table_head(std::string_view number,
                                                          const ReleaseHead& head);

TableCell text_cell(std::string_view text);
TableCell number_cell(ledger::Fen128 number, int decimals);
TableCell hidden_cell();

}  // namespace projections
