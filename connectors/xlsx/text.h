#pragma once

// Texts as a cell or a sheet's name may hold them. Names come from outside: a workbook with a byte
// that XML forbids does not open at all.

#include <string>
#include <string_view>

#include "ledger/model/money.h"

namespace connectors::xlsx {

// The text with control characters, changes of direction and bytes that are no UTF-8 replaced by
// U+FFFD. What a spreadsheet would read as an escape ("_x0041_") is escaped itself. Longer texts
// than a cell takes are cut at kCellBytesMax and end in "…".
std::string cell_text(std::string_view text);
constexpr std::size_t kCellBytesMax = 32'767;  // Excel counts UTF-16 units: never more than bytes.

// At most 31 characters, without those that a sheet's name may not have.
std::string sheet_name(std::string_view text);

// How wide a cell is to be, in digits: wide characters take two.
std::size_t width_of(std::string_view text);

// "-1234.50" for -123450 and 2 decimals; `decimals` below 0 count as 0.
std::string decimal_text(ledger::Fen128 number, int decimals);

}  // namespace connectors::xlsx
