#pragma once

// Query: which figures a table shows. The result has one line for each month and combination of
// codes for which some indicator of the query is not zero, sorted by month, then by the codes in
// the order in which the dimensions are named. projections/statistics/tally.h computes it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/result.h"
#include "projections/cells/grouping.h"
#include "projections/statistics/lines.h"
#include "projections/statistics/table.h"

namespace projections::statistics {

// The place of an indicator in the figures of a subject; empty if it belongs to another subject.
std::optional<std::size_t> figure_of(cells::Indicator indicator, cells::Subject subject);

// The text of a figure: fen as yuan, "1200000.00"; or a count.
std::string figure_text(ledger::Fen128 figure, cells::Indicator indicator);
Column column_of(cells::Indicator indicator);

struct Query {
  ledger::Month from;
  ledger::Month until;  // Inclusive.
  std::vector<cells::Indicator> indicators;
  cells::Dimensions by;
  cells::Basis basis = cells::Basis::kEvent;
};

// The indicators of a query that names none.
std::vector<cells::Indicator> default_indicators();

// Parse lists of names: "contract_value,pledges". An empty list gives default_indicators(), or no
// dimensions. kInvalid for an unknown name; the error lists all known ones.
ledger::Result<std::vector<cells::Indicator>> parse_indicators(std::string_view list);
ledger::Result<cells::Dimensions> parse_dimensions(std::string_view list);
ledger::Result<cells::Basis> parse_basis(std::string_view name);  // "event", "booking"

// The lines as a table: the columns are "month", the dimensions, the indicators.
Table table_of(const Query& query, const Lines& lines);

}  // namespace projections::statistics
