#pragma once

// What commands on figures are told of time: months, and positions in the ledger.

#include <string>

#include "ledger/base/date.h"
#include "ledger/base/result.h"
#include "ledger/store/log.h"

namespace patledger {

// kInvalid where it is none; `name` is the option's.
ledger::Result<ledger::Month> parse_month(const std::string& text, const std::string& name);

// "41" or a moment in RFC 3339: the number of entries known then. `--known SEQ` means with every
// entry up to and including it; with all where the log has not come so far.
ledger::Result<ledger::Seq> parse_known(const ledger::store::Log& log, const std::string& known);

}  // namespace patledger
