#pragma once

// Texts that are valid in a cell or as the name of a sheet. Names of parties are external input,
// and a workbook with a byte that XML forbids does not open.

#include <string>
#include <string_view>

namespace connectors::xlsx {

// The text with control characters, bidirectional controls and invalid UTF-8 replaced by U+FFFD. A
// text that a spreadsheet reads as an escape ("_x0041_") is escaped. Texts longer than
// kCellBytesMax are cut and end in "…".
std::string cell_text(std::string_view text);
constexpr std::size_t kCellBytesMax =
    32'767;  // Excel's limit in UTF-16 units, which are at most the bytes.

// At most 31 characters; forbidden characters become blanks.
std::string sheet_name(std::string_view text);

// The width of a text in columns of a terminal; wide characters take two.
std::size_t width_of(std::string_view text);

}  // namespace connectors::xlsx
