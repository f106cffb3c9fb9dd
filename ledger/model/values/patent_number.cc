#include "ledger/model/values/patent_number.h"

#include <algorithm>
#include <array>

#include "ledger/base/characters.h"
#include "ledger/base/digits.h"

namespace ledger {
namespace {

constexpr std::array<unsigned, 12> kWeights{2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};  // ZC 0006-2003.
constexpr std::size_t kNewDigits = 12;
constexpr std::size_t kOldDigits = 8;
constexpr std::uint64_t kOldLimit = 100'000'000;

// Blanks, ideographic spaces and no-break spaces, as typed around a number.
constexpr std::string_view kIdeographicSpace = "\xE3\x80\x80";
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

// Folds full-width ASCII (U+FF01 to U+FF5E) to ASCII, drops blanks, makes letters capital.
std::string fold(std::string_view text) {
  std::string folded;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with(kIdeographicSpace)) {
      i += kIdeographicSpace.size();
    } else if (rest.starts_with(kNoBreakSpace)) {
      i += kNoBreakSpace.size();
    } else if (is_full_width(rest)) {
      folded.push_back(half_width(rest));
      i += kFullWidthBytes;
    } else {
      if (rest[0] != ' ' && rest[0] != '\t') folded.push_back(rest[0]);
      ++i;
    }
  }
  std::ranges::transform(folded, folded.begin(), upper_case);
  return folded;
}

std::string_view without_prefix(std::string_view text) {
  if (text.starts_with("ZL") || text.starts_with("CN")) text.remove_prefix(2);
  return text;
}

char check_of(std::string_view digits) {
  unsigned sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    sum += static_cast<unsigned>(digits[i] - '0') * kWeights.at(i);
  }
  const unsigned remainder = sum % 11;
  return remainder == 10 ? 'X' : static_cast<char>('0' + remainder);
}

NumberFault judge_digits(std::string_view digits) {
  if (!parse_digits(digits)) return NumberFault::kCharacter;
  if (digits.size() != kNewDigits && digits.size() != kOldDigits) return NumberFault::kLength;
  const bool is_new = digits.size() == kNewDigits;
  if (is_new && (digits < "1985" || digits > "2100")) return NumberFault::kYear;
  if (!is_new && digits[0] == '0' && digits > "04") return NumberFault::kYear;
  const char type = digits[is_new ? 4 : 2];
  if (type != '1' && type != '2' && type != '3' && type != '8' && type != '9') {
    return NumberFault::kType;
  }
  return NumberFault::kNone;
}

struct NumberParts {
  std::string digits;
  char check = '\0';  // '\0': none.
  NumberFault fault = NumberFault::kNone;
};

NumberParts take_apart(std::string_view text) {
  constexpr std::size_t kLongest = 96;  // Leaves room for full-width digits and blanks.
  if (text.size() > kLongest) return {{}, '\0', NumberFault::kLength};
  const std::string folded = fold(text);
  std::string_view rest = without_prefix(folded);
  NumberParts parts;
  if (rest.size() >= 2 && rest[rest.size() - 2] == '.') {
    parts.check = rest.back();
    rest.remove_suffix(2);
  } else if (rest.size() == kNewDigits + 1 || rest.size() == kOldDigits + 1) {
    parts.check = rest.back();
    rest.remove_suffix(1);
  }
  parts.digits = rest;
  parts.fault = judge_digits(rest);
  return parts;
}

NumberFault judge(const NumberParts& parts, bool needs_check) {
  if (parts.fault != NumberFault::kNone) return parts.fault;
  if (parts.check == '\0') return needs_check ? NumberFault::kCheck : NumberFault::kNone;
  return parts.check == check_of(parts.digits) ? NumberFault::kNone : NumberFault::kCheck;
}

// A canonical number, as text() writes it: nothing to fold or drop.
bool is_canonical(std::string_view text) {
  if (text.size() != kNewDigits + 2 || text[kNewDigits] != '.') return false;
  const std::string_view digits = text.substr(0, kNewDigits);
  return judge_digits(digits) == NumberFault::kNone && text.back() == check_of(digits);
}

}  // namespace

std::optional<PatentNumber> PatentNumber::parse(std::string_view text, NumberFault* fault) {
  if (is_canonical(text)) {
    if (fault != nullptr) *fault = NumberFault::kNone;
    return PatentNumber(static_cast<std::uint64_t>(*parse_digits(text.substr(0, kNewDigits))));
  }
  const NumberParts parts = take_apart(text);
  const NumberFault found = judge(parts, true);
  if (fault != nullptr) *fault = found;
  if (found != NumberFault::kNone) return std::nullopt;
  return PatentNumber(static_cast<std::uint64_t>(*parse_digits(parts.digits)));
}

std::optional<PatentNumber> PatentNumber::parse_lenient(std::string_view text) {
  const NumberParts parts = take_apart(text);
  if (judge(parts, false) != NumberFault::kNone) return std::nullopt;
  return PatentNumber(static_cast<std::uint64_t>(*parse_digits(parts.digits)));
}

std::optional<PatentNumber> PatentNumber::from_key(std::uint64_t digits) {
  std::string text = std::to_string(digits);
  if (digits < kOldLimit) text.insert(0, kOldDigits - text.size(), '0');
  if (judge_digits(text) != NumberFault::kNone) return std::nullopt;
  return PatentNumber(digits);
}

std::string PatentNumber::text() const {
  std::string text = std::to_string(digits_);
  if (digits_ < kOldLimit) text.insert(0, kOldDigits - text.size(), '0');
  const char check = check_of(text);
  text.push_back('.');
  text.push_back(check);
  return text;
}

char PatentNumber::check() const { return text().back(); }

PatentType PatentNumber::type() const {
  const std::uint64_t digit =
      digits_ < kOldLimit ? digits_ / 100'000 % 10 : digits_ / 10'000'000 % 10;
  switch (digit) {
    case 1:
    case 8:
      return PatentType::kInvention;
    case 2:
    case 9:
      return PatentType::kUtilityModel;
    case 3:
      return PatentType::kDesign;
    default:
      return PatentType::kUnset;
  }
}

std::string describe(NumberFault fault, std::string_view text) {
  switch (fault) {
    case NumberFault::kNone:
      return "";
    case NumberFault::kLength:
      return "a patent number has 12 digits (8 before October 2003) and a check character";
    case NumberFault::kCharacter:
      return "a patent number holds digits, then a point and a check character";
    case NumberFault::kType:
      return "the type digit must be 1, 2, 3, 8 or 9";
    case NumberFault::kYear:
      return "the year of the number is out of range";
    case NumberFault::kCheck:
      break;
  }
  const NumberParts parts = take_apart(text);
  const std::string expected(1, check_of(parts.digits));
  if (parts.check == '\0') return "the check character is missing; it is " + expected;
  return "the check character is " + std::string(1, parts.check) + ", must be " + expected;
}

}  // namespace ledger
