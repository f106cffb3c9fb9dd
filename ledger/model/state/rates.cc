#include "ledger/model/state/rates.h"

#include <limits>

#include "ledger/base/date.h"

namespace ledger {

void StatedRates::forget(Seq event) {
  std::erase_if(all_, [event](const StatedRate& stated) { return stated.stated_by == event; });
}

const StatedRate* StatedRates::newest(const Currency& currency, Seq event) const {
  constexpr Seq kAfterAll = std::numeric_limits<Seq>::max();
  auto at = all_.upper_bound({currency.code, kLastDay, kAfterAll, {}});
  while (at != all_.begin()) {
    const StatedRate& stated = *--at;
    if (stated.currency != currency.code) return nullptr;
    if (stated.stated_by < event) return &stated;
  }
  return nullptr;
}

}  // namespace ledger
