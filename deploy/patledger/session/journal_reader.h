#pragma once

// JournalReader: the stored figures and the journal of a ledger, opened for reading. It needs
// neither a snapshot nor a replay of the log.

#include <memory>
#include <string>
#include <vector>

#include "ledger/store/log.h"
#include "projections/storage/journal.h"

namespace patledger {

struct JournalReader {
  std::unique_ptr<ledger::store::Log> log;
  std::vector<projections::statistics::CalendarDay> days;

  ledger::Status open(const std::string& directory, const std::string& purpose);

  // The number of entries that `--known` includes; all if it is empty. kInvalid as parse_known().
  ledger::Result<ledger::Seq> position_of(const std::string& known) const;
};

}  // namespace patledger
