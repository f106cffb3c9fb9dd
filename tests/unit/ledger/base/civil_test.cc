#include "ledger/base/civil.h"

#include <gtest/gtest.h>

namespace ledger {
namespace {

static_assert(civil("1970-01-01").days == 0);
static_assert(civil("9999-12-31") == kLastDay);

TEST(Civil, IsTheDayOfTheCalendar) {
  EXPECT_EQ(civil("2024-02-29").text(), "2024-02-29");
  EXPECT_EQ(civil("2021-11-15"), Date::parse("2021-11-15"));
}

// Every day of two centuries, as Date::parse() reads it.
TEST(Civil, AgreesWithTheParser) {
  for (Date day = civil("1900-01-01"); day < civil("2101-01-01"); day = day.plus_days(1)) {
    ASSERT_EQ(civil_day(day.text()), day) << day.text();
  }
}

TEST(Civil, RefusesWhatIsNotADay) {
  for (const std::string_view text :
       {"2021-02-29", "1900-02-29", "2021-04-31", "2021-13-01", "2021-00-01", "2021-01-00",
        "1899-12-31", "2021-1-01", "2021/01/01", "2021-01-01 ", "", "2021-01-0a"}) {
    EXPECT_EQ(civil_day(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace ledger
