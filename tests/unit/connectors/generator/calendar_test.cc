#include "connectors/generator/city/calendar.h"

#include <gtest/gtest.h>

namespace connectors::generator {
namespace {

using ledger::Month;

constexpr std::uint64_t kParties = 500;
constexpr std::uint64_t kStock = 1'000;
constexpr std::uint64_t kDeals = 20'000;

TEST(FilingCalendar, NeverDecreasesAndStaysWithinOfficeHours) {
  const FilingCalendar calendar(kParties, kStock, kDeals);
  ledger::Instant before;
  for (std::uint64_t i = 0; i < kParties + kStock + kDeals; ++i) {
    const ledger::Instant now = calendar.at(i);
    ASSERT_LE(before, now) << i;
    const std::string text = now.text();
    ASSERT_GE(text.substr(11, 2), "09") << text;
    ASSERT_LE(text.substr(11, 2), "16") << text;
    ASSERT_LT((now.day().days + 3) % 7, 5) << text;  // Monday is 0.
    before = now;
  }
}

TEST(FilingCalendar, DealsFillFourYears) {
  const FilingCalendar calendar(kParties, kStock, kDeals);
  EXPECT_EQ(calendar.at(0).day().text(), "2021-12-01");
  EXPECT_EQ(Month::of(calendar.at(kParties + kStock - 1).day()).text(), "2021-12");
  EXPECT_EQ(Month::of(calendar.at(kParties + kStock).day()).text(), "2022-01");
  EXPECT_EQ(calendar.at(kParties + kStock + kDeals - 1).day().text(), "2025-12-31");
}

TEST(FilingCalendar, DecemberHasMoreThanTheSpringFestival) {
  const FilingCalendar calendar(0, 1, kDeals);
  int february = 0;
  int december = 0;
  for (std::uint64_t i = 1; i <= kDeals; ++i) {
    const std::string month = calendar.at(i).text().substr(0, 7);
    if (month == "2024-02") ++february;
    if (month == "2024-12") ++december;
  }
  EXPECT_GT(february, 0);
  EXPECT_GT(december, 2 * february);
}

}  // namespace
}  // namespace connectors::generator
