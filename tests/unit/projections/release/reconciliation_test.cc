#include "projections/release/tables/reconciliation.h"

#include <gtest/gtest.h>

#include "tests/unit/projections/folded.h"
#include "tests/unit/projections/release/reported.h"

namespace projections::test {
namespace {

release::Deal in_month(std::string_view text, release::Deal deal) {
  deal.month = month(text);
  return deal;
}

// A contract that all sources report in July, one with another amount; contracts that one source
// reports in June and July; contracts outside the year.
std::vector<release::CanonicalDeal> deals_of_a_year() {
  return match(std::vector{registered(1, "A", {1, 2}, "300.00"), recorded(2, {1}, ""),
                           published(3, {2}, "299.00"),
                           in_month("2024-01", registered(4, "B", {3}, "20.00")),
                           in_month("2023-12", registered(5, "C", {4}, "4000.00")),
                           in_month("2024-08", registered(6, "D", {5}, "50000.00")),
                           recorded(7, {6}, "6.50"), published(8, {7}, "1.00")});
}

std::string text_of(const release::TableCell& cell) {
  if (cell.kind == release::TableCell::Kind::kText) return cell.text;
  return cell.decimals == 2 ? ledger::yuan_text(cell.number) : ledger::integer_text(cell.number);
}

// The rows by their code and figures.
std::vector<std::string> rows_of(const release::StatutoryTable& table) {
  std::vector<std::string> rows;
  for (const auto& cells : table.rows) {
    std::string row;
    for (std::size_t i = 1; i < cells.size(); ++i) row += (i > 1 ? " " : "") + text_of(cells[i]);
    rows.push_back(row);
  }
  return rows;
}

TEST(Reconciliation, HasALineForEachMonthAgreementAndStatus) {
  const std::vector<release::ReconciliationLine> lines = reconcile(deals_of_a_year());
  ASSERT_EQ(lines.size(), 6U);
  EXPECT_EQ(lines[0].month, month("2023-12"));
  EXPECT_EQ(lines[2].month, month("2024-07"));
  EXPECT_EQ(lines[2].status, release::MatchStatus::kMatched);
  EXPECT_EQ(lines[2].agreement, ledger::ContractKind::kLicence);
  EXPECT_EQ(lines[2].all, (release::DealSum{1, 3, 30000}));
  EXPECT_EQ(lines[2].conflicting, (release::DealSum{1, 3, 30000}));
  EXPECT_EQ(lines[3].conflicting, release::DealSum{});
}

TEST(Reconciliation, AddsUpTheYearAndNoOther) {
  const std::vector<release::ReconciliationLine> lines = reconcile(deals_of_a_year());
  const std::vector<release::ReconciliationLine> year = year_to_date(lines, month("2024-08"));
  ASSERT_EQ(year.size(), 4U);
  EXPECT_EQ(year[2].status, release::MatchStatus::kRegistryOnly);
  EXPECT_EQ(year[2].month, month("2024-08"));
  EXPECT_EQ(year[2].all, (release::DealSum{2, 2, 5002000}));
  EXPECT_EQ(year_to_date(lines, month("2023-12")).size(), 1U);
  EXPECT_TRUE(year_to_date(lines, month("2025-01")).empty());
}

TEST(Reconciliation, IsTableA15) {
  release::ReleaseHead head;
  head.month = month("2024-07");
  const release::StatutoryTable table = reconciliation_table(reconcile(deals_of_a_year()), head);
  EXPECT_EQ(table.number, "A15");
  EXPECT_EQ(table.head.front().second, "A15");
  for (const auto& row : table.rows) ASSERT_EQ(row.size(), table.columns.size());
  EXPECT_EQ(rows_of(table), (std::vector<std::string>{
                                "matched 1 300.00 1 300.00",
                                "recordation-only 1 6.50 1 6.50",
                                "registry-only 0 0.00 1 20.00",
                                "trading-centre-only 1 1.00 1 1.00",
                                "other-only 0 0.00 0 0.00",
                                "conflicting 1 300.00 1 300.00",
                            }));
}

}  // namespace
}  // namespace projections::test
