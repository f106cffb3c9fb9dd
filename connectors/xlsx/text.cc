#include "connectors/xlsx/text.h"

#include <algorithm>

#include "connectors/terminal/width.h"

namespace connectors::xlsx {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kSheetNameMax = 31;
constexpr std::size_t kEscapeBytes = 7;  // "_x0041_"

// Most cells are codes, which need no replacement.
bool is_printable_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool begins_escape(std::string_view text) {
  return text.size() >= kEscapeBytes && text.starts_with("_x") && text[6] == '_' &&
         std::ranges::all_of(text.substr(2, 4), is_hex);
}

std::string with_escapes_escaped(std::string_view text) {
  std::string escaped;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (begins_escape(text.substr(at))) escaped += "_x005F";
    escaped.push_back(text[at]);
  }
  return escaped;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// XML forbids U+FFFE and U+FFFF, which are not control characters.
std::string without_noncharacters(std::string text) {
  for (const std::string_view noncharacter : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (std::size_t at = 0; (at = text.find(noncharacter, at)) != std::string::npos;) {
      text.replace(at, noncharacter.size(), "\xEF\xBF\xBD");
    }
  }
  return text;
}

// The first bytes of a UTF-8 text, at most `bytes`, without a split character.
std::string_view cut(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && is_continuation(text[bytes])) --bytes;
  return text.substr(0, bytes);
}

std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (!is_continuation(text[at]) && count-- == 0) break;
  }
  return text.substr(0, at);
}

}  // namespace

std::string cell_text(std::string_view text) {
  std::string safe =
      is_printable_ascii(text) ? std::string(text) : without_noncharacters(terminal::visible(text));
  if (safe.find("_x") != std::string::npos) safe = with_escapes_escaped(safe);
  if (safe.size() <= kCellBytesMax) return safe;
  return std::string(cut(safe, kCellBytesMax - kEllipsis.size())).append(kEllipsis);
}

std::string sheet_name(std::string_view text) {
  std::string name = terminal::visible(text);
  std::ranges::replace_if(
      name, [](char c) { return std::string_view("[]:*?/\\'").find(c) != std::string_view::npos; },
      ' ');
  return std::string(first_characters(name, kSheetNameMax));
}

std::size_t width_of(std::string_view text) {
  return is_printable_ascii(text) ? text.size() : terminal::display_width(text);
}

}  // namespace connectors::xlsx
