// patledger explain: the events that make up a figure, with proofs that they are in the ledger.

#include "deploy/patledger/cli/position.h"
#include "deploy/patledger/commands/commands.h"
#include "deploy/patledger/session/journal_reader.h"
#include "deploy/patledger/session/show.h"
#include "projections/storage/explanation.h"

namespace patledger {
namespace {

using projections::storage::FigureId;

struct Arguments {
  std::string month;
  std::string cell;
  std::string indicator = "contract_value";
  std::string known;
  std::string format = "table";
};

ledger::Result<FigureId> figure_of(const Arguments& arguments) {
  const auto month = parse_month(arguments.month, "--month");
  if (!month) return month.error();
  auto filter = projections::release::CellFilter::parse(arguments.cell);
  if (!filter) return filter.error();
  const auto indicators = projections::statistics::parse_indicators(arguments.indicator);
  if (!indicators) return indicators.error();
  if (indicators->size() != 1) {
    return ledger::Error{ledger::ErrorCode::kInvalid,
                         "--indicator: name one indicator: one figure is explained at a time"};
  }
  return FigureId{*month, std::move(*filter), indicators->front()};
}

int run(const GlobalOptions& options, const Arguments& arguments) {
  const auto figure = figure_of(arguments);
  if (!figure) return report_usage(figure.error());
  JournalReader reader;
  const auto opened = reader.open(options.directory, "explain");
  if (!opened) return report(opened.error());
  const auto size = reader.position_of(arguments.known);
  if (!size) return report_usage(size.error());
  const auto explanation =
      projections::storage::explain(*reader.log, *size, *figure, arguments.format != "table");
  if (!explanation) return report(explanation.error());
  const auto root = reader.log->root_at(*size);
  if (!root) return report(root.error());
  const int code = show_table(explanation->table, arguments.format, options);
  if (code != kDone) return code;
  const std::string sum = projections::statistics::figure_text(explanation->sum, figure->indicator);
  print_note(arguments.month + " " + std::string(name(figure->indicator)) + " = " + sum +
             "; tree of " + std::to_string(*size) + " entries, root " + ledger::hex(*root));
  return kDone;
}

}  // namespace

void add_explain(const Command& root, const GlobalOptions& options) {
  auto arguments = std::make_shared<Arguments>();
  const Command command = root.add("explain", "Print the events that make up a figure");
  command.text("--month", arguments->month, "The month of the figure").required();
  command
      .text("--cell", arguments->cell,
            "The cell: tx=licence,district=120116; the total if left out")
      .may_be_empty();
  command.text("--indicator", arguments->indicator, "The indicator");
  add_known(command, arguments->known, "Explain what was known at a position or a moment");
  command.choice("--format", arguments->format, {"table", "csv", "json"},
                 "Print in this format; csv and json with proofs");
  command.footer(
      "Examples:\n"
      "  patledger explain --month 2024-09 --cell tx=licence,district=120113\n"
      "  patledger explain --month 2024-10 --indicator pledge_amount --format json\n"
      "A proof is the audit path of RFC 6962, from the leaf upwards; stderr has the size and root "
      "of the tree.");
  command.run([&options, arguments] { return run(options, *arguments); });
}

}  // namespace patledger
