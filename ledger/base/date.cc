#include "ledger/base/date.h"

#include <array>
#include <chrono>
#include <cstdio>

#include "ledger/base/characters.h"
#include "ledger/base/digits.h"

namespace ledger {
namespace {

namespace chrono = std::chrono;

constexpr std::int64_t kMsPerSecond = 1000;
constexpr std::int64_t kSecondsPerDay = 86'400;
constexpr std::int32_t kShanghaiOffset = 8 * 3600;
constexpr std::int32_t kSummerOffset = 9 * 3600;

// Daylight saving in China, in seconds since 1970 UTC: from the first second of it to the first
// after it. Source: tz database, zone Asia/Shanghai, rules PRC 1986 to 1991.
struct Summer {
  std::int64_t from;
  std::int64_t until;
};
constexpr std::array<Summer, 6> kSummers{{
    {515'527'200, 527'014'800},  // 1986-05-04 to 1986-09-14
    {545'162'400, 558'464'400},  // 1987-04-12 to 1987-09-13
    {577'216'800, 589'914'000},  // 1988-04-17 to 1988-09-11
    {608'666'400, 621'968'400},  // 1989-04-16 to 1989-09-17
    {640'116'000, 653'418'000},  // 1990-04-15 to 1990-09-16
    {671'565'600, 684'867'600},  // 1991-04-14 to 1991-09-15
}};

chrono::year_month_day civil(Date date) {
  return chrono::year_month_day{chrono::sys_days{chrono::days{date.days}}};
}

Date clamp_to_month(chrono::year_month month, chrono::day day) {
  const chrono::year_month_day last{month / chrono::last};
  const auto fitting = day <= last.day() ? day : last.day();
  const chrono::sys_days days{month / fitting};
  return {static_cast<std::int32_t>(days.time_since_epoch().count())};
}

std::int64_t floor_div(std::int64_t value, std::int64_t by) {
  const std::int64_t quotient = value / by;
  return value % by < 0 ? quotient - 1 : quotient;
}

struct ClockTime {
  unsigned hour = 0;
  unsigned minute = 0;
  unsigned second = 0;
};

std::optional<ClockTime> parse_clock(std::string_view text) {  // "09:00:00"
  if (text.size() != 8 || text[2] != ':' || text[5] != ':') return std::nullopt;
  const auto hour = parse_digits(text.substr(0, 2));
  const auto minute = parse_digits(text.substr(3, 2));
  const auto second = parse_digits(text.substr(6, 2));
  if (!hour || !minute || !second) return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  return ClockTime{static_cast<unsigned>(*hour), static_cast<unsigned>(*minute),
                   static_cast<unsigned>(*second)};
}

// ".123456" -> 123; takes the digits off `text`.
std::optional<std::int64_t> take_fraction_ms(std::string_view& text) {
  if (text.empty() || text[0] != '.') return 0;
  text.remove_prefix(1);
  std::int64_t ms = 0;
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) {
    if (digits < 3) ms = ms * 10 + (text[digits] - '0');
    ++digits;
  }
  if (digits == 0 || digits > 9) return std::nullopt;
  for (std::size_t i = digits; i < 3; ++i) ms *= 10;
  text.remove_prefix(digits);
  return ms;
}

std::optional<std::int64_t> parse_offset_s(std::string_view text) {  // "Z", "+08:00"
  if (text == "Z" || text == "z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') {
    return std::nullopt;
  }
  const auto hour = parse_digits(text.substr(1, 2));
  const auto minute = parse_digits(text.substr(4, 2));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  const auto seconds = static_cast<std::int64_t>(*hour * 3600 + *minute * 60);
  return text[0] == '-' ? -seconds : seconds;
}

}  // namespace

std::optional<Date> Date::of(int year, unsigned month, unsigned day) {
  const chrono::year_month_day date{chrono::year{year}, chrono::month{month}, chrono::day{day}};
  if (!date.ok()) return std::nullopt;
  return Date{static_cast<std::int32_t>(chrono::sys_days{date}.time_since_epoch().count())};
}

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = parse_digits(text.substr(0, 4));
  const auto month = parse_digits(text.substr(5, 2));
  const auto day = parse_digits(text.substr(8, 2));
  if (!year || !month || !day || *year < 1900) return std::nullopt;
  return of(static_cast<int>(*year), static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

std::string Date::text() const {
  const auto date = civil(*this);
  std::array<char, 32> buffer{};
  const int length =
      std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return {buffer.data(), static_cast<std::size_t>(length)};
}

Date Date::plus_years(int years) const { return plus_months(years * 12); }

Date Date::plus_months(int months) const {
  const auto date = civil(*this);
  return clamp_to_month(date.year() / date.month() + chrono::months{months}, date.day());
}

std::optional<Month> Month::parse(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  const auto year = parse_digits(text.substr(0, 4));
  const auto month = parse_digits(text.substr(5, 2));
  if (!year || !month || *year < 1900 || *month < 1 || *month > 12) return std::nullopt;
  return Month{static_cast<std::int32_t>(*year * 12 + *month - 1)};
}

Month Month::of(Date day) {
  const auto date = civil(day);
  return {static_cast<int>(date.year()) * 12 +
          static_cast<std::int32_t>(static_cast<unsigned>(date.month())) - 1};
}

std::string Month::text() const {
  std::array<char, 32> buffer{};
  const int length =
      std::snprintf(buffer.data(), buffer.size(), "%04d-%02d", index / 12, index % 12 + 1);
  return {buffer.data(), static_cast<std::size_t>(length)};
}

std::optional<Instant> Instant::parse(std::string_view text) {
  if (text.size() < 20 || (text[10] != 'T' && text[10] != 't')) return std::nullopt;
  const auto date = Date::parse(text.substr(0, 10));
  const auto clock = parse_clock(text.substr(11, 8));
  if (!date || !clock) return std::nullopt;
  text.remove_prefix(19);
  const auto fraction = take_fraction_ms(text);
  if (!fraction) return std::nullopt;
  const auto offset = parse_offset_s(text);
  if (!offset) return std::nullopt;
  const std::int64_t seconds =
      date->days * kSecondsPerDay + static_cast<std::int64_t>(clock->hour) * 3600 +
      static_cast<std::int64_t>(clock->minute) * 60 + clock->second - *offset;
  return Instant{seconds * kMsPerSecond + *fraction};
}

std::string Instant::text() const {
  const std::int32_t offset = shanghai_offset_s(*this);
  const std::int64_t local = ms + offset * kMsPerSecond;
  const std::int64_t ms_per_day = kSecondsPerDay * kMsPerSecond;
  const std::int64_t in_day = local - floor_div(local, ms_per_day) * ms_per_day;
  const auto second = static_cast<int>(in_day / kMsPerSecond);
  std::array<char, 48> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02d.%03d+%02d:00",
                                   second / 3600, second / 60 % 60, second % 60,
                                   static_cast<int>(in_day % kMsPerSecond), offset / 3600);
  return day().text().append(buffer.data(), static_cast<std::size_t>(length));
}

Date Instant::day() const {
  const std::int64_t local = ms + shanghai_offset_s(*this) * kMsPerSecond;
  return {static_cast<std::int32_t>(floor_div(local, kSecondsPerDay * kMsPerSecond))};
}

std::int32_t shanghai_offset_s(Instant moment) {
  const std::int64_t seconds = floor_div(moment.ms, kMsPerSecond);
  if (seconds < kSummers.front().from || seconds >= kSummers.back().until) return kShanghaiOffset;
  for (const auto& summer : kSummers) {
    if (seconds >= summer.from && seconds < summer.until) return kSummerOffset;
  }
  return kShanghaiOffset;
}

}  // namespace ledger
