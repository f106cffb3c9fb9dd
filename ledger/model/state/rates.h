#pragma once

// StatedRates: the exchange rates that events state, by currency. Each event states one at most.

#include <set>

#include "ledger/model/values/event_id.h"
#include "ledger/model/values/exchange.h"

namespace ledger {

struct StatedRate {
  InlineText<3> currency;
  Date on;  // The day of the rate.
  Seq stated_by = 0;
  ExchangeRate rate;

  friend constexpr auto operator<=>(const StatedRate&, const StatedRate&) = default;
};

class StatedRates {
 public:
  void note(const StatedRate& stated) { all_.insert(stated); }
  void forget(Seq event);
  // By its day, of one day that of the later event, as far as events before `event` state it. Null
  // if none does.
  const StatedRate* newest(const Currency& currency, Seq event) const;
  const std::set<StatedRate>& all() const { return all_; }

 private:
  std::set<StatedRate> all_;
};

}  // namespace ledger
