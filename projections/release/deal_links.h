#pragma once

// Which deals may be of one contract by what they say, the best first. Internal to Matching.

#include <cstdint>
#include <span>
#include <vector>

#include "projections/release/deals.h"

namespace projections {

// Two deals that agree in the key of release/matching.h, by their places in the list.
struct DealLink {
  std::uint32_t first = 0;
  std::uint32_t second = 0;   // After the first one.
  std::uint32_t patents = 0;  // In common; at least one.
  std::int32_t days_apart = 0;
  bool is_stated = false;  // Both state an amount.
  bool differs = false;    // And it is not the same.
};

// `deals` in order of event. The best link comes first.
std::vector<DealLink> deal_links(std::span<const Deal* const> deals);

}  // namespace projections
