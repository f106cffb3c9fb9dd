#include <gtest/gtest.h>

#include "ledger/codec/json/text.h"

namespace ledger::codec {
namespace {

std::string unescaped(std::string_view inside) {
  std::string out;
  const char* wrong = append_unescaped(out, inside);
  return wrong == nullptr ? out : "wrong: " + std::string(wrong);
}

TEST(JsonText, numbers_follow_the_grammar) {
  for (const char* good : {"0", "-0", "12", "1.5", "1e9", "1E+9", "-1.25e-3", "1e400"}) {
    EXPECT_TRUE(is_json_number(good)) << good;
  }
  for (const char* bad : {"", "-", "01", "+1", ".5", "1.", "1e", "1e+", "0x1", "NaN", "1 2"}) {
    EXPECT_FALSE(is_json_number(bad)) << bad;
  }
}

TEST(JsonText, escapes_stand_for_their_characters) {
  EXPECT_EQ(unescaped("plain"), "plain");
  EXPECT_EQ(unescaped(R"(\"\\\/\b\f\n\r\t)"), "\"\\/\b\f\n\r\t");
  EXPECT_EQ(unescaped(R"(\u0041\u00e9\u4E13\uD800\uDF48!)"), "Aé专𐍈!");
}

TEST(JsonText, wrong_escapes_are_reported) {
  EXPECT_EQ(unescaped(R"(\x)"), "wrong: invalid escape sequence");
  EXPECT_EQ(unescaped(R"(\u12G4)"), "wrong: invalid escape sequence");
  EXPECT_EQ(unescaped(R"(\u123)"), "wrong: invalid escape sequence");
  EXPECT_EQ(unescaped(R"(\uD800)"), "wrong: unpaired surrogate escape");
  EXPECT_EQ(unescaped(R"(\uDF48\uD800)"), "wrong: unpaired surrogate escape");
  EXPECT_EQ(unescaped(R"(\uD800\u0041)"), "wrong: unpaired surrogate escape");
  EXPECT_EQ(unescaped(R"(\u0000)"), "wrong: must not contain a NUL character");
}

TEST(JsonText, only_what_must_be_is_escaped) {
  std::string out;
  append_quoted(out, "专利/\"\\\n\x01\x7f");
  EXPECT_EQ(out, "\"专利/\\\"\\\\\\n\\u0001\x7f\"");
}

TEST(JsonText, utf8_is_checked) {
  EXPECT_TRUE(is_utf8("Aé专𐍈"));
  EXPECT_FALSE(is_utf8("\xC3"));
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));  // A surrogate.
  EXPECT_FALSE(is_utf8("\xC0\xAF"));      // Too long.
}

}  // namespace
}  // namespace ledger::codec
