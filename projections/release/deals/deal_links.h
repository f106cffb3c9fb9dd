#pragma once

// Finds the pairs of deals that can be of one contract, the best pair first. Internal to matching.

#include <cstdint>
#include <span>
#include <vector>

#include "projections/release/deals/deals.h"

namespace projections::release {

// Two deals that agree in the key of release/deals/matching.h, by their index in the list.
struct DealLink {
  std::uint32_t first = 0;
  std::uint32_t second = 0;   // Greater than `first`.
  std::uint32_t patents = 0;  // In common; at least one.
  std::int32_t days_apart = 0;
  bool is_stated = false;  // Both state an amount.
  bool differs = false;    // Both state an amount, and the amounts differ.
};

// `deals` are in order of event.
std::vector<DealLink> deal_links(std::span<const Deal* const> deals);

}  // namespace projections::release
