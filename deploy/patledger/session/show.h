#pragma once

// Outputs that several commands share.

#include <optional>
#include <string>

#include "deploy/patledger/cli/global_options.h"
#include "deploy/patledger/session/session.h"
#include "ledger/model/receipt.h"
#include "projections/rights/rights.h"
#include "projections/statistics/table.h"

namespace patledger {

// Prints a table as "table", "csv" or "json"; returns the exit code.
int show_table(const projections::statistics::Table& table, const std::string& format,
               const GlobalOptions& options);

// The monthly table with the default indicators.
std::string stats_text(const Session& session, ledger::Month from, ledger::Month until,
                       ledger::Language language);

// The rights in a patent as `state` has them on the day `on`, with their history from the log; as
// of the effective day `on` if `is_effective`. Nothing if `state` has no such patent.
ledger::Result<std::optional<projections::rights::RightsView>> view_of(
    const ledger::service::Ledger& ledger, const ledger::State& state, ledger::PatentNumber number,
    ledger::Date on, bool is_effective);

// Empty if the ledger has no such patent.
std::string patent_text(const Session& session, ledger::PatentNumber number, ledger::Date on,
                        ledger::Language language);

// As text for people.
std::string receipt_text(const ledger::Receipt& receipt, ledger::Language language);

}  // namespace patledger
