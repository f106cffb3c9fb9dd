// patledger patent: who owns it, how it stands, what stands on it, and how that came.

#include <cstdio>

#include "connectors/views/rights_json.h"
#include "connectors/views/rights_text.h"
#include "deploy/patledger/position.h"
#include "deploy/patledger/show.h"

namespace patledger {
namespace {

using ledger::Date;

struct Arguments {
  std::string number;
  std::string effective;
  std::string known;
  std::string format = "table";
};

int wrong(const std::string& what) {
  std::fprintf(stderr, "patledger: %s\n", what.c_str());
  return kUsage;
}

int unknown(const std::string& number) {
  std::fprintf(stderr, "patledger: F07: no such patent or application is recorded: %s\n",
               number.c_str());
  return kMalformed;
}

int show(const projections::RightsView& view, const Arguments& arguments, const Shared& shared) {
  const std::string text = arguments.format == "json"
                               ? connectors::views::rights_json(view) + "\n"
                               : connectors::views::rights_text(
                                     view, shared.lang(), connectors::console::Style::of_stdout());
  return print(text) ? kDone : kDisk;
}

int run(const Shared& shared, const Arguments& arguments) {
  const auto number = ledger::PatentNumber::parse_lenient(arguments.number);
  if (!number) {
    ledger::NumberFault fault{};
    ledger::PatentNumber::parse(arguments.number, &fault);
    std::fprintf(stderr, "patledger: F02: %s\n", describe(fault, arguments.number).c_str());
    return kMalformed;
  }
  const auto effective = Date::parse(arguments.effective);
  if (!arguments.effective.empty() && !effective) {
    return wrong("--effective " + arguments.effective + ": a day is written 2024-10-28");
  }
  Session session;
  const auto opened = session.open(shared, Session::Mode::kRead, "patent");
  if (!opened) return report(opened.error());
  const ledger::State* state = &session.ledger->state();
  Past past;
  if (!arguments.known.empty()) {
    const auto known = parse_known(session.ledger->log(), arguments.known);
    if (!known) return wrong(known.error().context);
    const auto replayed = replay(*session.ledger, *known, past);
    if (!replayed) return report(replayed.error());
    state = &past.fold.state();
  }
  const Date on = effective.value_or(session.clock.now().day());
  const auto view = view_of(*session.ledger, *state, *number, on, effective.has_value());
  if (!view) return report(view.error());
  return *view ? show(**view, arguments, shared) : unknown(arguments.number);
}

}  // namespace

void add_patent(CLI::App& app, Shared& shared) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      app.add_subcommand("patent", "One patent: owners, status, encumbrances, timeline");
  command->add_option("NUMBER", arguments->number, "202019000002.3, also ZL 2020 1 9000002.3")
      ->required();
  command->add_option("--effective", arguments->effective, "As it stood on that legal day");
  command->add_option("--known", arguments->known, "As known at a position or a moment");
  command->add_option("--format", arguments->format, "table or json")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  command->footer(
      "Examples:\n"
      "  patledger patent 201819000005.X\n"
      "  patledger patent \"ZL 2018 1 9000005.X\" --effective 2024-10-27\n"
      "  patledger patent 201819000005.X --known 35 --format json");
  command->callback([&shared, arguments] { shared.exit_code = run(shared, *arguments); });
}

}  // namespace patledger
