#pragma once

// Date: a civil day in Asia/Shanghai, the day of a legal fact. Month: a civil month. Instant: a
// point in time, in milliseconds since 1970-01-01 UTC. Nothing here reads a clock.
//
// Text forms: Date "2024-07-22", Month "2024-07", Instant RFC 3339. parse() returns nullopt for any
// other text, and for years before 1900 or after 9999.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ledger {

struct Date {
  std::int32_t days = 0;  // Since 1970-01-01.

  static std::optional<Date> of(int year, unsigned month, unsigned day);
  static std::optional<Date> parse(std::string_view text);
  std::string text() const;

  // The same day of the month, that many years or months later; the last day of that month if it
  // has no such day (IR 5).
  Date plus_years(int years) const;
  Date plus_months(int months) const;
  constexpr Date plus_days(int count) const { return {days + count}; }

  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

struct Month {
  std::int32_t index = 0;  // year * 12 + month - 1.

  static std::optional<Month> parse(std::string_view text);
  static Month of(Date day);
  std::string text() const;

  friend constexpr auto operator<=>(const Month&, const Month&) = default;
};

struct Instant {
  std::int64_t ms = 0;

  // RFC 3339 with an offset. Digits below a millisecond are dropped.
  static std::optional<Instant> parse(std::string_view text);
  std::string text() const;  // In Asia/Shanghai: "2026-11-24T09:00:00.000+08:00".
  Date day() const;          // The civil day in Asia/Shanghai.

  friend constexpr auto operator<=>(const Instant&, const Instant&) = default;
};

// The offset of Asia/Shanghai from UTC at `moment`, in seconds: +08:00, and +09:00 in the summers
// of 1986 to 1991 (tz database, Asia/Shanghai; years before 1986 are read as +08:00).
std::int32_t shanghai_offset_s(Instant moment);

// A span of days that includes both ends, as contracts and registers state it.
struct Term {
  Date from;
  Date until;

  constexpr bool contains(Date day) const { return from <= day && day <= until; }
  constexpr bool overlaps(const Term& other) const {
    return from <= other.until && other.from <= until;
  }

  friend constexpr bool operator==(const Term&, const Term&) = default;
};

constexpr Date kFirstDay{-719'162};  // 0001-01-01.
constexpr Date kLastDay{2'932'896};  // 9999-12-31.

}  // namespace ledger
