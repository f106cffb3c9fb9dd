#pragma once

// The files of submissions that were too large for the log: quarantine/ in a ledger's directory.

#include <optional>
#include <string>

#include "ledger/base/result.h"
#include "ledger/service/records/spooled.h"

namespace ledger::service {

// What is wrong with the file of `spooled` in the ledger's directory; empty if it is intact.
std::optional<std::string> fault_of_file(const std::string& directory, const Spooled& spooled);

// Copies the file into another ledger's directory. kCorrupt as fault_of_file().
Status copy_file(const std::string& directory, const Spooled& spooled, const std::string& to);

}  // namespace ledger::service
