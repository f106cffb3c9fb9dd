#include "ledger/base/blank.h"

#include <algorithm>
#include <span>

#include "ledger/base/characters.h"

namespace ledger {
namespace {

struct CodeRange {
  std::uint32_t first;
  std::uint32_t last;
};

bool is_in(std::span<const CodeRange> ranges, std::uint32_t code) {
  return std::ranges::any_of(
      ranges, [code](const CodeRange& range) { return range.first <= code && code <= range.last; });
}

constexpr auto kInvisible = std::to_array<CodeRange>({{0xAD, 0xAD},
                                                      {0x34F, 0x34F},
                                                      {0x61C, 0x61C},
                                                      {0x180E, 0x180E},
                                                      {0x200B, 0x200F},
                                                      {0x202A, 0x202E},
                                                      {0x2060, 0x206F},
                                                      {0xFE00, 0xFE0F},
                                                      {0xFEFF, 0xFEFF}});

constexpr auto kBlanks = std::to_array<CodeRange>({{0x09, 0x0D},
                                                   {0x20, 0x20},
                                                   {0x85, 0x85},
                                                   {0xA0, 0xA0},
                                                   {0x1680, 0x1680},
                                                   {0x2000, 0x200A},
                                                   {0x2028, 0x2029},
                                                   {0x202F, 0x202F},
                                                   {0x205F, 0x205F},
                                                   {0x3000, 0x3000}});

constexpr auto kHyphens = std::to_array<CodeRange>({{'-', '-'},
                                                    {0x2010, 0x2015},
                                                    {0x2212, 0x2212},
                                                    {0xFE58, 0xFE58},
                                                    {0xFE63, 0xFE63},
                                                    {0xFF0D, 0xFF0D}});

}  // namespace

bool is_invisible(std::uint32_t code) { return is_in(kInvisible, code); }
bool is_blank(std::uint32_t code) { return is_in(kBlanks, code); }
bool is_hyphen(std::uint32_t code) { return is_in(kHyphens, code); }

Character first_character(std::string_view text) {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (is_ascii(text.front())) return {byte(0), 1};
  const bool is_two = (byte(0) & 0xE0U) == 0xC0U;
  const std::size_t size = is_two ? 2 : 3;
  if ((!is_two && (byte(0) & 0xF0U) != 0xE0U) || text.size() < size) return {};
  std::uint32_t code = byte(0) & (is_two ? 0x1FU : 0x0FU);
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(text[i])) return {};
    code = code << 6U | (byte(i) & 0x3FU);
  }
  return {code, size};
}

bool is_blank(std::string_view text) {
  while (!text.empty()) {
    const Character first = first_character(text);
    if (first.size == 0 || !(is_blank(first.code) || is_invisible(first.code))) return false;
    text.remove_prefix(first.size);
  }
  return true;
}

}  // namespace ledger
