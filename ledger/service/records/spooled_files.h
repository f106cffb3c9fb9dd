#pragma once

// The files of the folder quarantine/ that entries of a log name.

#include <set>
#include <string>

#include "ledger/base/result.h"
#include "ledger/store/log.h"

namespace ledger::service {

// Reads the annexes of all entries.
Result<std::set<std::string>> spooled_files_of(const store::Log& log);

}  // namespace ledger::service
