// What `patledger bench statistics` prints.

#include "deploy/patledger/bench/spread.h"
#include "deploy/patledger/bench/statistics.h"
#include "ledger/codec/json/text_writer.h"

namespace patledger {
namespace {

unsigned long long number(std::uint64_t value) { return value; }

std::string line_text(const char* name, std::uint64_t lines, const std::vector<double>& ns) {
  constexpr double kMs = 1e6;
  const Spread spread = spread_of(ns);
  return format("%-36s %9llu  %11.4f (%.4f-%.4f)\n", name, number(lines), spread.median / kMs,
                spread.min / kMs, spread.max / kMs);
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
  ledger::codec::JsonWriter json;
  json.open('{');
  json.member("events", report.events);
  json.member("cells", report.cells);
  json.member("lines", report.lines);
  json.member("digest", ledger::hex(report.digest));
  json.member("month", month_number(report.month));
  json.member("month_lines", report.month_lines);
  json.member("rounds", report.table_ns.size());
  write_spread(json, "table_ns", spread_of(report.table_ns), 0);
  write_spread(json, "month_ns", spread_of(report.month_ns), 0);
  write_spread(json, "first_ns", spread_of({report.first_ns}), 0);
  write_spread(json, "no_rollup_ns", spread_of(report.no_rollup_ns), 0);
  json.close('}');
  return std::move(json).finish() + "\n";
}

}  // namespace patledger
