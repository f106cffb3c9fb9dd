#pragma once

// How wide a text is on a terminal, in columns, and how to make one safe to show there.

#include <cstddef>
#include <string>
#include <string_view>

namespace connectors::console {

// East Asian wide and full-width characters take two columns; combining marks and other invisible
// characters none; all others, and bytes that are no UTF-8, one.
std::size_t display_width(std::string_view text);

// The text with what could steer a terminal (control characters, changes of direction) and bytes
// that are no UTF-8 replaced by U+FFFD: a name in a submission must not move a cursor.
std::string visible(std::string_view text);

// Filled up with blanks to `width` columns; as it is where it is wider.
std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);

}  // namespace connectors::console
