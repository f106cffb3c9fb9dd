#include "ledger/base/date.h"

#include <gtest/gtest.h>

namespace ledger {
namespace {

Date day(std::string_view text) { return Date::parse(text).value(); }

TEST(Date, ReadsAndWritesDaysOfTheCalendar) {
  for (const std::string_view text : {"1900-01-01", "1970-01-01", "2000-02-29", "2024-02-29",
                                      "2024-12-31", "2099-06-30", "9999-12-31"}) {
    EXPECT_EQ(day(text).text(), text);
  }
  EXPECT_EQ(day("1970-01-01").days, 0);
  EXPECT_EQ(day("1969-12-31").days, -1);
  EXPECT_EQ(day("2024-02-29").days, 19'782);
}

TEST(Date, RefusesWhatIsNoDay) {
  for (const std::string_view text : {"",
                                      "2024-02-30",
                                      "2023-02-29",
                                      "1900-02-29",
                                      "2100-02-29",
                                      "2024-04-31",
                                      "2024-13-01",
                                      "2024-00-10",
                                      "2024-01-00",
                                      "2024-1-1",
                                      "24-01-01",
                                      "2024/01/01",
                                      "2024-01-01 ",
                                      " 2024-01-1",
                                      "20240101",
                                      "2024-01-1x",
                                      "+024-01-01",
                                      "-024-01-01",
                                      "1899-12-31",
                                      "0000-01-01",
                                      "10000-01-01",
                                      "2024-01-01T00:00:00Z",
                                      "２０２４-01-01"}) {
    EXPECT_FALSE(Date::parse(text)) << text;
  }
}

TEST(Date, AddsYearsToTheSameDayOrTheEndOfTheMonth) {  // IR 5.
  EXPECT_EQ(day("2006-11-20").plus_years(20), day("2026-11-20"));
  EXPECT_EQ(day("2020-02-29").plus_years(1), day("2021-02-28"));
  EXPECT_EQ(day("2020-02-29").plus_years(4), day("2024-02-29"));
  EXPECT_EQ(day("2096-02-29").plus_years(4), day("2100-02-28"));
}

TEST(Date, AddsMonthsToTheSameDayOrTheEndOfTheMonth) {
  EXPECT_EQ(day("2024-01-31").plus_months(1), day("2024-02-29"));
  EXPECT_EQ(day("2023-01-31").plus_months(1), day("2023-02-28"));
  EXPECT_EQ(day("2024-08-31").plus_months(6), day("2025-02-28"));
  EXPECT_EQ(day("2024-11-30").plus_months(3), day("2025-02-28"));
  EXPECT_EQ(day("2024-03-31").plus_months(-1), day("2024-02-29"));
  EXPECT_EQ(day("2024-01-15").plus_months(-1), day("2023-12-15"));
}

TEST(Date, AddsDaysOverEveryBoundary) {
  EXPECT_EQ(day("2024-02-28").plus_days(1), day("2024-02-29"));
  EXPECT_EQ(day("2023-02-28").plus_days(1), day("2023-03-01"));
  EXPECT_EQ(day("2024-12-31").plus_days(1), day("2025-01-01"));
  EXPECT_EQ(day("2024-10-01").plus_days(30), day("2024-10-31"));
}

TEST(Date, KnowsItsEnds) {
  EXPECT_EQ(kFirstDay.text(), "0001-01-01");
  EXPECT_EQ(kLastDay.text(), "9999-12-31");
}

TEST(Month, ReadsWritesAndTakesTheMonthOfADay) {
  EXPECT_EQ(Month::parse("2024-07")->text(), "2024-07");
  EXPECT_EQ(Month::of(day("2024-07-31")), Month::parse("2024-07"));
  EXPECT_EQ(Month::of(day("2024-08-01")).index, Month::parse("2024-07")->index + 1);
  EXPECT_EQ(Month::of(day("2025-01-01")).index, Month::of(day("2024-12-31")).index + 1);
  for (const std::string_view text : {"", "2024", "2024-13", "2024-00", "2024-7", "2024-07-01"}) {
    EXPECT_FALSE(Month::parse(text)) << text;
  }
}

TEST(Term, HoldsBothItsEnds) {
  const Term term{day("2024-10-10"), day("2025-10-09")};
  EXPECT_FALSE(term.contains(day("2024-10-09")));
  EXPECT_TRUE(term.contains(day("2024-10-10")));
  EXPECT_TRUE(term.contains(day("2025-10-09")));
  EXPECT_FALSE(term.contains(day("2025-10-10")));
}

TEST(Term, OverlapsWhereADayIsCommon) {
  const Term first{day("2026-01-01"), day("2026-06-30")};
  EXPECT_FALSE(first.overlaps({day("2026-07-01"), day("2026-12-31")}));
  EXPECT_TRUE(first.overlaps({day("2026-06-30"), day("2026-12-31")}));
  EXPECT_FALSE(first.overlaps({day("2025-01-01"), day("2025-12-31")}));
  EXPECT_TRUE(first.overlaps({day("2025-01-01"), day("2026-01-01")}));
  EXPECT_TRUE(first.overlaps({day("2026-03-01"), day("2026-03-01")}));
}

}  // namespace
}  // namespace ledger
