#pragma once

// What can be asked of the statistics, and the answer: one line for each month and combination of
// codes in which some of the indicators asked for is not zero; by month, then by the codes in the
// order in which the dimensions were named. projections/tally.h answers.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/result.h"
#include "projections/grouping.h"
#include "projections/lines.h"
#include "projections/table.h"

namespace projections {

// Where in the figures of a subject an indicator is; nothing where it is of another subject.
std::optional<std::size_t> figure_of(Indicator indicator, Subject subject);

// A figure as it is written: "1200000.00" yuan of fen, or a count. And the column that it stands
// in.
std::string figure_text(ledger::Fen128 figure, Indicator indicator);
Column column_of(Indicator indicator);

struct Query {
  ledger::Month from;
  ledger::Month until;  // The last month.
  std::vector<Indicator> indicators;
  Dimensions by;
  Basis basis = Basis::kEvent;
};

// Where a sender names no indicators.
std::vector<Indicator> default_indicators();

// "contract_value,pledges". An Error names what is not known, and all that is. An empty text: the
// default indicators; no dimensions.
ledger::Result<std::vector<Indicator>> parse_indicators(std::string_view list);
ledger::Result<Dimensions> parse_dimensions(std::string_view list);
ledger::Result<Basis> parse_basis(std::string_view name);  // "event", "booking"

// Columns "month", dimensions, indicators; money in yuan with two decimals.
Table table_of(const Query& query, const Lines& lines);

}  // namespace projections
