#pragma once

// The checkpoint of a log: size and root of its tree, as text (C2SP tlog-checkpoint, unsigned).

#include <string>

#include "ledger/store/log.h"

namespace ledger::store {

// Three lines: the origin "patledger/v1", the size, the root in base64. kInvalid if the log has
// fewer than `size` entries.
Result<std::string> checkpoint_text(const Log& log, Seq size);

}  // namespace ledger::store
