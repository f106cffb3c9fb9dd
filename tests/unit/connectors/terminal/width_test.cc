#include "connectors/terminal/width.h"

#include <gtest/gtest.h>

namespace connectors::terminal {
namespace {

TEST(Width, OfWideAndFullWidthCharactersIsTwo) {
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("天津"), 4U);
  EXPECT_EQ(display_width("ＣＮ"), 4U);
  EXPECT_EQ(display_width("（元）"), 6U);
  EXPECT_EQ(display_width("한글"), 4U);
  EXPECT_EQ(display_width("😀"), 2U);
}

TEST(Width, OfInvisibleCharactersIsZero) {
  EXPECT_EQ(display_width(""), 0U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(display_width("a\u200Db"), 2U);
  EXPECT_EQ(display_width("\u1112\u1161\u11AB"), 2U);  // One syllable of three parts.
}

TEST(Width, OfLatinGreekAndInvalidBytesIsOne) {
  EXPECT_EQ(display_width("é—α"), 3U);
  EXPECT_EQ(display_width("a\xFFz"), 3U);
}

TEST(Visible, ReplacesOnlyWhatControlsATerminal) {
  EXPECT_EQ(visible("天津 Tianjin"), "天津 Tianjin");
  EXPECT_EQ(visible("a\x1B[2Jb"), "a\uFFFD[2Jb");
  EXPECT_EQ(visible("a\nb\tc"), "a\uFFFDb\uFFFDc");
  EXPECT_EQ(visible("a\u202Eb"), "a\uFFFDb");
  EXPECT_EQ(visible("a\xC3"), "a\uFFFD");
}

TEST(Visible, OfLinesLeavesTheirEnds) {
  EXPECT_EQ(visible_lines(""), "");
  EXPECT_EQ(visible_lines("a\nb\n"), "a\nb\n");
  EXPECT_EQ(visible_lines("\x1B[2J\n\na\tb"), "\uFFFD[2J\n\na\uFFFDb");
}

TEST(Pad, FillsUpToTheWidth) {
  EXPECT_EQ(pad_right("天津", 6), "天津  ");
  EXPECT_EQ(pad_left("天津", 5), " 天津");
  EXPECT_EQ(pad_left("天津", 3), "天津");
}

}  // namespace
}  // namespace connectors::terminal
