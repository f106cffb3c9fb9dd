// patledger stats: figures by month.

#include <cstdio>

#include "deploy/patledger/position.h"
#include "deploy/patledger/show.h"
#include "deploy/patledger/vintages.h"
#include "ledger/base/digits.h"
#include "projections/tally.h"

namespace patledger {
namespace {

using ledger::Result;

struct Arguments {
  std::string from;
  std::string until;
  std::string indicators;
  std::string by;
  std::string basis = "event";
  std::string known;
  std::string format = "table";
  std::vector<std::string> with;  // Directories of other ledgers.
  bool vintages = false;
};

Result<projections::Query> query_of(const Arguments& arguments) {
  projections::Query query;
  const auto from = parse_month(arguments.from, "--from");
  if (!from) return from.error();
  const auto until = arguments.until.empty() ? from : parse_month(arguments.until, "--until");
  if (!until) return until.error();
  const auto indicators = projections::parse_indicators(arguments.indicators);
  if (!indicators) return indicators.error();
  const auto by = projections::parse_dimensions(arguments.by);
  if (!by) return by.error();
  const auto basis = projections::parse_basis(arguments.basis);
  if (!basis) return basis.error();
  return projections::Query{*from, *until, *indicators, *by, *basis};
}

// The cells as they were at `position`, told by the journal.
ledger::Status add_past(const Figures& figures, ledger::Seq position, projections::Tally& tally) {
  projections::Cells cells;
  auto read =
      projections::read_postings(*figures.log, position, [&](const projections::Posting& posting) {
        cells.add({posting.month, posting.breakdown, posting.subject}, posting.booked,
                  posting.figures);
      });
  if (!read) return read;
  tally.add(cells);
  return read;
}

// Adds the figures of one ledger, as it knows them or knew them.
int add_figures(const Shared& shared, const std::string& known, projections::Tally& tally) {
  Figures figures;
  const auto opened = figures.open(shared, "stats");
  if (!opened) return report(opened.error());
  const auto position = figures.position_of(known);
  if (!position) return report_unopened(position.error());
  const auto added =
      known.empty() ? projections::read_cells(
                          *figures.log, [&](const projections::Cell& cell) { tally.add(cell); })
                    : add_past(figures, *position, tally);
  return added ? kDone : report(added.error());
}

int run_vintages(const Shared& shared, const Arguments& arguments,
                 const projections::Query& query) {
  if (!arguments.with.empty() || !query.by.empty() || arguments.basis != "event") {
    std::fputs("patledger: --vintages are of totals of one ledger, by the month of the event\n",
               stderr);
    return kUsage;
  }
  Figures figures;
  const auto opened = figures.open(shared, "stats");
  if (!opened) return report(opened.error());
  const auto position = figures.position_of(arguments.known);
  if (!position) return report_unopened(position.error());
  const auto table = vintages(figures, *position, query);
  if (!table) return report(table.error());
  return show_table(*table, arguments.format, shared);
}

int run(const Shared& shared, const Arguments& arguments) {
  const auto query = query_of(arguments);
  if (!query) {
    report(query.error());
    return kUsage;
  }
  if (arguments.vintages) return run_vintages(shared, arguments, *query);
  if (!arguments.with.empty() && ledger::parse_digits(arguments.known)) {
    std::fputs("patledger: --known of several ledgers is a moment: each has its own positions\n",
               stderr);
    return kUsage;
  }
  projections::Tally tally(*query);
  Shared one = shared;
  if (const int failed = add_figures(one, arguments.known, tally); failed != kDone) return failed;
  for (const std::string& directory : arguments.with) {
    one.directory = directory;
    if (const int failed = add_figures(one, arguments.known, tally); failed != kDone) return failed;
  }
  return show_table(projections::table_of(*query, tally.lines()), arguments.format, shared);
}

}  // namespace

void add_stats(CLI::App& app, Shared& shared) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("stats", "Figures by month");
  command->add_option("--from,--month", arguments->from, "The first month: 2024-07")->required();
  command->add_option("--until", arguments->until, "The last month; the first if left out");
  command->add_option("--indicator", arguments->indicators, "contract_value,pledges,…");
  command->add_option("--by", arguments->by, "Dimensions: tx,district,…");
  command
      ->add_option("--basis", arguments->basis, "event: past months restated; booking: as booked")
      ->check(CLI::IsMember({"event", "booking"}))
      ->capture_default_str();
  command->add_option("--known", arguments->known, "As known at a position or a moment");
  command->add_option("--with", arguments->with,
                      "Directories of other ledgers, whose figures are added");
  command->add_flag("--vintages", arguments->vintages,
                    "Each month as it was published, release after release");
  command->add_option("--format", arguments->format, "table, csv or json")
      ->check(CLI::IsMember({"table", "csv", "json"}))
      ->capture_default_str();
  command->footer(
      "Examples:\n"
      "  patledger stats --from 2024-07 --until 2025-03\n"
      "  patledger stats --from 2024-07 --until 2025-03 --indicator contract_value --by "
      "tx,district "
      "--format csv\n"
      "  patledger stats --from 2024-09 --basis booking --known 40\n"
      "  patledger stats --vintages --month 2024-09 --indicator contract_value\n"
      "  patledger stats --from 2024-07 --data tianjin/partition-0 --with tianjin/partition-1");
  command->callback([&shared, arguments] { shared.exit_code = run(shared, *arguments); });
}

}  // namespace patledger
