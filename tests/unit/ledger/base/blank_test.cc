#include "ledger/base/blank.h"

#include <gtest/gtest.h>

namespace ledger {
namespace {

TEST(Blank, ShowsNothing) {
  for (const std::string_view text : {"", " ", "\t\n", "\u3000", "\u00A0 \u200B", "\uFEFF\u2060"}) {
    EXPECT_TRUE(is_blank(text)) << text;
  }
  for (const std::string_view text :
       {"a", " a ", "-", "\u2014", "同意书", "\xF0\x9F\x98\x80", "\xE3\x80"}) {
    EXPECT_FALSE(is_blank(text)) << text;
  }
}

TEST(Blank, ReadsTheFirstCharacter) {
  EXPECT_EQ(first_character("a").code, 0x61U);
  EXPECT_EQ(first_character("\u00A0x").code, 0xA0U);
  EXPECT_EQ(first_character("\u3000x").size, 3U);
  for (const std::string_view text : {"\xF0\x9F\x98\x80", "\xE3\x80", "\x80", "\xE3 x"}) {
    EXPECT_EQ(first_character(text).size, 0U);
  }
}

}  // namespace
}  // namespace ledger
