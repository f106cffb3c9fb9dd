// patledger generate --verify: the outcomes and codes of the log, and the figures of the
// statistics, compared with the expected results of the generator.

#include <optional>
#include <set>

#include "connectors/terminal/progress.h"
#include "connectors/terminal/style.h"
#include "connectors/terminal/table.h"
#include "deploy/patledger/cli/exit_code.h"
#include "deploy/patledger/commands/generate.h"
#include "deploy/patledger/session/session.h"
#include "projections/statistics/tally.h"

namespace patledger {
namespace {

using connectors::generator::Difference;
using connectors::generator::Generator;
using connectors::generator::Measure;
using connectors::generator::MonthBasis;
using connectors::generator::StreamResults;

StreamResults expected_of(const connectors::generator::Plan& plan) {
  Generator generator(plan);
  connectors::terminal::Progress progress("generate", generator.total());
  constexpr std::uint64_t kUpdateEvery = 4096;
  std::uint64_t done = 0;
  while (generator.next()) {
    if (++done % kUpdateEvery == 0) progress.update(done);
  }
  return generator.expected();
}

ledger::Status read_log(const Session& session, StreamResults& found) {
  const ledger::Seq size = session.ledger->log().size();
  connectors::terminal::Progress progress("read", size);
  ledger::codec::CapnpCodec codec;
  std::optional<ledger::Error> damaged;
  const auto visit = [&](const ledger::store::LogRecord& record) {
    const auto entry = codec.decode_entry(record.entry);
    if (!entry) {
      damaged = entry.error();
      return false;
    }
    found.add_outcome(entry->outcome);
    std::set<ledger::Code> codes;  // Each once: a code may have a ground for each cause.
    for (const ledger::Ground& ground : entry->grounds) codes.insert(ground.code);
    for (const ledger::Code code : codes) found.add_code(code);
    for (const ledger::Fault& fault : entry->faults) found.add_code(fault.code);
    progress.update(record.seq);
    return true;
  };
  auto scanned = session.ledger->log().scan(0, size, visit);
  if (damaged) return *damaged;
  return scanned;
}

void read_figures(const Session& session, MonthBasis basis, StreamResults& found) {
  projections::statistics::Query query{*ledger::Month::parse("1900-01"),
                                       *ledger::Month::parse("9999-12"),
                                       {},
                                       {},
                                       basis == MonthBasis::kEvent
                                           ? projections::cells::Basis::kEvent
                                           : projections::cells::Basis::kBooking};
  for (const std::string_view name : connectors::generator::kMeasureNames) {
    query.indicators.push_back(*projections::cells::parse_indicator(name));
  }
  const auto lines =
      projections::statistics::answer(session.statistics.statistics().cells(), query);
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const projections::statistics::Line line = lines[at];
    for (std::size_t i = 0; i < line.figures.size(); ++i) {
      found.set_figure(basis, line.month, static_cast<Measure>(i),
                       static_cast<std::int64_t>(line.figures[i]));
    }
  }
}

projections::statistics::Table table_of(const std::vector<Difference>& differences) {
  using projections::statistics::ColumnKind;
  projections::statistics::Table table;
  table.columns = {{"section"},
                   {"basis"},
                   {"name"},
                   {"expected", ColumnKind::kMoney},
                   {"found", ColumnKind::kMoney}};
  for (const Difference& one : differences) {
    table.rows.push_back({one.section, one.basis, one.name, one.expected, one.found});
  }
  return table;
}

std::string agreement(std::uint64_t submissions, ledger::Language language) {
  const std::string count = std::to_string(submissions);
  return language == ledger::Language::kZh
             ? "账本与生成器的账目一致:" + count + " 条提交,结果、代码与月度数字均无差异。"
             : "The ledger agrees with the expected results: " + count +
                   " submissions; no outcome, code or monthly figure differs.";
}

}  // namespace

int verify_generated(const GlobalOptions& options, const connectors::generator::Plan& plan) {
  Session session;
  const auto opened = session.open(options.directory, Session::Mode::kRead, "generate --verify");
  if (!opened) return report(opened.error());
  StreamResults found;
  if (const auto read = read_log(session, found); !read) return report(read.error());
  read_figures(session, MonthBasis::kEvent, found);
  read_figures(session, MonthBasis::kBooking, found);
  const StreamResults expected = expected_of(plan);
  const std::vector<Difference> differences = expected.differences(found);
  if (differences.empty()) {
    return print_line(agreement(expected.submissions(), options.lang())) ? kDone : kDisk;
  }
  const std::string text = connectors::terminal::to_text(
      table_of(differences), options.lang(), {.style = connectors::terminal::Style::of_stdout()});
  return print(text) ? kRefused : kDisk;
}

}  // namespace patledger
