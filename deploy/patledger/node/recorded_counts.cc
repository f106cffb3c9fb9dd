#include "deploy/patledger/node/recorded_counts.h"

#include <set>

namespace patledger {

void RecordedCounts::add(const ledger::Entry& entry) {
  ++outcomes.at(static_cast<std::size_t>(entry.outcome));
  std::set<ledger::Code> found;
  for (const ledger::Ground& ground : entry.grounds) found.insert(ground.code);
  for (const ledger::Ground& warning : entry.warnings) found.insert(warning.code);
  for (const ledger::Fault& fault : entry.faults) found.insert(fault.code);
  for (const ledger::Code code : found) ++codes[code];
}

}  // namespace patledger
