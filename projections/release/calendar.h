#pragma once

// The calendar of releases, in the ledger's own time: the latest filing so far, never a clock. A
// month closes with the first entry that is filed on the tenth day of the next one or later; what
// the ledger holds with that entry is published, so that a position alone tells what has closed. At
// each later close every earlier month is published again as it then stands: preliminary until the
// close of the first month of the next quarter, revised from then on, final from the close of March
// of the next year. The 10th is the city's choice (kCloseDay); changing it is a new version of the
// rules.

#include <optional>
#include <vector>

#include "projections/bookings.h"
#include "projections/release/release.h"

namespace projections {

constexpr unsigned kCloseDay = 10;
constexpr std::string_view kReleaseRules = "1";  // Calendar, cuts, disclosure, allocation.

ledger::Date close_of(ledger::Month month);
// From which close on a month is of that vintage.
ledger::Month begin_of(Vintage vintage, ledger::Month month);

// One time at which figures were published: all that the ledger held at a position.
struct Publication {
  ledger::Month with;        // The month that was closed; of the last one, the month asked for.
  ledger::Seq position = 0;  // With so many entries.
};

class Calendar {
 public:
  // `days` as Statistics has them; what lies beyond `position` is left out.
  Calendar(const std::vector<FilingDay>& days, ledger::Seq position);

  ledger::Seq position() const { return position_; }
  const std::vector<FilingDay>& days() const { return days_; }
  // The day that the ledger has reached; nothing where it holds no filing.
  std::optional<ledger::Date> today() const;
  // The position at which a month closed; nothing: it has not.
  std::optional<ledger::Seq> position_of_close(ledger::Month month) const;
  Vintage vintage_of(ledger::Month month) const;
  // All publications in which `month` is, ascending. The bureau has it with its own close, with
  // each later one, and last of all with what there is now, where that is more. The public has it
  // once of each vintage, so that what one late contract adds is not told by the difference of two
  // months' releases; and what there is now, where it has not closed.
  std::vector<Publication> publications_of(ledger::Month month, Audience audience) const;

 private:
  std::vector<FilingDay> days_;
  ledger::Seq position_ = 0;
};

}  // namespace projections
