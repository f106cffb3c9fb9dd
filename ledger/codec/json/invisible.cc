#include "ledger/codec/json/invisible.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace ledger::codec {
namespace {

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

// Cc above ASCII's, Cf, Zl and Zp of Unicode 15. Those of ASCII are escaped in any JSON, but DEL.
constexpr std::array kInvisible{
    Range{0x7F, 0x9F},       Range{0xAD, 0xAD},       Range{0x600, 0x605},
    Range{0x61C, 0x61C},     Range{0x6DD, 0x6DD},     Range{0x70F, 0x70F},
    Range{0x890, 0x891},     Range{0x8E2, 0x8E2},     Range{0x180E, 0x180E},
    Range{0x200B, 0x200F},   Range{0x2028, 0x202E},   Range{0x2060, 0x2064},
    Range{0x2066, 0x206F},   Range{0xFEFF, 0xFEFF},   Range{0xFFF9, 0xFFFB},
    Range{0x110BD, 0x110BD}, Range{0x110CD, 0x110CD}, Range{0x13430, 0x1343F},
    Range{0x1BCA0, 0x1BCA3}, Range{0x1D173, 0x1D17A}, Range{0xE0001, 0xE0001},
    Range{0xE0020, 0xE007F}};

bool is_invisible(std::uint32_t point) {
  const auto* range = std::ranges::lower_bound(kInvisible, point, {}, &Range::last);
  return range != kInvisible.end() && range->first <= point;
}

// The first bytes of invisible characters.
constexpr auto kFirstBytes = [] {
  std::array<bool, 256> first{};
  for (const unsigned byte :
       {0x7FU, 0xC2U, 0xD8U, 0xDBU, 0xDCU, 0xE0U, 0xE1U, 0xE2U, 0xEFU, 0xF0U, 0xF3U}) {
    first.at(byte) = true;
  }
  return first;
}();

bool may_begin_one(char c) { return kFirstBytes[static_cast<unsigned char>(c)]; }

std::size_t size_of_character(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0x80) return 1;
  if (byte < 0xE0) return 2;
  return byte < 0xF0 ? 3 : 4;
}

std::uint32_t point_of(std::string_view character) {
  constexpr std::array<unsigned, 5> kMasks{0, 0x7F, 0x1F, 0x0F, 0x07};
  std::uint32_t point = static_cast<unsigned char>(character[0]) & kMasks.at(character.size());
  for (const char c : character.substr(1)) {
    point = point << 6U | (static_cast<unsigned char>(c) & 0x3FU);
  }
  return point;
}

void append_unit(std::string& out, std::uint32_t unit) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out.push_back(kHex[unit >> shift & 15U]);
}

void append_escaped(std::string& out, std::uint32_t point) {
  if (point < 0x10000) return append_unit(out, point);
  append_unit(out, 0xD800U + ((point - 0x10000) >> 10U));
  append_unit(out, 0xDC00U + ((point - 0x10000) & 0x3FFU));
}

// Without a branch, so that several bytes are compared at once. Most texts are ASCII.
bool is_ascii_without_del(std::string_view text) {
  bool is_above = false;
  for (const char c : text) is_above |= static_cast<unsigned char>(c) >= 0x7F;
  return !is_above;
}

}  // namespace

std::string escape_invisible(std::string json) {
  if (is_ascii_without_del(json)) return json;
  std::string escaped;
  escaped.reserve(json.size());
  for (std::string_view rest = json; !rest.empty();) {
    const auto begin = std::ranges::find_if(rest, may_begin_one);
    const auto plain = static_cast<std::size_t>(begin - rest.begin());
    escaped += rest.substr(0, plain);
    rest.remove_prefix(plain);
    if (rest.empty()) break;
    const std::size_t size = size_of_character(rest[0]);
    const std::string_view character = rest.substr(0, size);
    const bool is_whole = character.size() == size;
    if (is_whole && is_invisible(point_of(character))) {
      append_escaped(escaped, point_of(character));
    } else {
      escaped += character;
    }
    rest.remove_prefix(character.size());
  }
  return escaped;
}

}  // namespace ledger::codec
