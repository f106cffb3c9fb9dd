#include "projections/release/release.h"

#include "ledger/base/assert.h"

namespace projections {

char conf_status(Confidentiality confidentiality) {
  constexpr std::string_view kStatuses = "FAOD";  // In the order of Confidentiality.
  const auto place = static_cast<std::size_t>(confidentiality);
  LEDGER_ASSERT(place < kStatuses.size());
  return kStatuses[place];
}

char obs_status(const Observation& observation) {
  if (observation.is_hidden) return 'Q';
  return observation.vintage == Vintage::kFinal ? 'A' : 'P';
}

}  // namespace projections
