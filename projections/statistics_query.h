#pragma once

// What can be asked of the statistics, and the answer: one line for each month and combination of
// codes in which some of the indicators asked for is not zero; by month, then by the codes in the
// order in which the dimensions were named.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/result.h"
#include "projections/cells.h"
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
  std::vector<Dimension> by;  // Each once.
  Basis basis = Basis::kEvent;
};

// Where a sender names no indicators.
std::vector<Indicator> default_indicators();

// "contract_value,pledges". An Error names what is not known, and all that is. An empty text: the
// default indicators; no dimensions.
ledger::Result<std::vector<Indicator>> parse_indicators(std::string_view list);
ledger::Result<std::vector<Dimension>> parse_dimensions(std::string_view list);
ledger::Result<Basis> parse_basis(std::string_view name);  // "event", "booking"

struct Line {
  ledger::Month month;
  std::vector<std::uint32_t> codes;     // One for each dimension asked for.
  std::vector<ledger::Fen128> figures;  // One for each indicator; money in fen.
};

// Adds up cells, from wherever they come: memory, or rows as stored.
class Tally {
 public:
  explicit Tally(Query query);

  void add(const Cell& cell);
  std::vector<Line> lines() const;

 private:
  bool is_asked(const Cell& cell) const;

  Query query_;
  KeyIndex groups_;
  std::vector<ledger::Fen128> figures_;  // Of all groups, one after the other.
};

std::vector<Line> answer(const Cells& cells, const Query& query);

// Columns "month", dimensions, indicators; money in yuan with two decimals.
Table table_of(const Query& query, const std::vector<Line>& lines);

}  // namespace projections
