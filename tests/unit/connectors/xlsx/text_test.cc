#include "connectors/xlsx/text.h"

#include <gtest/gtest.h>

namespace connectors::xlsx {
namespace {

TEST(CellText, IsTheSameForOrdinaryTexts) {
  EXPECT_EQ(cell_text("=1+1"), "=1+1");  // A text is not a formula, whatever it begins with.
  EXPECT_EQ(cell_text("天津大学 <&>"), "天津大学 <&>");
  EXPECT_EQ(cell_text(""), "");
}

TEST(CellText, ReplacesWhatXmlForbids) {
  EXPECT_EQ(cell_text("a\x01\nb"), "a\uFFFD\uFFFDb");
  EXPECT_EQ(cell_text("a\xFF"), "a\uFFFD");
  EXPECT_EQ(cell_text("\xEF\xBF\xBE\xEF\xBF\xBF"), "\uFFFD\uFFFD");
}

TEST(CellText, EscapesWhatLooksLikeAnEscape) {
  EXPECT_EQ(cell_text("_x0041_"), "_x005F_x0041_");
  EXPECT_EQ(cell_text("_x0041_x0041_"), "_x005F_x0041_x005F_x0041_");
  EXPECT_EQ(cell_text("_x004_ _xyz"), "_x004_ _xyz");
}

TEST(CellText, IsCutBetweenCharacters) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "专";
  const std::string cell = cell_text(text);
  EXPECT_EQ(cell.size(), kCellBytesMax / 3 * 3);
  EXPECT_TRUE(cell.ends_with("专…"));
}

TEST(SheetName, HasAllowedCharactersAndAtMost31) {
  EXPECT_EQ(sheet_name("A1 转让/许可[质押]"), "A1 转让 许可 质押 ");
  EXPECT_EQ(sheet_name("'x'"), " x ");
  EXPECT_EQ(sheet_name(std::string(40, 'a')), std::string(31, 'a'));
  std::string wide;
  for (int i = 0; i < 40; ++i) wide += "表";
  EXPECT_EQ(sheet_name(wide).size(), 31U * 3);
}

TEST(Width, CountsWideCharactersTwice) {
  EXPECT_EQ(width_of("abc"), 3U);
  EXPECT_EQ(width_of("专利A"), 5U);
}

}  // namespace
}  // namespace connectors::xlsx
