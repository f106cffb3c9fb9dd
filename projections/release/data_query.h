#pragma once

// What a statistician asks of a release's series, in the terms of SDMX REST 2. The service that
// will answer over HTTP needs nothing more of the statistics:
//
//   key             SeriesKey
//   c[TIME_PERIOD]  TimePeriod
//   asOf            a position: the series of a ReleaseBuilder with the calendar of that position
//   updatedAfter    updated_since(), with the series of that position
//   includeHistory  the series of each publication of a month (Calendar::publications_of)

#include <optional>
#include <string_view>
#include <vector>

#include "ledger/base/result.h"
#include "projections/release/release.h"

namespace projections {

// "2024-07", "ge:2024-01", "le:2024-12", or the last two joined by '+'.
struct TimePeriod {
  std::optional<ledger::Month> from;
  std::optional<ledger::Month> until;

  // kInvalid where it is no such constraint. Empty: any month.
  static ledger::Result<TimePeriod> parse(std::string_view text);

  bool contains(ledger::Month month) const {
    return (!from || *from <= month) && (!until || month <= *until);
  }
};

// One part for each dimension of the cube, in the order of Dimension, and one for the indicator,
// separated by '.': codes as published, several joined by '+'; "*" or nothing: any.
// "TRANSFER.........…._T.V_CONTRACT+N_CONTRACT"
class SeriesKey {
 public:
  // kInvalid where it has another number of parts, or a code that is in no codelist. Empty: any.
  static ledger::Result<SeriesKey> parse(std::string_view text);

  bool takes(const Series& series) const;

 private:
  std::vector<std::vector<std::uint32_t>> codes_;  // By dimension; none: any.
  std::vector<Indicator> indicators_;
};

// The observations that the key and the months take; series without any are left out.
std::vector<Series> select(const std::vector<Series>& series, const SeriesKey& key,
                           const TimePeriod& period);

// The observations of `now` that are not the same in `then`, which is of an older position.
std::vector<Series> updated_since(const std::vector<Series>& now, const std::vector<Series>& then);

}  // namespace projections
