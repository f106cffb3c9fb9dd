// patledger generate --verify: outcomes and codes as the log has them, figures as the statistics
// have them, beside the account that the generator kept.

#include <optional>

#include "connectors/console/progress.h"
#include "connectors/console/style.h"
#include "connectors/console/table.h"
#include "deploy/patledger/generate.h"
#include "projections/tally.h"

namespace patledger {
namespace {

using connectors::generator::Account;
using connectors::generator::Difference;
using connectors::generator::Generator;
using connectors::generator::Measure;
using connectors::generator::MonthBasis;

Account expected_of(const connectors::generator::Plan& plan) {
  Generator generator(plan);
  connectors::console::Progress progress("generate", generator.total());
  constexpr std::uint64_t kTold = 4096;
  std::uint64_t done = 0;
  while (generator.next()) {
    if (++done % kTold == 0) progress.update(done);
  }
  return generator.account();
}

ledger::Status read_log(const Session& session, Account& found) {
  const ledger::Seq size = session.ledger->log().size();
  connectors::console::Progress progress("read", size);
  ledger::codec::CapnpCodec codec;
  std::optional<ledger::Error> failed;
  const auto visit = [&](const ledger::store::Record& record) {
    const auto entry = codec.decode_entry(record.entry);
    if (!entry) {
      failed = entry.error();
      return false;
    }
    found.answer(entry->outcome);
    for (const ledger::Ground& ground : entry->grounds) found.code(ground.code);
    for (const ledger::Fault& fault : entry->faults) found.code(fault.code);
    progress.update(record.seq);
    return true;
  };
  auto scanned = session.ledger->log().scan(0, size, visit);
  if (failed) return *failed;
  return scanned;
}

void read_figures(const Session& session, MonthBasis basis, Account& found) {
  projections::Query query{
      *ledger::Month::parse("1900-01"),
      *ledger::Month::parse("9999-12"),
      {},
      {},
      basis == MonthBasis::kEvent ? projections::Basis::kEvent : projections::Basis::kBooking};
  for (const std::string_view name : connectors::generator::kMeasureNames) {
    query.indicators.push_back(*projections::parse_indicator(name));
  }
  const auto lines = projections::answer(session.statistics.statistics().cells(), query);
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const projections::Line line = lines[at];
    for (std::size_t i = 0; i < line.figures.size(); ++i) {
      found.put(basis, line.month, static_cast<Measure>(i),
                static_cast<std::int64_t>(line.figures[i]));
    }
  }
}

projections::Table table_of(const std::vector<Difference>& differences) {
  using projections::ColumnKind;
  projections::Table table;
  table.columns = {{"where"},
                   {"basis"},
                   {"what"},
                   {"expected", ColumnKind::kMoney},
                   {"found", ColumnKind::kMoney}};
  for (const Difference& one : differences) {
    table.rows.push_back({one.where, one.basis, one.what, one.expected, one.found});
  }
  return table;
}

std::string sentence(std::uint64_t submissions, ledger::Language language) {
  const std::string count = std::to_string(submissions);
  return language == ledger::Language::kZh
             ? "账本与生成器的账目一致:" + count + " 条提交,结果、代码与月度数字均无差异。"
             : "The ledger agrees with the generator's account: " + count +
                   " submissions; no outcome, code or monthly figure differs.";
}

}  // namespace

int verify_generated(const Shared& shared, const connectors::generator::Plan& plan) {
  Session session;
  const auto opened = session.open(shared, Session::Mode::kRead, "generate --verify");
  if (!opened) return report(opened.error());
  Account found;
  if (const auto read = read_log(session, found); !read) return report(read.error());
  read_figures(session, MonthBasis::kEvent, found);
  read_figures(session, MonthBasis::kBooking, found);
  const Account expected = expected_of(plan);
  const std::vector<Difference> differences = expected.differences(found);
  if (differences.empty()) {
    return print_line(sentence(expected.submissions(), shared.lang())) ? kDone : kDisk;
  }
  const std::string text = connectors::console::to_text(
      table_of(differences), shared.lang(), {.style = connectors::console::Style::of_stdout()});
  return print(text) ? kRefused : kDisk;
}

}  // namespace patledger
