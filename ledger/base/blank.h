#pragma once

// The blanks, hyphens and invisible characters of Unicode, by their code points.

#include <array>
#include <cstdint>
#include <string_view>

namespace ledger {

// Characters that show nothing and take no place: marks of direction, joiners, selectors of a form.
bool is_invisible(std::uint32_t code);
// Characters that show nothing and take a place.
bool is_blank(std::uint32_t code);
// Hyphens and dashes.
bool is_hyphen(std::uint32_t code);

struct Character {
  std::uint32_t code = 0;
  std::size_t size = 0;  // In bytes; 0: no whole character.
};
// The first character of a text that is not empty, in UTF-8; none of one of four bytes.
Character first_character(std::string_view text);

// Whether a text shows nothing: it is empty, or has only blanks and invisible characters.
bool is_blank(std::string_view text);

}  // namespace ledger
