#pragma once

// The order of write-ahead logs. RocksDB numbers every write, and asserts, which ends the process,
// that each number occurs once and that they ascend from file to file. A file of another ledger, or
// an older copy, breaks that.

#include <string>

#include "ledger/base/result.h"

namespace ledger::store {

// kCorrupt if a log of the database does not begin after the last write of the one before it.
Status check_order_of_wals(const std::string& database);

}  // namespace ledger::store
