#include "projections/release/series/calendar.h"

#include <gtest/gtest.h>

#include "tests/unit/projections/folded.h"

namespace projections {
namespace {

using test::day;
using test::month;

release::Calendar calendar_of(std::initializer_list<statistics::CalendarDay> days,
                              ledger::Seq position) {
  return {std::vector<statistics::CalendarDay>(days), position};
}

TEST(Calendar, AMonthClosesWithTheFirstFilingOnTheTenth) {
  const auto open = calendar_of({{day("2024-07-20"), 0}, {day("2024-08-09"), 5}}, 9);
  EXPECT_FALSE(open.position_of_close(month("2024-07")));
  const auto closed = calendar_of({{day("2024-07-20"), 0}, {day("2024-08-10"), 5}}, 9);
  EXPECT_EQ(closed.position_of_close(month("2024-07")), 6U) << "with the entry that closes it";
  const auto later = calendar_of({{day("2024-07-20"), 0}, {day("2024-10-11"), 5}}, 9);
  EXPECT_EQ(later.position_of_close(month("2024-07")), 6U);
  EXPECT_EQ(later.position_of_close(month("2024-09")), 6U);
  EXPECT_FALSE(later.position_of_close(month("2024-10")));
}

TEST(Calendar, WhatLiesBeyondThePositionIsNotKnown) {
  const auto before = calendar_of({{day("2024-07-20"), 0}, {day("2024-08-10"), 5}}, 5);
  EXPECT_EQ(before.today(), day("2024-07-20"));
  EXPECT_FALSE(before.position_of_close(month("2024-07")));
  const auto with = calendar_of({{day("2024-07-20"), 0}, {day("2024-08-10"), 5}}, 6);
  EXPECT_EQ(with.position_of_close(month("2024-07")), 6U);
  EXPECT_FALSE(calendar_of({}, 0).today());
}

TEST(Calendar, VintagesBeginWithTheQuarterAndTheYear) {
  EXPECT_EQ(release::begin_of(release::Vintage::kRevised, month("2024-07")), month("2024-10"));
  EXPECT_EQ(release::begin_of(release::Vintage::kRevised, month("2024-09")), month("2024-10"));
  EXPECT_EQ(release::begin_of(release::Vintage::kRevised, month("2024-12")), month("2025-01"));
  EXPECT_EQ(release::begin_of(release::Vintage::kFinal, month("2024-01")), month("2025-03"));
  EXPECT_EQ(release::begin_of(release::Vintage::kFinal, month("2024-12")), month("2025-03"));
  const auto at = [](std::string_view today) {
    return calendar_of({{day(today), 0}}, 1).vintage_of(month("2024-07"));
  };
  EXPECT_EQ(at("2024-11-09"), release::Vintage::kPreliminary);
  EXPECT_EQ(at("2024-11-10"), release::Vintage::kRevised);
  EXPECT_EQ(at("2025-04-09"), release::Vintage::kRevised);
  EXPECT_EQ(at("2025-04-10"), release::Vintage::kFinal);
}

std::string text_of(const std::vector<release::Publication>& publications) {
  std::string text;
  for (const release::Publication& each : publications) {
    text += each.with.text() + "@" + std::to_string(each.position) + " ";
  }
  return text;
}

TEST(Calendar, TheBureauHasEveryCloseAndThePublicEachVintage) {
  std::vector<statistics::CalendarDay> days;
  for (std::int32_t i = 0; i < 10; ++i) {  // A filing a month, on the 12th, from August on.
    days.push_back({release::close_of({month("2024-07").index + i}).plus_days(2),
                    static_cast<ledger::Seq>(10 * i)});
  }
  const release::Calendar calendar(days, 100);
  const ledger::Month july = month("2024-07");
  EXPECT_EQ(text_of(calendar.publications_of(july, release::Audience::kPublic)),
            "2024-07@1 2024-10@31 2025-03@81 ");
  EXPECT_EQ(calendar.publications_of(july, release::Audience::kBureau).size(), 11U)
      << "and what is now";
  EXPECT_EQ(text_of(calendar.publications_of(month("2025-04"), release::Audience::kBureau)),
            "2025-04@91 2025-05@100 ");
  EXPECT_EQ(text_of(calendar.publications_of(month("2025-05"), release::Audience::kPublic)),
            "2025-05@100 ")
      << "an open month is published as of now";
}

}  // namespace
}  // namespace projections
