#pragma once

// What commands on figures are told of time: months, and positions in the ledger.

#include "deploy/patledger/session.h"
#include "projections/statistics_query.h"

namespace patledger {

// kInvalid where it is none; `name` is the option's.
ledger::Result<ledger::Month> parse_month(const std::string& text, const std::string& name);

// The number of entries of `--known`, or all where it is not given.
ledger::Result<ledger::Seq> position_of(const ledger::Ledger& ledger, const std::string& known);

}  // namespace patledger
