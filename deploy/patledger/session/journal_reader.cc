#include "deploy/patledger/session/journal_reader.h"

#include "deploy/patledger/cli/position.h"

namespace patledger {

ledger::Status JournalReader::open(const std::string& directory, const std::string& purpose) {
  auto opened =
      ledger::store::Log::open({.directory = directory, .write = false, .purpose = purpose});
  if (!opened) return opened.error();
  log = std::move(*opened);
  auto read = projections::storage::read_days(*log);
  if (!read) return read.error();
  days = std::move(*read);
  return ledger::Done{};
}

ledger::Result<ledger::Seq> JournalReader::position_of(const std::string& known) const {
  if (known.empty()) return log->size();
  return parse_known(*log, known);
}

}  // namespace patledger
