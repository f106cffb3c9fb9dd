#include "connectors/xlsx/text.h"

#include <algorithm>

#include "connectors/terminal/width.h"
#include "ledger/base/characters.h"

namespace connectors::xlsx {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kSheetNameMax = 31;
constexpr std::size_t kEscapeBytes = 7;  // "_x0041_"

// Most cells are codes, which need no replacement.
bool is_printable_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

bool begins_escape(std::string_view text) {
  return text.size() >= kEscapeBytes && text.starts_with("_x") && text[6] == '_' &&
         std::ranges::all_of(text.substr(2, 4), ledger::is_hex_digit);
}

std::string with_escapes_escaped(std::string_view text) {
  std::string escaped;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (begins_escape(text.substr(at))) escaped += "_x005F";
    escaped.push_back(text[at]);
  }
  return escaped;
}

// XML forbids U+FFFE and U+FFFF, which are not control characters.
std::string without_noncharacters(std::string text) {
  for (const std::string_view noncharacter : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (std::size_t at = 0; (at = text.find(noncharacter, at)) != std::string::npos;) {
      text.replace(at, noncharacter.size(), "\xEF\xBF\xBD");
    }
  }
  return text;
}

std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (!ledger::is_continuation(text[at]) && count-- == 0) break;
  }
  return text.substr(0, at);
}

}  // namespace

std::string cell_text(std::string_view text) {
  std::string safe =
      is_printable_ascii(text) ? std::string(text) : without_noncharacters(terminal::visible(text));
  if (safe.find("_x") != std::string::npos) safe = with_escapes_escaped(safe);
  if (safe.size() <= kCellBytesMax) return safe;
  return std::string(ledger::beginning(safe, kCellBytesMax - kEllipsis.size())).append(kEllipsis);
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
