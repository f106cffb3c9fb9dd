#include "deploy/patledger/bench/statistics.h"

#include <chrono>
#include <fstream>
#include <map>

#include "deploy/patledger/session/session.h"
#include "ledger/crypto/sha256.h"
#include "ledger/os/file.h"
#include "projections/statistics/tally.h"
#include "projections/storage/journal.h"

namespace patledger {
namespace {

using ledger::Result;
using projections::cells::Cells;
using projections::cells::Dimension;
using projections::cells::Posting;
using projections::cells::Subject;
using projections::statistics::Lines;
using projections::statistics::Query;

Query whole_table() {
  return {.from = {0},
          .until = {projections::cells::kMonthMax},
          .indicators = projections::statistics::default_indicators(),
          .by = projections::cells::monthly_table()};
}

// What a posting adds to the table.
struct Increment {
  std::int64_t count = 0;
  std::int64_t value_fen = 0;
};

Increment increment_of(const Posting& posting) {
  const bool has_value =
      posting.subject == Subject::kContract || posting.subject == Subject::kPledge;
  return {posting.figures[0], has_value ? posting.figures[1] : 0};
}

std::string csv_line(const Posting& posting, const Increment& added) {
  std::string line = std::to_string(static_cast<int>(posting.subject));
  line += ',' + std::to_string(month_number(posting.month));
  for (const Dimension dimension : projections::cells::monthly_table()) {
    line += ',' + std::to_string(posting.breakdown.code(dimension));
  }
  line += ',' + std::to_string(added.count) + ',' + std::to_string(added.value_fen) + '\n';
  return line;
}

// Returns the number of postings that change the table, and writes them to `path` if it is given.
Result<std::uint64_t> read_events(const Session& session, const std::string& path) {
  std::ofstream file;
  if (!path.empty()) file.open(path, std::ios::binary | std::ios::trunc);
  if (!path.empty() && !file) return ledger::os::os_error("write", path);
  file << "subject,month,tx,district,industry,count,value_fen\n";
  std::uint64_t events = 0;
  const ledger::store::Log& log = session.ledger->log();
  auto read = projections::storage::read_postings(log, log.size(), [&](const Posting& posting) {
    const Increment added = increment_of(posting);
    if (added.count == 0 && added.value_fen == 0) return;
    ++events;
    if (!path.empty()) file << csv_line(posting, added);
  });
  if (!read) return read.error();
  if (!path.empty() && !file.flush()) return ledger::os::os_error("write", path);
  return events;
}

ledger::Hash digest_of(const Lines& lines) {
  ledger::crypto::Sha256 digest;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string text = std::to_string(month_number(lines[i].month));
    for (const std::uint32_t code : lines[i].codes) text += ',' + std::to_string(code);
    for (const ledger::Fen128 figure : lines[i].figures) text += ',' + ledger::integer_text(figure);
    text += '\n';
    digest.update(text);
  }
  return digest.finish();
}

void find_longest_month(const Lines& lines, StatisticsReport& report) {
  std::map<ledger::Month, std::uint64_t> months;
  for (std::size_t i = 0; i < lines.size(); ++i) ++months[lines[i].month];
  for (const auto& [month, count] : months) {
    if (count <= report.month_lines) continue;
    report.month = month;
    report.month_lines = count;
  }
}

template <typename Compute>
double measured_ns(const Compute& compute) {
  const auto start = std::chrono::steady_clock::now();
  const Lines lines = compute();
  return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start).count();
}

// After a first round, which is not warm and is left out.
template <typename Compute>
std::vector<double> rounds_ns(std::size_t rounds, const Compute& compute) {
  measured_ns(compute);
  std::vector<double> ns;
  for (std::size_t i = 0; i < rounds; ++i) ns.push_back(measured_ns(compute));
  return ns;
}

void measure(const Cells& cells, std::size_t rounds, StatisticsReport& report) {
  const Query table = whole_table();
  report.no_rollup_ns =
      rounds_ns(rounds, [&] { return projections::statistics::answer(cells, table); });
  projections::cells::Rollup rollup(table.by);
  const auto compute = [&] { return projections::statistics::lines_of(rollup, table); };
  report.first_ns = measured_ns([&] {
    for (std::uint32_t i = 0; i < cells.size(); ++i) rollup.add(cells.key_at(i), cells.sums_at(i));
    return compute();
  });
  {
    const Lines lines = compute();
    report.lines = lines.size();
    report.digest = digest_of(lines);
    find_longest_month(lines, report);
  }
  report.table_ns = rounds_ns(rounds, compute);
  Query month = table;
  month.from = month.until = report.month;
  report.month_ns =
      rounds_ns(rounds, [&] { return projections::statistics::lines_of(rollup, month); });
}

}  // namespace

int month_number(ledger::Month month) { return month.index / 12 * 100 + month.index % 12 + 1; }

Result<StatisticsReport> bench_statistics(const std::string& directory,
                                          const StatisticsPlan& plan) {
  Session session;
  const auto opened = session.open(directory, Session::Mode::kRead, "bench statistics");
  if (!opened) return opened.error();
  const auto events = read_events(session, plan.export_path);
  if (!events) return events.error();
  const Cells& cells = session.statistics.statistics().cells();
  StatisticsReport report;
  report.events = *events;
  report.cells = cells.size();
  measure(cells, plan.rounds, report);
  return report;
}

}  // namespace patledger
