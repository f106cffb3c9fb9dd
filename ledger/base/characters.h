#pragma once

// The characters of numbers, codes and names, one by one: those of ASCII, whatever the locale, and
// their full-width forms in UTF-8.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

namespace ledger {

constexpr std::string_view kHexDigits = "0123456789abcdef";

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_capital_letter(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_letter(char c) { return is_small_letter(c) || is_capital_letter(c); }

constexpr char upper_case(char c) {
  return is_small_letter(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

// Not empty, and no other character than digits.
constexpr bool is_all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

// The value of a hexadecimal digit, small or capital.
constexpr std::optional<unsigned> hex_value(char c) {
  if (is_digit(c)) return static_cast<unsigned>(c - '0');
  const char letter = upper_case(c);
  if (letter >= 'A' && letter <= 'F') return static_cast<unsigned>(letter - 'A' + 10);
  return std::nullopt;
}

constexpr bool is_hex_digit(char c) { return hex_value(c).has_value(); }

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80U; }
constexpr bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return is_ascii(c); });
}

// Whether the byte continues a character of UTF-8.
constexpr bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// The whole characters of UTF-8 in the first bytes of a text, at most `bytes_max`.
constexpr std::string_view beginning(std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  std::size_t size = bytes_max;
  while (size > 0 && is_continuation(text[size])) --size;
  return text.substr(0, size);
}

constexpr std::size_t kFullWidthBytes = 3;

// Whether the text begins with a whole character of U+FF00 to U+FF7F: U+FF01 to U+FF5E are the
// full-width forms of ASCII.
constexpr bool is_full_width(std::string_view text) {
  return text.size() >= kFullWidthBytes && text[0] == '\xEF' &&
         (text[1] == '\xBC' || text[1] == '\xBD') && is_continuation(text[2]);
}

// The ASCII of a full-width character. Of another character of that range, one that is no ASCII.
constexpr char half_width(std::string_view full_width) {
  const unsigned offset = full_width[1] == '\xBC' ? 0U : 64U;
  return static_cast<char>(static_cast<unsigned char>(full_width[2]) - 0x80U + offset + 0x20U);
}

}  // namespace ledger
