#include "ledger/codec/json/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "ledger/base/characters.h"

namespace ledger::codec {
namespace {

// Takes one or more digits.
bool take_digits(std::string_view& rest) {
  const std::size_t size = rest.size();
  while (!rest.empty() && is_digit(rest[0])) rest.remove_prefix(1);
  return rest.size() < size;
}

// "\uXXXX", from the backslash on.
std::optional<std::uint32_t> take_unit(std::string_view& rest) {
  if (rest.size() < 6 || rest[0] != '\\' || rest[1] != 'u') return std::nullopt;
  std::uint32_t unit = 0;
  for (std::size_t i = 2; i < 6; ++i) {
    const auto digit = hex_value(rest[i]);
    if (!digit) return std::nullopt;
    unit = unit << 4U | *digit;
  }
  rest.remove_prefix(6);
  return unit;
}

void append_utf8(std::string& out, std::uint32_t point) {
  const auto tail = [&](unsigned shift) {
    out.push_back(static_cast<char>(0x80U | (point >> shift & 0x3FU)));
  };
  if (point < 0x80U) {
    out.push_back(static_cast<char>(point));
  } else if (point < 0x800U) {
    out.push_back(static_cast<char>(0xC0U | point >> 6U));
    tail(0);
  } else if (point < 0x10000U) {
    out.push_back(static_cast<char>(0xE0U | point >> 12U));
    tail(6);
    tail(0);
  } else {
    out.push_back(static_cast<char>(0xF0U | point >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

const char* append_point(std::string& out, std::string_view& rest) {
  constexpr const char* kLone = "unpaired surrogate escape";
  const auto unit = take_unit(rest);
  if (!unit) return "invalid escape sequence";
  if (*unit == 0) return "must not contain a NUL character";
  if (*unit < 0xD800U || *unit > 0xDFFFU) {
    append_utf8(out, *unit);
    return nullptr;
  }
  if (*unit > 0xDBFFU) return kLone;
  const auto low = take_unit(rest);
  if (!low || *low < 0xDC00U || *low > 0xDFFFU) return kLone;
  append_utf8(out, 0x10000U + ((*unit - 0xD800U) << 10U) + (*low - 0xDC00U));
  return nullptr;
}

constexpr std::string_view kShortNames = "\"\\/bfnrt";
constexpr std::string_view kShortValues = "\"\\/\b\f\n\r\t";

const char* append_escape(std::string& out, std::string_view& rest) {
  if (rest.size() < 2) return "invalid escape sequence";
  if (rest[1] == 'u') return append_point(out, rest);
  const std::size_t which = kShortNames.find(rest[1]);
  if (which == std::string_view::npos) return "invalid escape sequence";
  out.push_back(kShortValues[which]);
  rest.remove_prefix(2);
  return nullptr;
}

constexpr auto kNeedsEscape = [] {
  std::array<bool, 256> needs{};
  std::fill_n(needs.begin(), 0x20, true);
  needs['"'] = true;
  needs['\\'] = true;
  return needs;
}();

bool needs_escape(char c) { return kNeedsEscape[static_cast<unsigned char>(c)]; }

void append_escaped(std::string& out, char c) {
  const std::size_t which = kShortValues.find(c);
  if (which != std::string_view::npos) {
    out.push_back('\\');
    out.push_back(kShortNames[which]);
    return;
  }
  const auto byte = static_cast<unsigned char>(c);
  out += "\\u00";
  out.push_back(kHexDigits[byte >> 4U]);
  out.push_back(kHexDigits[byte & 15U]);
}

}  // namespace

bool is_json_number(std::string_view token) {
  std::string_view rest = token;
  if (rest.starts_with('-')) rest.remove_prefix(1);
  const bool has_leading_zero = rest.size() > 1 && rest[0] == '0' && is_digit(rest[1]);
  if (has_leading_zero || !take_digits(rest)) return false;
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    if (!take_digits(rest)) return false;
  }
  if (rest.starts_with('e') || rest.starts_with('E')) {
    rest.remove_prefix(1);
    if (rest.starts_with('+') || rest.starts_with('-')) rest.remove_prefix(1);
    if (!take_digits(rest)) return false;
  }
  return rest.empty();
}

const char* append_unescaped(std::string& out, std::string_view inside) {
  std::string_view rest = inside;
  while (!rest.empty()) {
    const std::size_t plain = std::min(rest.find('\\'), rest.size());
    out.append(rest.substr(0, plain));
    rest.remove_prefix(plain);
    if (rest.empty()) break;
    if (const char* wrong = append_escape(out, rest)) return wrong;
  }
  return nullptr;
}

void append_quoted(std::string& out, std::string_view text) {
  out.push_back('"');
  auto plain = text.begin();
  for (;;) {
    const auto stop = std::find_if(plain, text.end(), needs_escape);
    out.append(plain, stop);
    if (stop == text.end()) break;
    append_escaped(out, *stop);
    plain = stop + 1;
  }
  out.push_back('"');
}

}  // namespace ledger::codec
