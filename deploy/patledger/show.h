#pragma once

// What several commands show of the ledger.

#include <optional>
#include <string>

#include "deploy/patledger/session.h"
#include "ledger/model/receipt.h"
#include "projections/rights.h"
#include "projections/table.h"

namespace patledger {

// Prints a table as it was asked for, "table", "csv" or "json", and gives the code to exit with.
int show_table(const projections::Table& table, const std::string& format, const Shared& shared);

std::string show_stats(const Session& session, ledger::Month from, ledger::Month until,
                       ledger::Language language);

// The patent as `state` has it, with its history out of the log: asked of the day `on`, or as of
// the legal day `on`. Nothing where `state` knows no such patent.
ledger::Result<std::optional<projections::RightsView>> view_of(const ledger::Ledger& ledger,
                                                               const ledger::State& state,
                                                               ledger::PatentNumber number,
                                                               ledger::Date on, bool is_effective);

// Empty where the ledger knows no such patent.
std::string show_patent(const Session& session, ledger::PatentNumber number, ledger::Date on,
                        ledger::Language language);
std::string show_receipt(const ledger::Receipt& receipt, ledger::Language language);

}  // namespace patledger
