// patledger stats: prints figures by month.

#include "deploy/patledger/cli/position.h"
#include "deploy/patledger/cli/whole_number.h"
#include "deploy/patledger/commands/commands.h"
#include "deploy/patledger/commands/figures/summed_ledgers.h"
#include "deploy/patledger/session/journal_reader.h"
#include "deploy/patledger/session/show.h"
#include "projections/storage/figures.h"

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

Result<projections::statistics::Query> query_of(const Arguments& arguments) {
  projections::statistics::Query query;
  const auto from = parse_month(arguments.from, "--from");
  if (!from) return from.error();
  const auto until = arguments.until.empty() ? from : parse_month(arguments.until, "--until");
  if (!until) return until.error();
  if (*until < *from) {
    return ledger::Error{
        ledger::ErrorCode::kInvalid,
        "--until: " + until->text() + " is before --from " + from->text() + "; exchange them"};
  }
  const auto indicators = projections::statistics::parse_indicators(arguments.indicators);
  if (!indicators) return indicators.error();
  const auto by = projections::statistics::parse_dimensions(arguments.by);
  if (!by) return by.error();
  const auto basis = projections::statistics::parse_basis(arguments.basis);
  if (!basis) return basis.error();
  return projections::statistics::Query{*from, *until, *indicators, *by, *basis};
}

// Adds the figures of one ledger, as of `known`.
int add_figures(const JournalReader& reader, const std::string& known,
                projections::statistics::Tally& tally) {
  const auto position = reader.position_of(known);
  if (!position) return report_usage(position.error());
  const auto added = known.empty()
                         ? projections::storage::add_figures(*reader.log, tally)
                         : projections::storage::add_figures_at(*reader.log, *position, tally);
  return added ? kDone : report(added.error());
}

int run_vintages(const GlobalOptions& options, const Arguments& arguments,
                 const projections::statistics::Query& query) {
  if (!arguments.with.empty() || !query.by.empty() || arguments.basis != "event") {
    print_error(
        "--vintages prints totals of one ledger by the month of the event: leave out --with, --by "
        "and --basis");
    return kUsage;
  }
  JournalReader reader;
  const auto opened = reader.open(options.directory, "stats");
  if (!opened) return report(opened.error());
  const auto position = reader.position_of(arguments.known);
  if (!position) return report_usage(position.error());
  const auto table =
      projections::storage::read_vintages(*reader.log, reader.days, *position, query);
  if (!table) return report(table.error());
  return show_table(*table, arguments.format, options);
}

int run(const GlobalOptions& options, const Arguments& arguments) {
  const auto query = query_of(arguments);
  if (!query) return report_usage(query.error());
  if (arguments.vintages) return run_vintages(options, arguments, *query);
  if (!arguments.with.empty() && parse_whole_number(arguments.known)) {
    print_error("--known: name a moment with --with: each ledger has its own positions");
    return kUsage;
  }
  std::vector<std::string> directories = arguments.with;
  directories.insert(directories.begin(), options.directory);
  projections::statistics::Tally tally(*query);
  SummedLedgers ledgers;
  for (const std::string& directory : directories) {
    const auto reader = ledgers.open(directory);
    if (!reader) return report_usage(reader.error());
    const int code = add_figures(**reader, arguments.known, tally);
    if (code != kDone) return code;
  }
  return show_table(projections::statistics::table_of(*query, tally.lines()), arguments.format,
                    options);
}

}  // namespace

void add_stats(const Command& root, const GlobalOptions& options) {
  auto arguments = std::make_shared<Arguments>();
  const Command command = root.add("stats", "Print figures by month");
  command.text("--from,--month", arguments->from, "The first month: 2024-07").required();
  command.text("--until", arguments->until, "The last month; the first if left out");
  command.text("--indicator", arguments->indicators,
               "Print these indicators: contract_value,pledges,…");
  command.text("--by", arguments->by, "Split by these dimensions: tx,district,…");
  command.choice("--basis", arguments->basis, {"event", "booking"},
                 "event: by the month of the fact; booking: by the month of its filing");
  add_known(command, arguments->known, "Print what was known at a position or a moment");
  command.texts("--with", arguments->with, "Add the figures of the ledgers in these directories");
  command.flag("--vintages", arguments->vintages, "Print the month as each release published it");
  command.choice("--format", arguments->format, {"table", "csv", "json"}, "Print in this format");
  command.footer(
      "Examples:\n"
      "  patledger stats --from 2024-07 --until 2025-03\n"
      "  patledger stats --from 2024-07 --until 2025-03 --indicator contract_value --by "
      "tx,district "
      "--format csv\n"
      "  patledger stats --from 2024-09 --basis booking --known 40\n"
      "  patledger stats --vintages --month 2024-09 --indicator contract_value\n"
      "  patledger stats --from 2024-07 --data tianjin/partition-0 --with tianjin/partition-1");
  command.run([&options, arguments] { return run(options, *arguments); });
}

}  // namespace patledger
