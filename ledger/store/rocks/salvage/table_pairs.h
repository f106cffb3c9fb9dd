#pragma once

// The pairs of a table file (.sst), read without its database. A damaged block is skipped; if the
// index is damaged, blocks are read without it. Pairs may then be visited twice.

#include <functional>
#include <string>

#include "ledger/base/bytes.h"
#include "ledger/base/result.h"

namespace ledger::store {

struct TableFault {
  std::string what;  // Empty: every pair was read.
};

using VisitPair = std::function<Status(ByteView key, ByteView value)>;

// Calls `visit` for each pair that can be read, and returns its first error. Tables of rows of
// projections are left out.
Result<TableFault> read_table(const std::string& path, const VisitPair& visit);

}  // namespace ledger::store
