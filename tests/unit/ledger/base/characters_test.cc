#include "ledger/base/characters.h"

#include <gtest/gtest.h>

#include <string>

namespace ledger {
namespace {

TEST(Characters, AreThoseOfAsciiWhateverTheLocale) {
  EXPECT_TRUE(is_digit('0') && is_digit('9'));
  EXPECT_FALSE(is_digit('/') || is_digit(':') || is_digit('\xEF'));
  EXPECT_TRUE(is_letter('a') && is_letter('Z'));
  EXPECT_FALSE(is_letter('@') || is_letter('[') || is_letter('`') || is_letter('{'));
  EXPECT_EQ(upper_case('x'), 'X');
  EXPECT_EQ(upper_case('X'), 'X');
  EXPECT_EQ(upper_case('1'), '1');
}

TEST(Characters, ATextOfDigitsIsNotEmpty) {
  EXPECT_TRUE(is_all_digits("0123456789"));
  EXPECT_FALSE(is_all_digits(""));
  EXPECT_FALSE(is_all_digits("12a"));
}

TEST(Characters, AHexadecimalDigitIsSmallOrCapital) {
  EXPECT_EQ(hex_value('9'), 9U);
  EXPECT_EQ(hex_value('a'), 10U);
  EXPECT_EQ(hex_value('F'), 15U);
  EXPECT_FALSE(is_hex_digit('g'));
}

TEST(Characters, TheBeginningOfATextSplitsNoCharacter) {
  const std::string text = "专利权";  // Three bytes each.
  EXPECT_EQ(beginning(text, 9), text);
  EXPECT_EQ(beginning(text, 8), "专利");
  EXPECT_EQ(beginning(text, 3), "专");
  EXPECT_EQ(beginning(text, 2), "");
}

TEST(Characters, FullWidthFormsBecomeAscii) {
  constexpr std::string_view kWide = "０９Ａｚ～";
  std::string narrow;
  for (std::size_t at = 0; at < kWide.size(); at += kFullWidthBytes) {
    ASSERT_TRUE(is_full_width(kWide.substr(at)));
    narrow.push_back(half_width(kWide.substr(at)));
  }
  EXPECT_EQ(narrow, "09Az~");
  EXPECT_FALSE(is_full_width("\xEF\xBC"));   // Cut.
  EXPECT_FALSE(is_full_width("\xEF\xBCP"));  // No UTF-8.
  EXPECT_FALSE(is_full_width("专"));
}

}  // namespace
}  // namespace ledger
