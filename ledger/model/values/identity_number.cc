#include "ledger/model/values/identity_number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <utility>

#include "ledger/base/blank.h"
#include "ledger/base/characters.h"
#include "ledger/model/values/party_id.h"

namespace ledger {
namespace {

constexpr std::size_t kNumberSize = 18;
constexpr std::size_t kWrittenBytesMax = 6;  // "\\u0031"
constexpr std::size_t kGapMax = 4;           // Characters between two digits.
constexpr std::size_t kGapBytesMax = kGapMax * kWrittenBytesMax;
constexpr std::size_t kHeldBytes = 2 * kNumberSize * (kWrittenBytesMax + kGapBytesMax);
constexpr std::size_t kShown = 2;  // At either end of a masked number.
constexpr std::array<unsigned, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
constexpr std::string_view kChecks = "10X98765432";
constexpr int kBirthYearMin = 1850;
constexpr int kBirthYearMax = 2099;
constexpr int kGroupedBirthYearMin = 1900;
constexpr int kGroupedBirthYearMax = 2018;
constexpr char kHidden = '*';

int number_of(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

bool has_day_of_birth(std::string_view number) {
  const int year = number_of(number.substr(6, 4));
  const std::chrono::year_month_day day{
      std::chrono::year{year},
      std::chrono::month{static_cast<unsigned>(number_of(number.substr(10, 2)))},
      std::chrono::day{static_cast<unsigned>(number_of(number.substr(12, 2)))}};
  return year >= kBirthYearMin && year <= kBirthYearMax && day.ok();
}

char check_of(std::string_view number) {
  unsigned sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    sum += static_cast<unsigned>(number[i] - '0') * kWeights.at(i);
  }
  return kChecks[sum % kChecks.size()];
}

char digit_or_x(char c) {
  if (c == 'x') return 'X';
  return is_digit(c) || c == 'X' ? c : '\0';
}

Character escaped_at(std::string_view rest) {
  constexpr std::string_view kUnicode = "\\u";
  if (rest.starts_with("\\t") || rest.starts_with("\\n") || rest.starts_with("\\r"))
    return {' ', 2};
  if (rest.size() < kWrittenBytesMax || !rest.starts_with(kUnicode)) return {};
  std::uint32_t code = 0;
  for (const char c : rest.substr(kUnicode.size(), 4)) {
    const auto value = hex_value(c);
    if (!value) return {};
    code = code * 16 + *value;
  }
  return {code, kWrittenBytesMax};
}

// Of an escape, the size of how it is written.
Character character_at(std::string_view bytes, std::size_t offset) {
  const std::string_view rest = bytes.substr(offset);
  return rest.front() == '\\' ? escaped_at(rest) : first_character(rest);
}

// A digit, an X, or the star of a number with one character hidden; 0 for another character.
char digit_of(std::uint32_t code) {
  constexpr std::uint32_t kFullWidth = 0xFEE0;  // Above the ASCII of it.
  if (code >= kFullWidth) code -= kFullWidth;
  if (code >= 0x80U) return '\0';
  const char c = static_cast<char>(code);
  return c == kHidden ? c : digit_or_x(c);
}

// Whether a number may begin with the byte. Most bytes are skipped by it.
constexpr auto kMayBegin = [] {
  std::array<bool, 256> may{};
  std::fill(may.begin() + '0', may.begin() + '9' + 1, true);
  may['\\'] = true;  // An escape.
  may[0xEF] = true;  // In full width.
  return may;
}();

std::size_t skip_to_digit(std::string_view bytes, std::size_t offset) {
  while (offset < bytes.size() && !kMayBegin[static_cast<unsigned char>(bytes[offset])]) ++offset;
  return offset;
}

// A digit, X or star, and how it is written.
struct Written {
  char digit = 0;
  std::size_t offset = 0;
  std::size_t size = 0;
};

// Digits in groups, of which an X is the last.
struct Number {
  std::array<Written, kNumberSize> first;
  std::size_t count = 0;
  std::size_t end = 0;  // Its offset.
  bool is_grouped = false;

  void add(const Written& written) {
    if (count < first.size()) first.at(count) = written;
    ++count;
    end = written.offset + written.size;
  }
  std::array<char, kNumberSize> digits() const {
    std::array<char, kNumberSize> text{};
    std::ranges::transform(first, text.begin(), &Written::digit);
    return text;
  }
};

// Whether the character continues the number: an X is the 18th of it and the last, and what
// follows 18 digits and is none belongs to another word.
bool continues(const Number& number, char digit) {
  if (number.count == kNumberSize && !is_digit(number.first.back().digit)) return false;
  if (digit == 'X') return number.count == kNumberSize - 1;
  if (digit == kHidden) return number.count > 0 && number.count < kNumberSize;
  return digit != 0;
}

// Adds the digits from `offset` to the next character that is neither one nor invisible.
void add_group(Number& number, std::string_view bytes, std::size_t offset) {
  std::size_t gap = 0;
  while (offset < bytes.size() && gap <= kGapMax) {
    const Character next = character_at(bytes, offset);
    const char digit = digit_of(next.code);
    if (next.size != 0 && continues(number, digit)) {
      number.add({digit, offset, next.size});
      gap = 0;
    } else if (next.size != 0 && is_invisible(next.code)) {
      ++gap;
    } else {
      return;
    }
    offset += next.size;
  }
}

// The offset after the blanks and hyphens at `offset`; `offset` if there is not one, or too many.
std::size_t skip_separators(std::string_view bytes, std::size_t offset) {
  std::size_t place = offset;
  for (std::size_t gap = 0; gap <= kGapMax && place < bytes.size(); ++gap) {
    const Character next = character_at(bytes, place);
    const bool is_separator =
        is_blank(next.code) || is_hyphen(next.code) || is_invisible(next.code);
    if (next.size == 0 || !is_separator) return place;
    place += next.size;
  }
  return offset;
}

// GB/T 2260: the digits that a number begins with are of a province. That of a foreigner's
// permanent residence has a 9 before them.
bool has_region(const Number& number) {
  const std::size_t first = number.first.front().digit == '9' ? 1 : 0;
  if (number.count < first + 2) return true;  // Not known yet.
  const std::array<char, 2> region{number.first.at(first).digit, number.first.at(first + 1).digit};
  return region[0] == kHidden || region[1] == kHidden ||
         kProvinceCodes.find(std::string_view(region.data(), region.size())) !=
             std::string_view::npos;
}

// What begins at `offset`, up to 18 digits in groups, or the group that has the 18th.
Number number_at(std::string_view bytes, std::size_t offset) {
  Number number;
  number.end = offset;
  add_group(number, bytes, offset);
  while (number.count > 0 && number.count < kNumberSize && has_region(number)) {
    const std::size_t next = skip_separators(bytes, number.end);
    const std::size_t before = number.count;
    if (next != number.end) add_group(number, bytes, next);
    if (number.count == before) break;
    number.is_grouped = true;
  }
  return number;
}

// Whether digits in groups, of which a day and a serial number may be some, are of a person who can
// act: one of less than eight years does not (Civil Code, art. 20).
bool has_plausible_year(std::string_view digits) {
  const int year = number_of(digits.substr(6, 4));
  return year >= kGroupedBirthYearMin && year <= kGroupedBirthYearMax;
}

// With at most one star, which is computed from the rest.
bool is_computable(std::array<char, kNumberSize> digits) {
  const std::string_view text(digits.data(), digits.size());
  const auto stars = std::ranges::count(digits, kHidden);
  if (stars == 0) return ledger::is_identity_number(text) && has_plausible_year(text);
  if (stars > 1) return false;
  char& hidden = *std::ranges::find(digits, kHidden);
  return std::ranges::any_of(kChecks, [&](char digit) {
    hidden = digit;
    return ledger::is_identity_number(text) && has_plausible_year(text);
  });
}

bool is_identity_number(const Number& number) {
  if (number.count != kNumberSize) return false;
  const auto digits = number.digits();
  const std::string_view text(digits.data(), digits.size());
  if (!number.is_grouped && ledger::is_identity_number(text)) return true;
  const bool has_star = text.find(kHidden) != std::string_view::npos;
  return (number.is_grouped || has_star) && has_region(number) && is_computable(digits);
}

// The end of the first group of a number.
std::size_t first_group_end(const Number& number, std::string_view bytes, std::size_t offset) {
  if (!number.is_grouped) return number.end;
  Number first;
  first.end = offset;
  add_group(first, bytes, offset);
  return first.end;
}

// Calls `visit(number)` for each identity number, until it returns false.
template <typename Visit>
void for_each_number(std::string_view bytes, Visit&& visit) {
  std::size_t offset = skip_to_digit(bytes, 0);
  while (offset + kNumberSize <= bytes.size()) {
    const Number number = number_at(bytes, offset);
    const bool is_one = is_identity_number(number);
    if (is_one && !visit(number)) return;
    const std::size_t end = is_one ? number.end : first_group_end(number, bytes, offset);
    offset = skip_to_digit(bytes, std::max(end, offset + 1));
  }
}

void put_star(std::string& bytes, const Written& written) {
  constexpr std::string_view kWideStar = "\xEF\xBC\x8A";
  constexpr std::string_view kEscapedStar = "\\u002a";
  std::string_view star = "*";
  if (written.size == kWideStar.size()) star = kWideStar;
  if (written.size == kEscapedStar.size()) star = kEscapedStar;
  bytes.replace(written.offset, written.size, star);
}

// Masks the numbers that end at `end` or before.
void mask(std::string& bytes, std::size_t end) {
  for_each_number(bytes, [&bytes, end](const Number& number) {
    if (number.end > end) return false;
    for (std::size_t i = kShown; i < kNumberSize - kShown; ++i) put_star(bytes, number.first.at(i));
    return true;
  });
}

}  // namespace

bool is_identity_number(std::string_view text) {
  if (text.size() != kNumberSize || !std::ranges::all_of(text.substr(0, 17), is_digit)) {
    return false;
  }
  if (digit_or_x(text.back()) != check_of(text) || !has_day_of_birth(text)) return false;
  return text.front() != '9' || !has_right_credit_check(text);
}

bool has_identity_number(std::string_view text) {
  bool found = false;
  for_each_number(text, [&found](const Number& /*number*/) {
    found = true;
    return false;
  });
  return found;
}

std::optional<std::string> mask_identity_numbers(std::string_view bytes) {
  if (!has_identity_number(bytes)) return std::nullopt;
  std::string masked(bytes);
  mask(masked, masked.size());
  return masked;
}

void IdentityNumberMask::drop_returned() { buffer_.erase(0, std::exchange(returned_, 0)); }

std::string_view IdentityNumberMask::add(std::string_view bytes) {
  drop_returned();
  buffer_ += bytes;
  // What follows may continue the last number.
  mask(buffer_, buffer_.size() - std::min(buffer_.size(), kWrittenBytesMax + kGapBytesMax));
  returned_ = buffer_.size() - std::min(buffer_.size(), kHeldBytes);
  return std::string_view(buffer_).substr(0, returned_);
}

std::string_view IdentityNumberMask::finish() {
  drop_returned();
  mask(buffer_, buffer_.size());
  returned_ = buffer_.size();
  return buffer_;
}

std::string masked_identity_number(std::string_view number) {
  std::string masked(number);
  std::fill(masked.begin() + kShown, masked.end() - kShown, '*');
  if (masked.back() == 'x') masked.back() = 'X';
  return masked;
}

bool is_masked_identity_number(std::string_view text) {
  if (text.size() != kNumberSize) return false;
  const std::string_view hidden = text.substr(kShown, kNumberSize - 2 * kShown);
  return is_digit(text[0]) && is_digit(text[1]) && is_digit(text[16]) &&
         (is_digit(text[17]) || text[17] == 'X') &&
         std::ranges::all_of(hidden, [](char c) { return c == '*'; });
}

}  // namespace ledger
