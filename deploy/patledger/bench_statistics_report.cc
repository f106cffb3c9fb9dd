// What `patledger bench statistics` prints.

#include "deploy/patledger/bench_spread.h"
#include "deploy/patledger/bench_statistics.h"

namespace patledger {
namespace {

unsigned long long number(std::uint64_t value) { return value; }

std::string line_text(const char* name, std::uint64_t lines, const std::vector<double>& ns) {
  constexpr double kMs = 1e6;
  const Spread spread = spread_of(ns);
  return format("%-36s %9llu  %11.4f (%.4f-%.4f)\n", name, number(lines), spread.median / kMs,
                spread.min / kMs, spread.max / kMs);
}

std::string spread_json(const char* name, const std::vector<double>& ns) {
  const Spread spread = spread_of(ns);
  return format("\"%s\":{\"median\":%.0f,\"min\":%.0f,\"max\":%.0f}", name, spread.median,
                spread.min, spread.max);
}

}  // namespace

std::string to_text(const StatisticsReport& report) {
  std::string text = format(
      "The monthly table, by month, tx, district and industry: %llu events in %llu cells; %zu "
      "rounds.\nMedians (min-max), in ms for an answer of all lines in memory.\n\n",
      number(report.events), number(report.cells), report.table_ns.size());
  text += format("%-36s %9s  %11s\n", "", "lines", "ms");
  text += line_text("all months", report.lines, report.table_ns);
  text += line_text(("the month of " + report.month.text()).c_str(), report.month_lines,
                    report.month_ns);
  text += line_text("the first, which makes the roll-up", report.lines, {report.first_ns});
  text += line_text("all months from the cells", report.lines, report.no_rollup_ns);
  return text + "\nSHA-256 of the lines " + ledger::hex(report.digest) + "\n";
}

std::string to_json(const StatisticsReport& report) {
  std::string text = format("{\"events\":%llu,\"cells\":%llu,\"lines\":%llu,",
                            number(report.events), number(report.cells), number(report.lines));
  text += "\"digest\":\"" + ledger::hex(report.digest) + "\",";
  text += format("\"month\":%d,\"month_lines\":%llu,\"rounds\":%zu,", month_number(report.month),
                 number(report.month_lines), report.table_ns.size());
  text += spread_json("table_ns", report.table_ns) + ",";
  text += spread_json("month_ns", report.month_ns) + ",";
  text += spread_json("first_ns", {report.first_ns}) + ",";
  return text + spread_json("no_rollup_ns", report.no_rollup_ns) + "}\n";
}

}  // namespace patledger
