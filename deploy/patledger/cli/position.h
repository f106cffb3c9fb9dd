#pragma once

// Months, and positions in the ledger, as options name them.

#include <string>

#include "deploy/patledger/cli/command.h"
#include "ledger/base/date.h"
#include "ledger/base/result.h"
#include "ledger/store/log.h"

namespace patledger {

// kInvalid if `text` is not a month; `name` is the option's.
ledger::Result<ledger::Month> parse_month(const std::string& text, const std::string& name);

// kInvalid: the option `name` is a position that a ledger of `size` entries does not have.
ledger::Error beyond_the_end(const std::string& name, ledger::Seq position, ledger::Seq size);

// Adds `--known`. A value that is neither a position nor a moment that has passed is an error of
// usage.
Option add_known(const Command& command, std::string& known, const std::string& help);

// The number of entries that `--known` includes: with every entry up to and including a position
// (41), or recorded until a moment (RFC 3339). kInvalid for a position beyond the end, of which it
// is not known yet what it will include, and for any other text.
ledger::Result<ledger::Seq> parse_known(const ledger::store::Log& log, const std::string& known);

}  // namespace patledger
