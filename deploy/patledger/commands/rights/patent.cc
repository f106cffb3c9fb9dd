// patledger patent: one patent: owners, legal status, encumbrances, and its history.

#include <cstdio>

#include "connectors/views/rights_json.h"
#include "connectors/views/rights_text.h"
#include "deploy/patledger/cli/position.h"
#include "deploy/patledger/cli/shown_value.h"
#include "deploy/patledger/commands/commands.h"
#include "deploy/patledger/session/show.h"

namespace patledger {
namespace {

using ledger::Date;

struct Arguments {
  std::string number;
  std::string effective;
  std::string known;
  std::string format = "table";
};

int not_a_number(const std::string& text) {
  ledger::NumberFault fault{};
  ledger::PatentNumber::parse(text, &fault);
  print_error("F02: " + describe(fault, text));
  return kMalformed;
}

int print_view(const projections::rights::RightsView& view, const Arguments& arguments,
               ledger::Language language) {
  const std::string text = arguments.format == "json"
                               ? connectors::views::rights_json(view) + "\n"
                               : connectors::views::rights_text(
                                     view, language, connectors::terminal::Style::of_stdout());
  return print(text) ? kDone : kDisk;
}

int run(const GlobalOptions& options, const Arguments& arguments) {
  const auto number = ledger::PatentNumber::parse_lenient(arguments.number);
  if (!number) return not_a_number(arguments.number);
  const auto effective = Date::parse(arguments.effective);
  if (!arguments.effective.empty() && !effective) {
    print_error("--effective: " + shown_value(arguments.effective) +
                " is not a day like 2024-10-28");
    return kUsage;
  }
  Session session;
  const auto opened = session.open(options.directory, Session::Mode::kRead, "patent");
  if (!opened) return report(opened.error());
  const ledger::State* state = &session.ledger->state();
  HistoricalState historical;
  if (!arguments.known.empty()) {
    const auto known = parse_known(session.ledger->log(), arguments.known);
    if (!known) return report_usage(known.error());
    const auto replayed = historical.replay(*session.ledger, *known);
    if (!replayed) return report(replayed.error());
    state = &historical.replayer.state();
  }
  const Date on = effective.value_or(session.clock.now().day());
  const auto view = view_of(*session.ledger, *state, *number, on, effective.has_value());
  if (!view) return report(view.error());
  if (*view) return print_view(**view, arguments, options.lang());
  print_error("F07: " + arguments.number + ": no such patent or application is recorded");
  return kMalformed;
}

}  // namespace

void add_patent(const Command& root, const GlobalOptions& options) {
  auto arguments = std::make_shared<Arguments>();
  const Command command =
      root.add("patent", "Show one patent: owners, status, encumbrances, history");
  command
      .text("NUMBER", arguments->number,
            "The number of the patent: 202019000002.3 or ZL 2020 1 9000002.3")
      .required();
  command.text("--effective", arguments->effective, "Show the rights in force on this day");
  add_known(command, arguments->known, "Show what was known at a position or a moment");
  command.choice("--format", arguments->format, {"table", "json"}, "Print in this format");
  command.footer(
      "Examples:\n"
      "  patledger patent 201819000005.X\n"
      "  patledger patent \"ZL 2018 1 9000005.X\" --effective 2024-10-27\n"
      "  patledger patent 201819000005.X --known 35 --format json");
  command.run([&options, arguments] { return run(options, *arguments); });
}

}  // namespace patledger
