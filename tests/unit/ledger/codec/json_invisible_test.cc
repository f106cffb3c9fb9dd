#include <gtest/gtest.h>

#include "ledger/codec/json/codec.h"
#include "ledger/codec/json/invisible.h"
#include "ledger/codec/json/text.h"
#include "ledger/codec/json/text_writer.h"

namespace ledger::codec {
namespace {

TEST(JsonInvisible, what_controls_a_terminal_is_escaped) {
  EXPECT_EQ(escape_invisible("\x7F"), "\\u007f");
  EXPECT_EQ(escape_invisible("\xC2\x9B"), "\\u009b");            // CSI of C1.
  EXPECT_EQ(escape_invisible("a\xE2\x80\xAE b"), "a\\u202e b");  // Right to left.
  EXPECT_EQ(escape_invisible("\xE2\x81\xA6"), "\\u2066");
  EXPECT_EQ(escape_invisible("\xE2\x80\x8B\xE2\x80\xA8"), "\\u200b\\u2028");
  EXPECT_EQ(escape_invisible("\xEF\xBB\xBF"), "\\ufeff");
  EXPECT_EQ(escape_invisible("\xF3\xA0\x81\x81"), "\\udb40\\udc41");  // A tag.
}

TEST(JsonInvisible, all_else_is_as_it_was) {
  for (const std::string text : {"", "{\"a\":[1,2]}\n", "专利权，“许可”…（一）", "é ß ° ½", "𐍈😀",
                                 "ۦ ܐ ࢠ", "\xC2", "\xE2\x80"}) {
    EXPECT_EQ(escape_invisible(text), text);
  }
}

TEST(JsonInvisible, the_content_is_the_same) {
  for (std::uint32_t lead = 0xC2; lead <= 0xDF; ++lead) {
    for (std::uint32_t tail = 0x80; tail <= 0xBF; ++tail) {
      const std::string text{static_cast<char>(lead), static_cast<char>(tail)};
      std::string back;
      EXPECT_EQ(append_unescaped(back, escape_invisible(text)), nullptr);
      EXPECT_EQ(back, text);
    }
  }
}

TEST(JsonInvisible, every_writer_escapes) {
  JsonWriter json;
  json.text("\xE2\x80\xAE");
  EXPECT_EQ(std::move(json).finish(), "\"\\u202e\"");
  Submission submission;
  PartyRegister body;
  body.name = "\xC2\x9B";
  submission.body = body;
  EXPECT_NE(to_json(submission).find("\\u009b"), std::string::npos);
  EXPECT_NE(to_json(submission.body).find("\\u009b"), std::string::npos);
  Receipt receipt;
  receipt.id = "\x7F";
  EXPECT_NE(to_json(receipt).find("\\u007f"), std::string::npos);
}

TEST(JsonInvisible, raw_json_of_a_correction_is_escaped) {
  Submission submission;
  EventCorrect body;
  body.set = "{\"name\":\"\xE2\x80\xAE\"}";
  submission.body = body;
  EXPECT_NE(to_json(submission).find("{\"name\":\"\\u202e\"}"), std::string::npos);
}

}  // namespace
}  // namespace ledger::codec
