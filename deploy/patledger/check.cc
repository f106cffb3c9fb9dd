// patledger check: what would stand against a pledge, transfer, licence or open licence of a patent
// today, before anything is signed. Nothing is written.

#include "connectors/views/check.h"

#include <algorithm>
#include <cstdio>

#include "deploy/patledger/session.h"
#include "ledger/decide/decide.h"

namespace patledger {
namespace {

using ledger::Body;
using ledger::Date;
using ledger::PartyId;
using ledger::Patent;
using ledger::State;

struct Arguments {
  std::string number;
  std::string purpose;
  std::string by;
  std::string format = "table";
};

// The least that could be filed today: what is signed later can only add grounds of its own.
class Proposal {
 public:
  Proposal(const State& state, const Patent& patent, const std::optional<PartyId>& by, Date today)
      : patent_(patent), today_(today) {
    const auto index = by ? state.parties.index_of(*by) : std::nullopt;
    const bool owns = index && patent.owner(*index) != nullptr;
    for (const ledger::Owner& owner : patent.owners) {
      if (!owns || owner.party == *index) acting_.push_back(state.parties.at(owner.party).id);
    }
    other_ = by && !owns ? *by : PartyId("operator");
  }

  Body of(const std::string& purpose) const {
    if (purpose == "pledge") return pledge();
    if (purpose == "transfer") return transfer();
    if (purpose == "licence") return licence();
    return open_licence();
  }

 private:
  Body pledge() const {
    ledger::PledgeRegister body;
    body.pledge = "check";
    body.patents = {patent_.number};
    body.pledgors = acting_;
    body.pledgees = {other_};
    body.debtor = other_;
    body.claim = {ledger::ClaimKind::kLoan, {1}, yuan(), today_, today_, {}};
    body.signed_on = today_;
    body.registered = today_;
    return body;
  }
  Body transfer() const {
    const bool is_pending = standing(patent_, today_) == ledger::Standing::kPending;
    ledger::TransferRegister body;
    body.patents = {patent_.number};
    body.object =
        is_pending ? ledger::TransferObject::kApplication : ledger::TransferObject::kPatent;
    body.extent = ledger::TransferExtent::kWhole;
    body.cause = ledger::TransferCause::kSale;
    body.from = acting_;
    body.to = {{other_, {}}};
    body.pricing = ledger::Pricing::kAgreement;
    body.signed_on = today_;
    body.registered = today_;
    return body;
  }
  Body licence() const {
    ledger::LicenceRecord body;
    body.licence = "check";
    body.patents = {patent_.number};
    body.licensors = acting_;
    body.licensees = {other_};
    body.kind = ledger::LicenceKind::kOrdinary;
    body.territory = ledger::Territory::china();
    body.from = today_;
    body.until = today_;
    body.signed_on = today_;
    body.recorded = today_;
    return body;
  }
  Body open_licence() const {
    ledger::OpenLicenceDeclare body;
    body.patent = patent_.number;
    body.patentees = acting_;
    body.fee.form = ledger::FeeForm::kLumpSum;
    body.fee.amount = ledger::Amount{1};
    body.fee.currency = yuan();
    body.until = today_;
    body.declared = today_;
    return body;
  }
  static ledger::Currency yuan() { return *ledger::Currency::parse("CNY"); }

  const Patent& patent_;
  Date today_;
  std::vector<PartyId> acting_;
  PartyId other_;
};

ledger::Receipt receipt_of(const State& state, const ledger::Submission& submission,
                           ledger::Language language) {
  ledger::Decision decision = ledger::examine(state, submission);
  ledger::Entry entry;
  entry.source = submission.source.view();
  entry.outcome = decision.outcome;
  entry.submission = submission;
  entry.grounds = std::move(decision.grounds);
  entry.warnings = std::move(decision.warnings);
  entry.faults = std::move(decision.faults);
  return ledger::make_receipt(entry, std::nullopt, language, [&](ledger::EventId event) {
    return state.event_name_at(event.seq);
  });
}

int wrong(const std::string& what) {
  std::fprintf(stderr, "patledger: %s\n", what.c_str());
  return kMalformed;
}

int run(const Shared& shared, const Arguments& arguments) {
  const auto number = ledger::PatentNumber::parse_lenient(arguments.number);
  if (!number) return wrong("F02: " + arguments.number + " is no patent number");
  std::optional<PartyId> by;
  if (!arguments.by.empty()) by = ledger::parse_party(arguments.by);
  if (!arguments.by.empty() && !by) return wrong("F06: " + arguments.by + " is no party");
  Session session;
  const auto opened = session.open(shared, Session::Mode::kRead, "check");
  if (!opened) return report(opened.error());
  const State& state = session.ledger->state();
  const Patent* patent = state.patents.find(*number);
  if (patent == nullptr || patent->stage == ledger::Stage::kUnborn) {
    return wrong("F07: no such patent or application is recorded: " + arguments.number);
  }
  if (by && state.parties.find(*by) == nullptr) {
    return wrong("F06: no such party is registered: " + arguments.by);
  }
  const ledger::Instant now = session.clock.now();
  ledger::Submission submission;
  submission.id = "check";
  submission.source = by.value_or(PartyId("operator"));
  submission.at = now;
  submission.body = Proposal(state, *patent, by, now.day()).of(arguments.purpose);
  const ledger::Receipt receipt = receipt_of(state, submission, shared.lang());
  const auto view = connectors::views::check_of(state, submission, receipt, *number, now.day());
  const std::string text = arguments.format == "json"
                               ? connectors::views::check_json(view) + "\n"
                               : connectors::views::check_text(
                                     view, shared.lang(), connectors::console::Style::of_stdout());
  if (!print(text)) return kDisk;
  return receipt.refusals.empty() ? kDone : kRefused;
}

}  // namespace

void add_check(CLI::App& app, Shared& shared) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand(
      "check", "What would be refused of a patent today, and which consents are missing");
  command->add_option("NUMBER", arguments->number, "202019000002.3")->required();
  command->add_option("--for", arguments->purpose, "pledge, transfer, licence or open-licence")
      ->required()
      ->check(CLI::IsMember({"pledge", "transfer", "licence", "open-licence"}));
  command->add_option("--by", arguments->by,
                      "The party that acts: an owner acts alone; another is the other side");
  command->add_option("--format", arguments->format, "table or json")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  command->footer(
      "Examples:\n"
      "  patledger check 202029000007.1 --for pledge\n"
      "  patledger check 202019000002.3 --for transfer --by 12120000401900018C --lang en\n"
      "Exit codes: 0 nothing stands against it; 2 something does.");
  command->callback([&shared, arguments] { shared.exit_code = run(shared, *arguments); });
}

}  // namespace patledger
