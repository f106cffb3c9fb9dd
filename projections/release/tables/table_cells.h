#pragma once

// The cells and the head that all statutory tables have in common.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "projections/release/cube/release.h"

namespace projections::release {

TableCell text_cell(std::string_view text);
// `number` has `decimals` digits after the point: 12345 with 2 is 123.45.
TableCell number_cell(ledger::Fen128 number, int decimals);
TableCell suppressed_cell();

// The lines above a table: number, maker, approval, validity, period, unit, day, vintage.
std::vector<std::pair<Bilingual, std::string>> table_head(std::string_view number,
                                                          const ReleaseHead& head);

}  // namespace projections::release
