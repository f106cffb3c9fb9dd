// patledger check: whether a pledge, transfer, licence or open licence of a patent would be refused
// today, before anything is signed. Nothing is written.

#include "connectors/views/check.h"

#include <optional>

#include "deploy/patledger/commands/commands.h"
#include "deploy/patledger/session/session.h"
#include "ledger/decide/proposal.h"

namespace patledger {
namespace {

using ledger::PartyId;
using ledger::Patent;
using ledger::State;

struct Arguments {
  std::string number;
  std::string purpose;
  std::string by;
  std::string format = "table";
};

int malformed(const std::string& what) {
  print_error(what);
  return kMalformed;
}

int run(const GlobalOptions& options, const Arguments& arguments) {
  const auto number = ledger::PatentNumber::parse_lenient(arguments.number);
  if (!number) return malformed("F02: " + arguments.number + " is not a patent number");
  std::optional<PartyId> by;
  if (!arguments.by.empty()) by = ledger::parse_party(arguments.by);
  if (!arguments.by.empty() && !by) return malformed("F06: " + arguments.by + " is not a party");
  Session session;
  const auto opened = session.open(options.directory, Session::Mode::kRead, "check");
  if (!opened) return report(opened.error());
  const State& state = session.ledger->state();
  const Patent* patent = state.patents.find(*number);
  if (patent == nullptr || patent->stage == ledger::Stage::kUnborn) {
    return malformed("F07: " + arguments.number + ": no such patent or application is recorded");
  }
  if (by && state.parties.find(*by) == nullptr) {
    return malformed("F06: " + arguments.by + ": no such party is registered");
  }
  const ledger::Instant now = session.clock.now();
  const auto purpose = ledger::parse_purpose(arguments.purpose);
  LEDGER_ASSERT(purpose);  // One of the choices of --for.
  ledger::Submission proposal;
  proposal.id = "check";
  proposal.source = by.value_or(PartyId("operator"));
  proposal.at = now;
  proposal.body = ledger::minimal_proposal(state, *patent, *purpose, by, now.day());
  const auto view = connectors::views::check_proposal(state, proposal, *number, options.lang());
  const std::string text =
      arguments.format == "json"
          ? connectors::views::check_json(view) + "\n"
          : connectors::views::check_text(view, options.lang(),
                                          connectors::terminal::Style::of_stdout());
  if (!print(text)) return kDisk;
  return view.refusals.empty() ? kDone : kRefused;
}

}  // namespace

void add_check(const Command& root, const GlobalOptions& options) {
  auto arguments = std::make_shared<Arguments>();
  const Command command =
      root.add("check",
               "Check whether a pledge, transfer or licence would be refused today, and list "
               "missing consents");
  command.text("NUMBER", arguments->number, "The patent: 202019000002.3").required();
  command
      .choice("--for", arguments->purpose, {"pledge", "transfer", "licence", "open-licence"},
              "Check this act")
      .required();
  command.text("--by", arguments->by,
               "The party that files: an owner without its co-owners, or the other side");
  command.choice("--format", arguments->format, {"table", "json"}, "Print in this format");
  command.footer(
      "Examples:\n"
      "  patledger check 202029000007.1 --for pledge\n"
      "  patledger check 202019000002.3 --for transfer --by 12120000401900018C --lang en\n"
      "Exit codes: 0 it would not be refused; 2 it would be refused; 66 no ledger in the "
      "directory.");
  command.run([&options, arguments] { return run(options, *arguments); });
}

}  // namespace patledger
