#include "projections/release/tables/reconciliation.h"

#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "projections/release/series/calendar.h"
#include "projections/release/tables/table_cells.h"

namespace projections::release {
namespace {

using ledger::ContractKind;
using ledger::Month;

constexpr int kYuanDecimals = 2;

using LineKey = std::tuple<Month, ContractKind, MatchStatus>;

struct LineSums {
  DealSum all;
  DealSum conflicting;
};
using LinesByKey = std::map<LineKey, LineSums>;

void add(DealSum& sum, const DealSum& other) {
  sum.deals += other.deals;
  sum.members += other.members;
  sum.value += other.value;
}

std::vector<ReconciliationLine> lines_of(const LinesByKey& sums) {
  std::vector<ReconciliationLine> lines;
  for (const auto& [key, line] : sums) {
    const auto& [month, agreement, status] = key;
    lines.push_back({month, agreement, status, line.all, line.conflicting});
  }
  return lines;
}

// The sums of a month by row of the table: one for each status, then all conflicting deals.
using RowSums = std::array<DealSum, kMatchStatuses + 1>;

RowSums row_sums(std::span<const ReconciliationLine> lines, Month month) {
  RowSums sums{};
  for (const ReconciliationLine& line : lines) {
    if (line.month != month) continue;
    add(sums[static_cast<std::size_t>(line.status)], line.all);
    add(sums[kMatchStatuses], line.conflicting);
  }
  return sums;
}

std::vector<TableCell> row_of(std::size_t row, const DealSum& month, const DealSum& year) {
  constexpr Bilingual kConflicting{"其中：金额不一致", "Of which conflicting"};
  const bool is_status = row < kMatchStatuses;
  const auto status = static_cast<MatchStatus>(row);
  return {text_cell((is_status ? title_of(status) : kConflicting).zh),
          text_cell(is_status ? name(status) : "conflicting"),
          number_cell(month.deals, 0),
          number_cell(month.value, kYuanDecimals),
          number_cell(year.deals, 0),
          number_cell(year.value, kYuanDecimals)};
}

}  // namespace

std::vector<ReconciliationLine> reconcile(std::span<const CanonicalDeal> deals) {
  LinesByKey sums;
  for (const CanonicalDeal& deal : deals) {
    LineSums& line = sums[{deal.month, deal.agreement, deal.status}];
    const DealSum one{1, deal.members.size(), deal.value.fen};
    add(line.all, one);
    if (deal.is_conflicting()) add(line.conflicting, one);
  }
  return lines_of(sums);
}

std::vector<ReconciliationLine> year_to_date(std::span<const ReconciliationLine> lines,
                                             Month month) {
  const Month january = first_of_year(month);
  LinesByKey sums;
  for (const ReconciliationLine& line : lines) {
    if (line.month < january || month < line.month) continue;
    LineSums& sum = sums[{month, line.agreement, line.status}];
    add(sum.all, line.all);
    add(sum.conflicting, line.conflicting);
  }
  return lines_of(sums);
}

StatutoryTable reconciliation_table(std::span<const ReconciliationLine> lines,
                                    const ReleaseHead& head) {
  constexpr Bilingual kDeals{"项", "contracts"};
  constexpr Bilingual kYuan{"元", "CNY"};
  StatutoryTable table;
  table.number = "A15";
  table.head = table_head(table.number, head);
  table.title = {"专利交易多源核对", "Reconciliation of the sources of patent deals"};
  table.columns = {{"item", {"指标名称", "Item"}, {}},
                   {"code", {"代码", "Code"}, {}},
                   {"deals", {"本月项数", "Deals, month"}, kDeals},
                   {"value", {"本月金额", "Value, month"}, kYuan},
                   {"deals_cumulative", {"本年累计项数", "Deals, year to date"}, kDeals},
                   {"value_cumulative", {"本年累计金额", "Value, year to date"}, kYuan}};
  const RowSums in_month = row_sums(lines, head.month);
  const RowSums in_year = row_sums(year_to_date(lines, head.month), head.month);
  for (std::size_t row = 0; row <= kMatchStatuses; ++row) {
    table.rows.push_back(row_of(row, in_month[row], in_year[row]));
  }
  return table;
}

StatutoryTable reconciliation_table(Deals deals, const ReleaseHead& head) {
  const std::vector<CanonicalDeal> canonical = match(std::move(deals).take_live());
  return reconciliation_table(reconcile(canonical), head);
}

}  // namespace projections::release
