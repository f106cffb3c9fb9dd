#include "projections/release/release.h"

namespace projections {

char conf_status(Confidentiality confidentiality) {
  switch (confidentiality) {
    case Confidentiality::kFree:
      return 'F';
    case Confidentiality::kSmallCount:
      return 'A';
    case Confidentiality::kDominance:
      return 'O';
    case Confidentiality::kSecondary:
      return 'D';
  }
  return 'F';
}

char obs_status(const Observation& observation) {
  if (observation.is_hidden) return 'Q';
  return observation.vintage == Vintage::kFinal ? 'A' : 'P';
}

}  // namespace projections
