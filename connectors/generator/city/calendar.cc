#include "connectors/generator/city/calendar.h"

#include <array>

#include "ledger/base/assert.h"

namespace connectors::generator {
namespace {

using ledger::Date;
using ledger::Instant;

// Weights of months and of years, set here, as no monthly series is published: many deals close
// before the end of the year, few in the month of the Spring Festival. The published growth of
// transfers and licences in 2024 is 29.9 % (CNIPA; law.md §7.1).
constexpr std::array<std::uint64_t, 12> kSeason{78, 48, 82, 80, 80, 92, 78, 78, 90, 74, 96, 124};
constexpr std::array<std::uint64_t, 4> kGrowth{72, 82, 100, 118};
constexpr int kFirstYear = 2022;

constexpr std::uint64_t sum_of_weights() {
  std::uint64_t sum = 0;
  for (const std::uint64_t year : kGrowth) {
    for (const std::uint64_t month : kSeason) sum += year * month;
  }
  return sum;
}
constexpr std::uint64_t kWeights = sum_of_weights();
constexpr std::uint64_t kFine = std::uint64_t{1} << 18U;  // Parts of a unit of weight.

constexpr std::int64_t kMsPerDay = 86'400'000;
constexpr std::int64_t kNine = 3'600'000;        // 9 o'clock in Shanghai, from midnight UTC.
constexpr std::uint64_t kOfficeMs = 28'800'000;  // Eight hours.

bool is_working_day(Date day) {
  const int weekday = (day.days + 3) % 7;  // 1970-01-01 was a Thursday; 0 is Monday.
  return weekday < 5;
}

// The moment after `place` of `whole` equal parts of the working hours in [first, end).
Instant moment_between(Date first, Date end, std::uint64_t place, std::uint64_t whole) {
  std::uint64_t days = 0;
  for (Date day = first; day < end; day = day.plus_days(1)) days += is_working_day(day) ? 1 : 0;
  std::uint64_t left = place * days / whole;
  Date day = first;
  while (!is_working_day(day) || left > 0) {
    if (is_working_day(day)) --left;
    day = day.plus_days(1);
  }
  const std::uint64_t of_day =
      place * days % whole;  // In parts of the day, of which there are `whole`.
  const auto ms = static_cast<std::int64_t>(of_day * (kOfficeMs / 1024) / whole * 1024);
  return {day.days * kMsPerDay + kNine + ms};
}

Instant moment_of_deal(std::uint64_t index, std::uint64_t deals) {
  const std::uint64_t place =
      index * kWeights / deals * kFine + index * kWeights % deals * kFine / deals;
  std::uint64_t before = 0;
  for (std::size_t year = 0; year < kGrowth.size(); ++year) {
    for (unsigned month = 1; month <= kSeason.size(); ++month) {
      const std::uint64_t weight = kGrowth[year] * kSeason[month - 1] * kFine;
      if (place < before + weight) {
        const Date first = *Date::of(kFirstYear + static_cast<int>(year), month, 1);
        return moment_between(first, first.plus_months(1), place - before, weight);
      }
      before += weight;
    }
  }
  LEDGER_ASSERT(false && "the index is less than the number of deals");
  return {};
}

}  // namespace

Instant FilingCalendar::at(std::uint64_t index) const {
  if (index < parties_) return moment_between(kOpened, kOpened.plus_days(2), index, parties_);
  if (index < parties_ + stock_) {
    return moment_between(kOpened.plus_days(5), kOpened.plus_days(31), index - parties_, stock_);
  }
  return moment_of_deal(index - parties_ - stock_, deals_);
}

}  // namespace connectors::generator
