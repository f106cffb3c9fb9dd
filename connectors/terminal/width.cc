#include "connectors/terminal/width.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace connectors::terminal {
namespace {

constexpr UChar32 kReplacement = 0xFFFD;

// Calls visit(code point) for each character; with U+FFFD for invalid UTF-8.
template <typename Visit>
void for_each_character(std::string_view text, Visit visit) {
  const auto decoded = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  for (std::int32_t at = 0; at < decoded.length(); at = decoded.moveIndex32(at, 1)) {
    visit(decoded.char32At(at));
  }
}

// Vowels and finals of Hangul are drawn onto the initial before them.
bool is_joining_jamo(UChar32 c) { return c >= 0x1160 && c <= 0x11FF; }

std::size_t width_of(UChar32 c) {
  constexpr std::uint32_t kInvisible =
      U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
  if ((U_GET_GC_MASK(c) & kInvisible) != 0 || is_joining_jamo(c)) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool is_unsafe(UChar32 c) {
  constexpr std::uint32_t kControlling = U_GC_CC_MASK | U_GC_CF_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
  return (U_GET_GC_MASK(c) & kControlling) != 0;
}

std::string blanks(std::string_view text, std::size_t width) {
  const std::size_t taken = display_width(text);
  return std::string(width > taken ? width - taken : 0, ' ');
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for_each_character(text, [&](UChar32 c) { width += width_of(c); });
  return width;
}

std::string visible(std::string_view text) {
  icu::UnicodeString shown;
  for_each_character(text, [&](UChar32 c) { shown.append(is_unsafe(c) ? kReplacement : c); });
  std::string safe;
  return shown.toUTF8String(safe);
}

std::string visible_lines(std::string_view text) {
  std::string safe;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (begin > 0) safe.push_back('\n');
    safe += visible(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return safe;
}

std::string pad_right(std::string_view text, std::size_t width) {
  return std::string(text) + blanks(text, width);
}

std::string pad_left(std::string_view text, std::size_t width) {
  return blanks(text, width) + std::string(text);
}

}  // namespace connectors::terminal
