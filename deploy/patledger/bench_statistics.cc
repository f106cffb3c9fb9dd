#include "deploy/patledger/bench_statistics.h"

#include <chrono>
#include <fstream>
#include <map>

#include "deploy/patledger/session.h"
#include "ledger/store/file.h"
#include "ledger/store/sha256.h"
#include "projections/runner/journal.h"
#include "projections/tally.h"

namespace patledger {
namespace {

using ledger::Result;
using projections::Cells;
using projections::Dimension;
using projections::Lines;
using projections::Posting;
using projections::Query;
using projections::Subject;

Query whole_table() {
  return {.from = {0},
          .until = {projections::kMonthMax},
          .indicators = projections::default_indicators(),
          .by = projections::monthly_table()};
}

// What a posting adds to the table.
struct Share {
  std::int64_t count = 0;
  std::int64_t value_fen = 0;
};

Share share_of(const Posting& posting) {
  const bool has_value =
      posting.subject == Subject::kContract || posting.subject == Subject::kPledge;
  return {posting.figures[0], has_value ? posting.figures[1] : 0};
}

std::string csv_line(const Posting& posting, const Share& share) {
  std::string line = std::to_string(static_cast<int>(posting.subject));
  line += ',' + std::to_string(month_number(posting.month));
  for (const Dimension dimension : projections::monthly_table()) {
    line += ',' + std::to_string(posting.breakdown.code(dimension));
  }
  line += ',' + std::to_string(share.count) + ',' + std::to_string(share.value_fen) + '\n';
  return line;
}

// Gives how many postings change the table, and writes them where a path is given.
Result<std::uint64_t> read_events(const Session& session, const std::string& path) {
  std::ofstream file;
  if (!path.empty()) file.open(path, std::ios::binary | std::ios::trunc);
  if (!path.empty() && !file) return ledger::store::os_error("write", path);
  file << "subject,month,tx,district,industry,count,value_fen\n";
  std::uint64_t events = 0;
  const ledger::store::Log& log = session.ledger->log();
  auto read = projections::read_postings(log, log.size(), [&](const Posting& posting) {
    const Share share = share_of(posting);
    if (share.count == 0 && share.value_fen == 0) return;
    ++events;
    if (!path.empty()) file << csv_line(posting, share);
  });
  if (!read) return read.error();
  if (!path.empty() && !file.flush()) return ledger::store::os_error("write", path);
  return events;
}

ledger::Hash digest_of(const Lines& lines) {
  ledger::store::Sha256 digest;
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

template <typename Ask>
double measured_ns(const Ask& ask) {
  const auto begun = std::chrono::steady_clock::now();
  const Lines lines = ask();
  return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - begun).count();
}

// One more round than asked for: the first, which is not warm, is left out.
template <typename Ask>
std::vector<double> rounds_ns(std::size_t rounds, const Ask& ask) {
  measured_ns(ask);
  std::vector<double> ns;
  for (std::size_t i = 0; i < rounds; ++i) ns.push_back(measured_ns(ask));
  return ns;
}

void measure(Cells& cells, std::size_t rounds, StatisticsReport& report) {
  const Query table = whole_table();
  const auto ask = [&] { return projections::answer(cells, table); };
  report.no_rollup_ns = rounds_ns(rounds, ask);
  report.first_ns = measured_ns([&] {
    cells.keep_rollup(table.by);
    return ask();
  });
  {
    const Lines lines = ask();
    report.lines = lines.size();
    report.digest = digest_of(lines);
    find_longest_month(lines, report);
  }
  report.table_ns = rounds_ns(rounds, ask);
  Query month = table;
  month.from = month.until = report.month;
  report.month_ns = rounds_ns(rounds, [&] { return projections::answer(cells, month); });
}

}  // namespace

int month_number(ledger::Month month) { return month.index / 12 * 100 + month.index % 12 + 1; }

Result<StatisticsReport> bench_statistics(const Shared& shared, const StatisticsPlan& plan) {
  Session session;
  const auto opened = session.open(shared, Session::Mode::kRead, "bench statistics");
  if (!opened) return opened.error();
  const auto events = read_events(session, plan.export_path);
  if (!events) return events.error();
  // A copy, as what is read is not changed: the roll-up is made beside it.
  Cells cells = session.statistics.statistics().cells();
  StatisticsReport report;
  report.events = *events;
  report.cells = cells.size();
  measure(cells, plan.rounds, report);
  return report;
}

}  // namespace patledger
