#include <gtest/gtest.h>

#include "ledger/base/date.h"

namespace ledger {
namespace {

Instant at(std::string_view text) { return Instant::parse(text).value(); }

TEST(Instant, ReadsTheFormsOfRfc3339) {
  const Instant moment{1'795'485'600'000};
  EXPECT_EQ(at("2026-11-24T10:00:00+08:00").ms, 1'795'485'600'000);
  for (const std::string_view text :
       {"2026-11-24T02:00:00Z", "2026-11-24t02:00:00z", "2026-11-24T02:00:00.0Z",
        "2026-11-24T02:00:00+00:00", "2026-11-24T02:00:00-00:00", "2026-11-23T16:00:00-10:00",
        "2026-11-24T07:30:00+05:30", "2026-11-24T02:00:00.000000000Z"}) {
    EXPECT_EQ(at(text), moment) << text;
  }
}

TEST(Instant, KeepsMilliseconds) {
  EXPECT_EQ(at("1970-01-01T00:00:00.5Z").ms, 500);
  EXPECT_EQ(at("1970-01-01T00:00:00.05Z").ms, 50);
  EXPECT_EQ(at("1970-01-01T00:00:00.123456789Z").ms, 123);
  EXPECT_EQ(at("1969-12-31T23:59:59.999Z").ms, -1);
}

TEST(Instant, TakesALeapSecondForTheNextOne) {
  EXPECT_EQ(at("2016-12-31T23:59:60Z"), at("2017-01-01T00:00:00Z"));
}

TEST(Instant, RefusesWhatIsNoMoment) {
  for (const std::string_view text :
       {"", "2026-11-24", "2026-11-24T02:00:00", "2026-11-24 02:00:00Z", "2026-11-24T02:00Z",
        "2026-11-24T24:00:00Z", "2026-11-24T02:60:00Z", "2026-11-24T02:00:61Z",
        "2026-11-24T02:00:00.Z", "2026-11-24T02:00:00.1234567890Z", "2026-11-24T02:00:00+8:00",
        "2026-11-24T02:00:00+0800", "2026-11-24T02:00:00+24:00", "2026-11-24T02:00:00+08:60",
        "2026-11-24T02:00:00ZZ", "2026-02-30T02:00:00Z", "2026-11-24T02:00:00,5Z",
        "2026-11-24T0a:00:00Z"}) {
    EXPECT_FALSE(Instant::parse(text)) << text;
  }
}

TEST(Instant, WritesTheTimeInShanghai) {
  EXPECT_EQ(at("2026-11-24T01:00:00Z").text(), "2026-11-24T09:00:00.000+08:00");
  EXPECT_EQ(at("2026-11-23T16:00:00.007Z").text(), "2026-11-24T00:00:00.007+08:00");
  EXPECT_EQ(at("1990-07-01T00:00:00Z").text(), "1990-07-01T09:00:00.000+09:00");
  EXPECT_EQ(at("1969-12-31T15:59:59.999Z").text(), "1969-12-31T23:59:59.999+08:00");
}

TEST(Instant, FallsOnTheDayInShanghai) {
  EXPECT_EQ(at("2020-12-31T15:59:59.999Z").day().text(), "2020-12-31");
  EXPECT_EQ(at("2020-12-31T16:00:00Z").day().text(), "2021-01-01");
  EXPECT_EQ(at("2020-12-31T23:59:59-12:00").day().text(), "2021-01-01");
  EXPECT_EQ(at("1969-12-31T15:59:59Z").day().text(), "1969-12-31");
  // In a summer with daylight saving the day begins an hour earlier.
  EXPECT_EQ(at("1988-07-31T14:59:59Z").day().text(), "1988-07-31");
  EXPECT_EQ(at("1988-07-31T15:00:00Z").day().text(), "1988-08-01");
}

// The changes of the clock in Asia/Shanghai as the tz database (2024a) has them: the last second
// before each, and the second of it. Compared with zoneinfo when this was written.
TEST(ShanghaiOffset, ChangesAsTheTzDatabaseSays) {
  struct Change {
    std::int64_t second;
    std::string_view before;
    std::string_view after;
  };
  constexpr Change kChanges[] = {
      {515'527'200, "1986-05-04T01:59:59.000+08:00", "1986-05-04T03:00:00.000+09:00"},
      {527'014'800, "1986-09-14T01:59:59.000+09:00", "1986-09-14T01:00:00.000+08:00"},
      {545'162'400, "1987-04-12T01:59:59.000+08:00", "1987-04-12T03:00:00.000+09:00"},
      {558'464'400, "1987-09-13T01:59:59.000+09:00", "1987-09-13T01:00:00.000+08:00"},
      {577'216'800, "1988-04-17T01:59:59.000+08:00", "1988-04-17T03:00:00.000+09:00"},
      {589'914'000, "1988-09-11T01:59:59.000+09:00", "1988-09-11T01:00:00.000+08:00"},
      {608'666'400, "1989-04-16T01:59:59.000+08:00", "1989-04-16T03:00:00.000+09:00"},
      {621'968'400, "1989-09-17T01:59:59.000+09:00", "1989-09-17T01:00:00.000+08:00"},
      {640'116'000, "1990-04-15T01:59:59.000+08:00", "1990-04-15T03:00:00.000+09:00"},
      {653'418'000, "1990-09-16T01:59:59.000+09:00", "1990-09-16T01:00:00.000+08:00"},
      {671'565'600, "1991-04-14T01:59:59.000+08:00", "1991-04-14T03:00:00.000+09:00"},
      {684'867'600, "1991-09-15T01:59:59.000+09:00", "1991-09-15T01:00:00.000+08:00"},
  };
  for (const Change& change : kChanges) {
    EXPECT_EQ(Instant{change.second * 1000 - 1000}.text(), change.before);
    EXPECT_EQ(Instant{change.second * 1000}.text(), change.after);
  }
  EXPECT_EQ(shanghai_offset_s(at("1992-07-01T00:00:00Z")), 8 * 3600);
  EXPECT_EQ(shanghai_offset_s(at("2026-07-01T00:00:00Z")), 8 * 3600);
}

}  // namespace
}  // namespace ledger
