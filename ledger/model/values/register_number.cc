#include "ledger/model/values/register_number.h"

#include <algorithm>
#include <array>

#include "ledger/base/characters.h"

namespace ledger {
namespace {

std::string_view without_outer_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// The hyphens and dashes of Unicode in UTF-8, and the blank.
constexpr auto kSeparators = std::to_array<std::string_view>(
    {" ", "-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212"});

std::string without_separators(std::string_view text) {
  std::string rest;
  while (!text.empty()) {
    const auto* found = std::ranges::find_if(
        kSeparators, [&](std::string_view separator) { return text.starts_with(separator); });
    if (found == kSeparators.end()) rest.push_back(text.front());
    text.remove_prefix(found == kSeparators.end() ? 1 : found->size());
  }
  return rest;
}

}  // namespace

bool is_known_shape(std::string_view number, NumberKind kind) {
  constexpr std::size_t kDigits = 13;
  if (kind == NumberKind::kContract) {
    return (number.size() == 16 || number.size() == 14) && is_all_digits(number);
  }
  if (number.starts_with(kind == NumberKind::kPledge ? 'Y' : 'X')) number.remove_prefix(1);
  return number.size() == kDigits && is_all_digits(number);
}

bool is_spreadsheet_number(std::string_view number) {
  if (number.empty() || !is_digit(number.front())) return false;
  number.remove_prefix(1);
  const std::size_t e = number.find('E');
  if (e == std::string_view::npos) return false;
  const std::string_view fraction = number.substr(0, e);
  std::string_view exponent = number.substr(e + 1);
  if (exponent.starts_with('+')) exponent.remove_prefix(1);
  const bool is_whole = fraction.empty();
  const bool is_decimal = fraction.starts_with('.') && is_all_digits(fraction.substr(1));
  return (is_whole || is_decimal) && is_all_digits(exponent);
}

std::string canonical_number(std::string_view number, NumberKind kind) {
  const std::string_view trimmed = without_outer_blanks(number);
  if (is_known_shape(trimmed, kind)) return std::string(trimmed);
  std::string bare = without_separators(trimmed);
  return is_known_shape(bare, kind) ? bare : std::string(trimmed);
}

}  // namespace ledger
