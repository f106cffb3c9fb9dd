#pragma once

// Months, and positions in the ledger, as options name them.

#include <string>

#include "ledger/base/date.h"
#include "ledger/base/result.h"
#include "ledger/store/log.h"

namespace patledger {

// kInvalid if `text` is not a month; `name` is the option's.
ledger::Result<ledger::Month> parse_month(const std::string& text, const std::string& name);

// The number of entries that `--known` includes: with every entry up to and including a position
// (41), or recorded until a moment (RFC 3339). All if the log is shorter. kInvalid for any other
// text.
ledger::Result<ledger::Seq> parse_known(const ledger::store::Log& log, const std::string& known);

}  // namespace patledger
