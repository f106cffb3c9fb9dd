#pragma once

// civil("2021-11-15"): a civil day as a compile-time constant. A text that is not a day of the
// calendar, years 1900 to 9999, does not compile.

#include <array>
#include <optional>
#include <string_view>

#include "ledger/base/characters.h"
#include "ledger/base/date.h"

namespace ledger {

// Days since 1970-01-01 in the proleptic Gregorian calendar (ISO 8601).
constexpr std::int32_t days_since_1970(int year, int month, int day) {
  constexpr std::array<int, 12> kDaysBefore{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
  const auto leap_days = [](int before) { return before / 4 - before / 100 + before / 400; };
  const int last_leap_year = month > 2 ? year : year - 1;
  const int leaps = leap_days(last_leap_year) - leap_days(1969);
  return (year - 1970) * 365 + leaps + kDaysBefore.at(static_cast<std::size_t>(month - 1)) + day -
         1;
}

constexpr int days_in_month(int year, int month) {
  if (month == 2) {
    const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return is_leap ? 29 : 28;
  }
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// The day that "2021-11-15" names; nothing for any other text.
constexpr std::optional<Date> civil_day(std::string_view text) {
  constexpr std::string_view kForm = "dddd-dd-dd";
  if (text.size() != kForm.size()) return std::nullopt;
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    if (kForm[i] == 'd' ? !is_digit(text[i]) : text[i] != '-') return std::nullopt;
  }
  const auto number = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (const char digit : text.substr(from, count)) value = value * 10 + (digit - '0');
    return value;
  };
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  if (year < 1900 || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return Date{days_since_1970(year, month, day)};
}

consteval Date civil(std::string_view text) {
  const std::optional<Date> day = civil_day(text);
  if (!day) throw "not a civil day";
  return *day;
}

}  // namespace ledger
