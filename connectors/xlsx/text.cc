#include "connectors/xlsx/text.h"

#include <algorithm>

#include "connectors/console/width.h"

namespace connectors::xlsx {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kSheetNameMax = 31;
constexpr std::size_t kEscapeBytes = 7;  // "_x0041_"

// Most cells are codes: they need no look at their characters.
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

// U+FFFE and U+FFFF are no characters of XML, and no control characters either.
std::string without_noncharacters(std::string text) {
  for (const std::string_view noncharacter : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (std::size_t at = 0; (at = text.find(noncharacter, at)) != std::string::npos;) {
      text.replace(at, noncharacter.size(), "\xEF\xBF\xBD");
    }
  }
  return text;
}

// The first characters of a text in UTF-8, of whole characters.
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
      is_printable_ascii(text) ? std::string(text) : without_noncharacters(console::visible(text));
  if (safe.find("_x") != std::string::npos) safe = with_escapes_escaped(safe);
  if (safe.size() <= kCellBytesMax) return safe;
  return std::string(cut(safe, kCellBytesMax - kEllipsis.size())).append(kEllipsis);
}

std::string sheet_name(std::string_view text) {
  std::string name = console::visible(text);
  std::ranges::replace_if(
      name, [](char c) { return std::string_view("[]:*?/\\'").find(c) != std::string_view::npos; },
      ' ');
  return std::string(first_characters(name, kSheetNameMax));
}

std::size_t width_of(std::string_view text) {
  return is_printable_ascii(text) ? text.size() : console::display_width(text);
}

std::string decimal_text(ledger::Fen128 number, int decimals) {
  std::string text = ledger::integer_text(number);
  if (decimals <= 0) return text;
  const std::size_t sign = text.starts_with('-') ? 1 : 0;
  const auto digits = static_cast<std::size_t>(decimals);
  if (text.size() - sign <= digits) text.insert(sign, digits + 1 + sign - text.size(), '0');
  return text.insert(text.size() - digits, 1, '.');
}

}  // namespace connectors::xlsx
