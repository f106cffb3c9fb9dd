#include "projections/release/series/calendar.h"

#include <algorithm>

#include "ledger/base/assert.h"

namespace projections::release {
namespace {

using ledger::Date;
using ledger::Month;

constexpr std::int32_t kQuarter = 3;

bool begins_vintage(Month with, Month month) {
  return with == month || with == begin_of(Vintage::kRevised, month) ||
         with == begin_of(Vintage::kFinal, month);
}

}  // namespace

Date close_of(Month month) {
  const std::int32_t next = month.index + 1;
  const auto day =
      Date::of(next / kMonthsPerYear, static_cast<unsigned>(next % kMonthsPerYear) + 1, kCloseDay);
  LEDGER_ASSERT(day.has_value());
  return *day;
}

Month begin_of(Vintage vintage, Month month) {
  switch (vintage) {
    case Vintage::kPreliminary:
      return month;
    case Vintage::kRevised:
      return {month.index / kQuarter * kQuarter + kQuarter};
    case Vintage::kFinal:
      break;
  }
  return {first_of_year(month).index + kMonthsPerYear + 2};  // March of the next year.
}

Calendar::Calendar(const std::vector<statistics::CalendarDay>& days, ledger::Seq position)
    : days_(days), position_(position) {
  const auto is_after = [&](const statistics::CalendarDay& day) { return day.first >= position; };
  days_.erase(std::ranges::find_if(days_, is_after), days_.end());
}

std::optional<Date> Calendar::today() const {
  if (days_.empty()) return std::nullopt;
  return days_.back().day;
}

std::optional<ledger::Seq> Calendar::position_of_close(Month month) const {
  const auto found =
      std::ranges::lower_bound(days_, close_of(month), {}, &statistics::CalendarDay::day);
  if (found == days_.end()) return std::nullopt;
  return found->first + 1;
}

Vintage Calendar::vintage_of(Month month) const {
  for (const Vintage vintage : {Vintage::kFinal, Vintage::kRevised}) {
    if (position_of_close(begin_of(vintage, month))) return vintage;
  }
  return Vintage::kPreliminary;
}

std::vector<Publication> Calendar::publications_of(Month month, Audience audience) const {
  std::vector<Publication> publications;
  Month with = month;
  for (auto close = position_of_close(with); close; close = position_of_close(with)) {
    if (audience == Audience::kBureau || begins_vintage(with, month)) {
      publications.push_back({with, *close});
    }
    ++with.index;
  }
  const bool is_open = publications.empty();
  const bool is_more = audience == Audience::kBureau && !is_open;
  if (is_open || (is_more && publications.back().position < position_)) {
    publications.push_back({with, position_});
  }
  return publications;
}

}  // namespace projections::release
