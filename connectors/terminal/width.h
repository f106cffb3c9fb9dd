#pragma once

// The width of a text on a terminal, in columns, and its safe form for a terminal.

#include <cstddef>
#include <string>
#include <string_view>

namespace connectors::terminal {

// East Asian wide and full-width characters take two columns, combining marks and other invisible
// characters none, all others and invalid UTF-8 one.
std::size_t display_width(std::string_view text);

// The text with U+FFFD for invalid UTF-8 and for characters that control a terminal (control
// characters, changes of direction): a name in a submission must not move the cursor.
std::string visible(std::string_view text);
// The same for a text of several lines: LF remains.
std::string visible_lines(std::string_view text);

// Padded with blanks to `width` columns; unchanged if it is wider.
std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);

}  // namespace connectors::terminal
