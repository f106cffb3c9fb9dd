#pragma once

// Calendar: when the months of the statistics close and are published, in the ledger's own time
// (State::today): the last clock.day, or in a ledger without one the newest filing that took
// effect, never a clock of this machine.
//
// A month closes with the first entry at which the calendar is the tenth of the next month or
// later. What the ledger holds with that entry is published, so a position alone determines which
// months are closed. At each later close every earlier month is published again, with its figures
// of then: preliminary until the close of the first month of the next quarter, revised from then
// on, final from the close of March of the next year. The tenth is the city's choice (kCloseDay);
// another day is a new version of the rules.

#include <optional>
#include <vector>

#include "projections/release/cube/release.h"
#include "projections/statistics/booking/bookings.h"

namespace projections::release {

constexpr std::int32_t kMonthsPerYear = 12;
constexpr unsigned kCloseDay = 10;
constexpr std::string_view kReleaseRules = "2";  // Calendar, cuts, disclosure, allocation.

constexpr ledger::Month first_of_year(ledger::Month month) {
  return {month.index - month.index % kMonthsPerYear};
}

// The first day of the calendar on which the month is closed.
ledger::Date close_of(ledger::Month month);
// The month with whose close `month` gets that vintage.
ledger::Month begin_of(Vintage vintage, ledger::Month month);

// A publication of figures: what the ledger held at a position.
struct Publication {
  ledger::Month with;  // The month whose close it is; at the newest position, the next to close.
  ledger::Seq position = 0;  // Number of entries.
};

// The last of the first `position` entries; 0 if there is none.
constexpr ledger::Seq last_entry(ledger::Seq position) { return position == 0 ? 0 : position - 1; }

class Calendar {
 public:
  // The calendar of the first `position` entries. `days` as Statistics::days().
  Calendar(const std::vector<statistics::CalendarDay>& days, ledger::Seq position);

  ledger::Seq position() const { return position_; }
  const std::vector<statistics::CalendarDay>& days() const { return days_; }
  // The calendar with the last entry; empty if none took effect.
  std::optional<ledger::Date> today() const;
  // The number of entries with which a month closed; empty if it is open.
  std::optional<ledger::Seq> position_of_close(ledger::Month month) const;
  Vintage vintage_of(ledger::Month month) const;
  // The publications of `month`, ascending. To the bureau: at its close, at each later close, and
  // at position() if that has more entries. To the public: once for each vintage, so that the
  // difference of two months' releases does not reveal a single late contract. To both, if the
  // month is open: at position().
  std::vector<Publication> publications_of(ledger::Month month, Audience audience) const;

 private:
  std::vector<statistics::CalendarDay> days_;
  ledger::Seq position_ = 0;
};

}  // namespace projections::release
