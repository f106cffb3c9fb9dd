#include "deploy/patledger/figures.h"

#include "deploy/patledger/position.h"

namespace patledger {

ledger::Status Figures::open(const Shared& shared, const std::string& purpose) {
  auto opened =
      ledger::store::Log::open({.directory = shared.directory, .write = false, .purpose = purpose});
  if (!opened) return opened.error();
  log = std::move(*opened);
  auto read = projections::read_days(*log);
  if (!read) return read.error();
  days = std::move(*read);
  return ledger::Done{};
}

ledger::Result<ledger::Seq> Figures::position_of(const std::string& known) const {
  if (known.empty()) return log->size();
  return parse_known(*log, known);
}

}  // namespace patledger
