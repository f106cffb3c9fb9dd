#include "connectors/terminal/progress.h"

#include <gtest/gtest.h>

#include <limits>

namespace connectors::terminal {
namespace {

constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();

TEST(ProgressLine, ShowsBarCountRateAndTimeLeft) {
  EXPECT_EQ(progress_line("verify", {700, 1000, 2000}, 80, Style{}),
            "verify  [##############------]  70 %  700 / 1,000  350/s  0:00 left");
  EXPECT_EQ(progress_line("verify", {1000, 8'000'000, 1000}, 90, Style{}),
            "verify  [--------------------]  0 %  1,000 / 8,000,000  1,000/s  2:13:19 left");
}

TEST(ProgressLine, WithoutATotalShowsCountAndRate) {
  EXPECT_EQ(progress_line("-", {1500, 0, 500}, 80, Style{}), "-  1,500  3,000/s");
}

TEST(ProgressLine, IsShorterOnANarrowTerminal) {
  EXPECT_EQ(progress_line("verify", {1, 2, 1000}, 44, Style{}),
            "verify  50 %  1 / 2  1/s  0:01 left");
  EXPECT_EQ(progress_line("verify", {1, 2, 1000}, 10, Style{}).size(), 10U);
  EXPECT_EQ(progress_line("verify", {1, 2, 1000}, 0, Style{}), "");
}

TEST(ProgressLine, AcceptsAnyNumbers) {
  EXPECT_EQ(progress_line("x", {5, 3, 0}, 80, Style{}),
            "x  [####################]  100 %  3 / 3  0/s");
  EXPECT_FALSE(progress_line("x", {kMost, kMost, 1}, 200, Style{}).empty());
  EXPECT_FALSE(progress_line("x", {kMost - 1, kMost, kMost}, 200, Style{}).empty());
  EXPECT_FALSE(progress_line("x", {kMost, 0, 3}, 200, Style{}).empty());
}

TEST(Progress, IsSilentIfStderrIsNotATerminal) {
  testing::internal::CaptureStderr();
  {
    Progress progress("submit", 2);
    progress.update(1);
    progress.update(2);
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(Style, PaintsOnlyIfColoured) {
  EXPECT_EQ(Style{}.paint(Colour::kRed, "x"), "x");
  EXPECT_EQ(Style::coloured().paint(Colour::kRed, "x"), "\x1B[31mx\x1B[0m");
}

}  // namespace
}  // namespace connectors::terminal
