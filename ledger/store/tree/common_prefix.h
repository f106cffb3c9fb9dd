#pragma once

// The common prefix of two logs: the entries that both have, in the same order.

#include "ledger/store/log.h"

namespace ledger::store {

// The number of entries in it. Compares roots (RFC 6962), not entries: log2(size) of them.
Result<Seq> common_prefix(const Log& one, const Log& other);

}  // namespace ledger::store
