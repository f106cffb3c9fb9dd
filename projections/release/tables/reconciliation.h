#pragma once

// Table A15: the contracts that several sources report, and those that only one reports. Its sums
// are of canonical deals, by the month of the member that gives the value; they differ from the
// contract figures of the other tables, which count registered technology contracts.

#include <cstdint>
#include <span>
#include <vector>

#include "projections/release/cube/release.h"
#include "projections/release/deals/matching.h"

namespace projections::release {

struct DealSum {
  std::uint64_t deals = 0;
  std::uint64_t members = 0;  // Their member deals.
  ledger::Fen128 value = 0;   // In fen.

  friend bool operator==(const DealSum&, const DealSum&) = default;
};

struct ReconciliationLine {
  ledger::Month month;
  ledger::ContractKind agreement = ledger::ContractKind::kUnset;
  MatchStatus status = MatchStatus::kMatched;
  DealSum all;
  DealSum conflicting;  // Of these, the conflicting ones.
};

// One line for each month, agreement and status of the deals, in this order.
std::vector<ReconciliationLine> reconcile(std::span<const CanonicalDeal> deals);

// The lines summed over the year up to `month`, which is the month of each returned line.
std::vector<ReconciliationLine> year_to_date(std::span<const ReconciliationLine> lines,
                                             ledger::Month month);

// Table A15 of head.month, over all agreements: one row for each status, and one for the
// conflicting deals.
StatutoryTable reconciliation_table(std::span<const ReconciliationLine> lines,
                                    const ReleaseHead& head);

// Table A15 of all live deals.
StatutoryTable reconciliation_table(Deals deals, const ReleaseHead& head);

}  // namespace projections::release
