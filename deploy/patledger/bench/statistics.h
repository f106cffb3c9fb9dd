#pragma once

// `patledger bench statistics`: the time that the monthly table takes in this process; and an
// export of the same events, so that tests/bench/statistics_bench.py can measure other engines.
//
// The table has all months by tx, district and industry, on the event basis: the numbers of
// contracts, transfers, licences, open-licence statements and pledges, and the values of contracts
// and pledges. A time includes all lines, in order, in memory.

#include <string>
#include <vector>

#include "ledger/base/hash.h"
#include "ledger/base/result.h"
#include "projections/statistics/query.h"

namespace patledger {

struct StatisticsPlan {
  std::size_t rounds = 21;
  // The file of the export; none if empty. A line for each posting that changes a figure of the
  // table: subject,month,tx,district,industry,count,value_fen
  // A month is 202407, a code its number (projections/cells/breakdown.h), a subject its number.
  std::string export_path;
};

struct StatisticsReport {
  std::uint64_t events = 0;  // Postings that change a figure of the table.
  std::uint64_t cells = 0;
  std::uint64_t lines = 0;
  ledger::Hash digest{};             // SHA-256 of the lines as CSV, all of them integers.
  ledger::Month month;               // The month with the most lines,
  std::uint64_t month_lines = 0;     // and their number.
  double first_ns = 0;               // The first table, for which the roll-up is made.
  std::vector<double> table_ns;      // By round: all months,
  std::vector<double> month_ns;      // one month,
  std::vector<double> no_rollup_ns;  // and all months without the roll-up, from the cells.
};

ledger::Result<StatisticsReport> bench_statistics(const std::string& directory,
                                                  const StatisticsPlan& plan);

int month_number(ledger::Month month);  // 202407

std::string to_text(const StatisticsReport& report);
std::string to_json(const StatisticsReport& report);

}  // namespace patledger
