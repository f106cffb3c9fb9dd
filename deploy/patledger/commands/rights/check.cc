// patledger check: whether a pledge, transfer, licence or open licence of a patent would be refused
// today, before anything is signed. Nothing is written.

#include "connectors/views/check.h"

#include <optional>

#include "deploy/patledger/cli/shown_value.h"
#include "deploy/patledger/commands/commands.h"
#include "deploy/patledger/session/session.h"

namespace patledger {
namespace {

using ledger::Date;
using ledger::PartyId;
using ledger::Patent;
using ledger::ProposedAct;
using ledger::Purpose;
using ledger::Result;
using ledger::State;

struct Arguments {
  std::string number;
  std::string purpose;
  std::string by;
  std::string kind;
  std::string territory;
  std::string from;
  std::string until;
  std::string format = "table";
};

int malformed(const std::string& what) {
  print_error(what);
  return kMalformed;
}

ledger::Error invalid(std::string context) {
  return {ledger::ErrorCode::kInvalid, std::move(context)};
}

// The options of terms that this act does not have, and that are given all the same.
ledger::Status check_terms(const Arguments& arguments, Purpose purpose) {
  const bool is_licence = purpose == Purpose::kLicence;
  const bool has_until = purpose != Purpose::kTransfer;
  struct Term {
    const char* option;
    const std::string& value;
    bool is_allowed;
  };
  for (const Term& term :
       {Term{"--kind", arguments.kind, is_licence},
        Term{"--territory", arguments.territory, is_licence},
        Term{"--from", arguments.from, is_licence}, Term{"--until", arguments.until, has_until}}) {
    if (term.is_allowed || term.value.empty()) continue;
    return invalid(std::string(term.option)
                       .append(": --for ")
                       .append(arguments.purpose)
                       .append(" has none; leave it out"));
  }
  return ledger::Done{};
}

ledger::LicenceKind kind_of(const std::string& name) {
  if (name == "exclusive") return ledger::LicenceKind::kExclusive;
  if (name == "sole") return ledger::LicenceKind::kSole;
  return ledger::LicenceKind::kOrdinary;
}

std::vector<std::string> parts_of(const std::string& list) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (std::size_t comma = list.find(','); comma != std::string::npos;
       comma = list.find(',', from)) {
    parts.push_back(list.substr(from, comma - from));
    from = comma + 1;
  }
  parts.push_back(list.substr(from));
  return parts;
}

ledger::Status parse_day(const std::string& text, const std::string& option,
                         std::optional<Date>& day) {
  if (text.empty()) return ledger::Done{};
  day = Date::parse(text);
  if (day) return ledger::Done{};
  return invalid(option + ": " + shown_value(text) + " is not a day like 2024-10-28");
}

Result<ProposedAct> act_of(const Arguments& arguments) {
  const auto purpose = ledger::parse_purpose(arguments.purpose);
  LEDGER_ASSERT(purpose);  // One of the choices of --for.
  if (const auto terms = check_terms(arguments, *purpose); !terms) return terms.error();
  ProposedAct act;
  act.purpose = *purpose;
  act.kind = kind_of(arguments.kind);
  if (!arguments.territory.empty()) {
    const auto territory = ledger::Territory::parse(parts_of(arguments.territory));
    if (!territory) {
      return invalid("--territory: " + shown_value(arguments.territory) +
                     " is not a list like CN, CN-12,CN-13 or CN,!CN-12");
    }
    act.territory = *territory;
  }
  if (const auto from = parse_day(arguments.from, "--from", act.from); !from) return from.error();
  const auto until = parse_day(arguments.until, "--until", act.until);
  if (!until) return until.error();
  if (act.from && act.until && *act.until < *act.from) {
    return invalid("--until: " + act.until->text() + " is before --from " + act.from->text() +
                   "; exchange them");
  }
  return act;
}

int print_view(const connectors::views::CheckView& view, const Arguments& arguments,
               ledger::Language language) {
  const std::string text =
      arguments.format == "json"
          ? connectors::views::check_json(view) + "\n"
          : connectors::views::check_text(view, language, connectors::terminal::Style::of_stdout());
  if (!print(text)) return kDisk;
  return takes_effect(view.outcome) ? kDone : kRefused;
}

int run(const GlobalOptions& options, const Arguments& arguments) {
  const auto number = ledger::PatentNumber::parse_lenient(arguments.number);
  if (!number) return malformed("F02: " + arguments.number + " is not a patent number");
  std::optional<PartyId> by;
  if (!arguments.by.empty()) by = ledger::parse_party(arguments.by);
  if (!arguments.by.empty() && !by) return malformed("F06: " + arguments.by + " is not a party");
  const auto act = act_of(arguments);
  if (!act) return report_usage(act.error());
  Session session;
  const auto opened = session.open(options.directory, Session::Mode::kRead, "check");
  if (!opened) return report(opened.error());
  const State& state = session.ledger->state();
  const Patent* patent = state.patents.find(*number);
  if (patent == nullptr || patent->stage == ledger::Stage::kUnborn) {
    return malformed("F07: " + arguments.number + ": no such patent or application is recorded");
  }
  const ledger::Party* source = by ? state.parties.find(*by) : nullptr;
  if (by && (source == nullptr || !source->is_registered)) {
    return malformed("F06: " + arguments.by + ": no such party is registered");
  }
  return print_view(
      connectors::views::check_act(state, *patent, *act, by, session.clock.now(), options.lang()),
      arguments, options.lang());
}

}  // namespace

void add_check(const Command& root, const GlobalOptions& options) {
  auto arguments = std::make_shared<Arguments>();
  const Command command =
      root.add("check",
               "Check whether a pledge, transfer or licence would be refused today, and list the "
               "consents that it needs and the encumbrances on record");
  command.text("NUMBER", arguments->number, "The patent: 202019000002.3").required();
  command
      .choice("--for", arguments->purpose, {"pledge", "transfer", "licence", "open-licence"},
              "Check this act")
      .required();
  command.text("--by", arguments->by,
               "The party that submits it: an owner, the other side, a bank or a trading centre. "
               "Default: any that may, for all owners");
  command.choice("--kind", arguments->kind, {"exclusive", "sole", "ordinary"},
                 "The kind of a licence. Default: ordinary");
  command.text("--territory", arguments->territory,
               "The territory of a licence: CN-12,CN-13 or CN,!CN-12. Default: CN");
  command.text("--from", arguments->from, "The first day of a licence. Default: today");
  command.text("--until", arguments->until,
               "The last day of a licence, of the debtor's term, or of an open licence. Default: "
               "today");
  command.choice("--format", arguments->format, {"table", "json"}, "Print in this format");
  command.footer(
      "Examples:\n"
      "  patledger check 202029000007.1 --for pledge\n"
      "  patledger check 202119000006.6 --for open-licence --by 121200004019000342 --lang en\n"
      "  patledger check 202019000002.3 --for licence --kind exclusive --until 2030-12-31\n"
      "Exit codes: 0 it would not be refused; 2 it would be refused; 66 no ledger in the "
      "directory.");
  command.run([&options, arguments] { return run(options, *arguments); });
}

}  // namespace patledger
