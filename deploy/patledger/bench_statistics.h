#pragma once

// `patledger bench statistics`: how long the monthly table takes in this process, and the same
// events for other engines, so that tests/bench/statistics_bench.py can ask them for the same.
//
// The table is that of all months by tx, district and industry in the event basis: of contracts,
// transfers, licences, open-licence statements and pledges the number, of contracts and pledges the
// value beside it. Each time is of an answer as a caller has it: all lines, in order, in memory.

#include <string>
#include <vector>

#include "deploy/patledger/cli.h"
#include "ledger/base/hash.h"
#include "ledger/base/result.h"
#include "projections/statistics_query.h"

namespace patledger {

struct StatisticsPlan {
  std::size_t rounds = 21;
  // Of each posting that changes a figure of the table, if it is to be written:
  //   subject,month,tx,district,industry,count,value_fen
  // A month is 202407, a code its number (projections/breakdown.h), a subject its number.
  std::string export_path;
};

struct StatisticsReport {
  std::uint64_t events = 0;  // Postings that change a figure of the table.
  std::uint64_t cells = 0;
  std::uint64_t lines = 0;
  ledger::Hash digest{};             // SHA-256 of the lines as CSV, all of them integers.
  ledger::Month month;               // The one with the most lines,
  std::uint64_t month_lines = 0;     // and how many they are.
  double first_ns = 0;               // The first answer, with which the roll-up is made.
  std::vector<double> table_ns;      // By round: of all months,
  std::vector<double> month_ns;      // of the one month,
  std::vector<double> no_rollup_ns;  // and of all months without the roll-up, from the cells.
};

ledger::Result<StatisticsReport> bench_statistics(const Shared& shared, const StatisticsPlan& plan);

int month_number(ledger::Month month);  // 202407

std::string to_text(const StatisticsReport& report);
std::string to_json(const StatisticsReport& report);

}  // namespace patledger
