#pragma once

// Table A15: which contracts the sources agree on, and which only one of them knows. Its sums are
// those of canonical deals, each under the month of the member that gives its value; they are not
// the contract figures of the other tables, which count registered technology contracts.

#include <cstdint>
#include <span>
#include <vector>

#include "projections/release/matching.h"
#include "projections/release/release.h"

namespace projections {

struct DealSum {
  std::uint64_t deals = 0;
  std::uint64_t members = 0;  // Events that speak of them.
  ledger::Fen128 value = 0;   // In fen.

  friend bool operator==(const DealSum&, const DealSum&) = default;
};

struct ReconciliationLine {
  ledger::Month month;
  ledger::ContractKind agreement = ledger::ContractKind::kUnset;
  MatchStatus status = MatchStatus::kMatched;
  DealSum all;
  DealSum conflicting;  // Of these, those about whose amount members differ.
};

// A line for each month, agreement and status that some deal has, in their order.
std::vector<ReconciliationLine> reconcile(std::span<const CanonicalDeal> deals);

// The same over the months of the year up to `month`, with that month in each line.
std::vector<ReconciliationLine> year_to_date(std::span<const ReconciliationLine> lines,
                                             ledger::Month month);

// Table A15 of the month, over all agreements: a row for each status, and one of which conflicting.
// The head is left empty.
StatutoryTable reconciliation_table(std::span<const ReconciliationLine> lines, ledger::Month month);

}  // namespace projections
