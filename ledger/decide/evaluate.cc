#include "ledger/decide/evaluate.h"

#include <algorithm>
#include <array>
#include <memory_resource>
#include <span>

#include "ledger/law/change.h"
#include "ledger/law/named.h"
#include "ledger/law/names.h"
#include "ledger/law/rules/existence.h"
#include "ledger/law/rules/facts.h"
#include "ledger/law/rules/figures.h"
#include "ledger/law/rules/general.h"
#include "ledger/law/rules/licence.h"
#include "ledger/law/rules/open_licence.h"
#include "ledger/law/rules/pledge.h"
#include "ledger/law/rules/transfer.h"
#include "ledger/model/codes.h"
#include "ledger/model/commands/one_of.h"

namespace ledger {
namespace {

using law::Finding;
using law::OnFact;
using law::Provision;
using law::Rule;
using law::RuleContext;
using law::Scope;
using law::Version;
using law::Weight;

void add(Findings& findings, const Provision& provision, const Version& version,
         const Finding& finding, std::string_view subject) {
  const Code code = provision.code;
  const std::uint16_t rule = law::rule_number(code, version.number);
  if (version.weight == Weight::kWarns) {
    findings.warnings.add(code, rule, finding, subject);
    return;
  }
  Grounds& grounds = version.weight == Weight::kWaivable ? findings.waivable : findings.refusing;
  grounds.add(code, rule, finding, subject);
  if (version.on_fact == OnFact::kIsSilent) return;
  findings.contradicting.add(code, rule, finding, subject);
  findings.refuses_facts = findings.refuses_facts || version.on_fact == OnFact::kRefuses;
}

// Of a provision that has one version; nothing if the finding does not apply.
void add_to(Findings& findings, const Provision& provision, const Finding& finding,
            std::string_view subject) {
  if (finding) add(findings, provision, *provision.versions.begin(), finding, subject);
}

// The patents that a command names, found once for all rules. Allocates only if there are more
// than `room_` holds, which is rare.
class NamedPatents {
 public:
  NamedPatents(const State& state, std::span<const PatentNumber> numbers) {
    found_.reserve(numbers.size());
    for (const PatentNumber number : numbers) {
      const Patent* patent = state.patents.find(number);
      LEDGER_ASSERT(patent != nullptr);  // Otherwise the submission is malformed (F07).
      // A right of the office may be on a patent that has not begun: no rule reads it.
      if (patent->stage != Stage::kUnborn) found_.push_back(patent);
    }
  }
  NamedPatents(const NamedPatents&) = delete;
  NamedPatents& operator=(const NamedPatents&) = delete;

  const std::pmr::vector<const Patent*>& all() const { return found_; }

 private:
  std::array<const Patent*, 32> room_;
  std::pmr::monotonic_buffer_resource pool_{room_.data(), sizeof room_};
  std::pmr::vector<const Patent*> found_{&pool_};
};

template <typename Command>
std::span<const PatentNumber> patents_of(const Command& command) {
  if constexpr (requires { std::span<const PatentNumber>(command.patents); }) {
    return command.patents;
  } else {
    return {&command.patent, 1};
  }
}

// Tests the rules for one type of submission.
class Evaluation {
 public:
  Evaluation(const State& state, const Submission& submission, Nature nature)
      : state_(state),
        submission_(submission),
        filed_(submission.at.day()),
        nature_(nature),
        speaker_(law::speaker_of(state, submission.source)) {}

  Findings take() && { return std::move(findings_); }

  // Whether what it acts upon is there.
  void test_existence() {
    const law::Existence existence =
        law::acts_on_ended(state_, submission_.body, filed_, nature_ == Nature::kFact);
    if (!existence.finding) return;
    add_to(findings_, *existence.provision, existence.finding, existence.subject);
  }

  void test_figures() {
    for (const law::Warning& warning : law::warnings_of_figures(state_, submission_.body)) {
      add_to(findings_, *warning.provision, warning.finding, warning.subject);
    }
  }

  // Tests what a correction adds to a right, or to a hold.
  void weigh(const TransferRegister& right, const Weighed& weighed) {
    weigh_by(law::transfer_rules(), HoldPurpose::kTransfer, right, weighed);
  }
  void weigh(const LicenceRecord& right, const Weighed& weighed) {
    weigh_by(law::licence_rules(), HoldPurpose::kLicence, right, weighed);
  }
  void weigh(const PledgeRegister& right, const Weighed& weighed) {
    weigh_by(law::pledge_rules(), HoldPurpose::kPledge, right, weighed);
  }
  void weigh(HoldPurpose purpose, const Weighed& weighed) {
    const NamedPatents drawn_in(state_, weighed.added.patents);
    test_holds(purpose, weighed.legal_day, {false, weighed.until}, drawn_in.all());
  }

  void operator()(const TransferRegister& body) {
    test_amounts(body.fee, body.contract);
    test_shape(body.contract, NumberKind::kContract);
    test_with_holds(law::transfer_rules(), body, HoldPurpose::kTransfer, body.registered);
  }
  void operator()(const LicenceRecord& body) {
    test_amounts(body.fee, body.licence);
    test_shape(body.licence, NumberKind::kLicence);
    test_shape(body.contract, NumberKind::kContract);
    test_with_holds(law::licence_rules(), body, HoldPurpose::kLicence, body.recorded);
  }
  void operator()(const PledgeRegister& body) {
    test_shape(body.pledge, NumberKind::kPledge);
    test_with_holds(law::pledge_rules(), body, HoldPurpose::kPledge, body.registered);
  }
  void operator()(const LicenceChange& body) {
    test_amounts(body.set.values.fee, body.licence);
    test_shape(body.set.values.contract, NumberKind::kContract);
    test_change(law::licence_rules(), state_.licences.find(body.licence), body,
                HoldPurpose::kLicence);
  }
  void operator()(const PledgeChange& body) {
    test_change(law::pledge_rules(), state_.pledges.find(body.pledge), body, HoldPurpose::kPledge);
  }
  void operator()(const HoldPlace& body) {
    const NamedPatents patents(state_, body.patents);
    test_holds(body.purpose, filed_, basis(patents), patents.all());
    for (const Patent* patent : patents.all()) {
      const law::HeldAgain again =
          law::is_held_again(state_, *patent, body.purpose, submission_.source, filed_);
      if (!again.finding) continue;
      add_to(findings_, *again.provision, again.finding,
             law::names_on(again.free.text(), patent->number.text()));
    }
  }
  void operator()(const OpenLicenceDeclare& body) { test(law::open_licence_rules(), body); }
  void operator()(const OpenLicenceAnnounce& body) {
    test(law::open_licence_announcement_rules(), body);
  }
  void operator()(const OpenLicenceWithdraw& body) {
    test(law::open_licence_withdrawal_rules(), body);
  }
  void operator()(const OpenLicenceAccept& body) {
    test_shape(body.licence, NumberKind::kLicence);
    test(law::open_licence_acceptance_rules(), body);
  }
  void operator()(const PartyRegister& body) {
    add_general(findings_, Code::kW01, law::has_wrong_check_character(body), body.party.view());
  }
  void operator()(const OneOf<PatentApply, PatentGrant> auto& body) {
    add_to(findings_, law::known_fact_provision(), law::is_known(state_, body), body.patent.text());
  }
  void operator()(const PatentExtend& body) {
    const law::WrongExtension wrong = law::wrong_extension(state_, body);
    if (!wrong.finding) return;
    add_to(findings_, *wrong.provision, wrong.finding,
           law::subject_of(body.patent.text(), wrong.bound));
  }
  void operator()(const ContractRegister& body) {
    test_amounts(body.fee, body.contract);
    test_shape(body.contract, NumberKind::kContract);
    add_general(findings_, Code::kW04, law::has_no_yuan_amount(body), body.contract);
  }
  void operator()(const ContractRevise& body) {
    add_general(findings_, Code::kC02, law::has_technology_above_total(body), body.contract);
    add_to(findings_, law::revision_provision(), law::leaves_technology_above(state_, body),
           body.contract);
  }
  // No other rule of law than E01 applies to these.
  void operator()(
      const OneOf<PatentAnnuity, PatentSuspend, PatentResume, PatentInvalidation, PatentEnd,
                  PatentRestore, PatentClassify, LicenceCancel, LicenceRevoke, PledgeCancel,
                  PledgeRevoke, PledgeDefault, PledgeCompensate, PledgeRecover, PledgeDispose,
                  HoldRelease, ContractCancel, ContractReceipt, UseReport, UseJustify, EventCorrect,
                  EventRetract, PartyRename, PartySucceed, ClockDay, GazetteMap> auto& /*body*/) {}

 private:
  void test_amounts(const std::optional<Fee>& fee, std::string_view subject) {
    if (!fee) return;
    add_general(findings_, Code::kC02, law::has_technology_above_total(*fee), subject);
  }

  void test_shape(std::string_view number, NumberKind kind) {
    add_to(findings_, law::shape_provision(kind), law::has_unknown_shape(number, kind), number);
  }

  // A proposal is reviewed up to its filing, or to the newest filing about one of its patents.
  law::ReviewBasis basis(const NamedPatents& patents) const {
    Date until = filed_;
    for (const Patent* patent : patents.all()) until = std::max(until, patent->newest_filing);
    return {nature_ == Nature::kFact, until};
  }

  template <typename Command>
  void test_rule(const Rule<Command>& rule, const Version& version, RuleContext<Command>& ctx,
                 std::span<const Patent* const> patents) {
    if (rule.scope == Scope::kSubmission) {
      ctx.patent = nullptr;
      if (const Finding finding = rule.test(ctx)) {
        add(findings_, rule.provision, version, finding, law::named_by(rule, ctx));
      }
      return;
    }
    constexpr std::size_t kNamed = 10;  // The line of subjects is cut before it has more names.
    std::size_t found = 0;
    for (const Patent* patent : patents) {
      ctx.patent = patent;
      const Finding finding = rule.test(ctx);
      if (!finding) continue;
      const std::string names = found++ < kNamed ? law::named_by(rule, ctx) : std::string();
      add(findings_, rule.provision, version, finding, law::names_on(names, patent->number.text()));
    }
  }

  template <typename Command>
  void test_all(std::span<const Rule<Command>> rules, const Command& command,
                const NamedPatents& patents) {
    RuleContext<Command> ctx(state_, command, speaker_, basis(patents));
    for (const Rule<Command>& rule : rules) {
      const Version* version = rule.provision.version_on(filed_);
      if (version == nullptr) continue;
      if (rule.day.of != nullptr) ctx.on(rule.day.of(command));
      test_rule(rule, *version, ctx, patents.all());
    }
  }

  template <typename Command>
  void test(std::span<const Rule<Command>> rules, const Command& command) {
    test_all(rules, command, NamedPatents(state_, patents_of(command)));
  }

  void test_holds(HoldPurpose purpose, Date legal_day, const law::ReviewBasis& basis,
                  std::span<const Patent* const> patents) {
    const law::ReviewDays review(legal_day, basis);
    for (const Patent* patent : patents) {
      const Finding finding =
          law::is_held_by_another(state_, *patent, purpose, submission_.source, review);
      if (!finding) continue;
      const std::string holds =
          law::holds_of_others(state_, *patent, purpose, submission_.source, review);
      add_general(findings_, Code::kH01, finding, law::names_on(holds, patent->number.text()));
    }
  }

  template <typename Command>
  void test_with_holds(std::span<const Rule<Command>> rules, const Command& command,
                       HoldPurpose purpose, Date legal_day) {
    const NamedPatents patents(state_, command.patents);
    test_holds(purpose, legal_day, basis(patents), patents.all());
    test_all(rules, command, patents);
  }

  // Tests what `change` makes of `right`: the patents that it adds by all rules, all patents by the
  // rules that read another field which it sets, and if it adds a day, an amount or a term, also by
  // those of the state of a patent on a day.
  template <typename Command, typename Right, typename Change>
  void test_change(std::span<const Rule<Command>> rules, const Right* right, const Change& change,
                   HoldPurpose purpose) {
    if (right == nullptr || !right->is_registered()) return;
    const Command changed = law::after_change(state_, *right, change);
    const law::Additions added = law::additions(law::as_registered(state_, *right), changed);
    const NamedPatents all(state_, changed.patents);
    const NamedPatents drawn_in(state_, added.patents);
    const law::ReviewBasis basis = this->basis(all);
    test_holds(purpose, change.on, basis, added.extends ? all.all() : drawn_in.all());
    RuleContext<Command> ctx(state_, changed, speaker_, basis, true);
    ctx.on(change.on);
    for (const Rule<Command>& rule : rules) {
      const Version* version = rule.provision.version_on(filed_);
      if (version == nullptr) continue;
      if (law::reads_changed_terms(rule, change.set) || (added.extends && is_of_a_day(rule))) {
        test_rule(rule, *version, ctx, all.all());
      } else if (law::reads_changed_field(rule, change.set)) {
        test_rule(rule, *version, ctx, drawn_in.all());
      }
    }
  }

  template <typename Command>
  void weigh_by(std::span<const Rule<Command>> rules, HoldPurpose purpose, const Command& right,
                const Weighed& weighed) {
    const NamedPatents all(state_, right.patents);
    const NamedPatents drawn_in(state_, weighed.added.patents);
    const law::ReviewBasis basis{false, weighed.until};
    const auto patents = [&](bool is_extended) -> std::span<const Patent* const> {
      return is_extended ? all.all() : drawn_in.all();
    };
    test_holds(purpose, weighed.legal_day, basis, patents(weighed.added.extends));
    RuleContext<Command> ctx(state_, right, speaker_, basis, true);
    ctx.on(weighed.legal_day);
    for (const Rule<Command>& rule : rules) {
      const Version* version = rule.provision.version_on(filed_);
      if (version == nullptr || rule.scope == Scope::kSubmission) continue;
      const bool is_extended = weighed.added.extends && (is_of_a_day(rule) || reads_term(rule));
      test_rule(rule, *version, ctx, patents(is_extended));
    }
  }

  // Whether the rule compares the term of the right, or of the claim, with something of the patent.
  static bool reads_term(const Rule<LicenceRecord>& rule) {
    return (rule.reads.bits & law::fields(&LicenceRecord::until).bits) != 0;
  }
  static bool reads_term(const Rule<PledgeRegister>& rule) {
    return (rule.reads.bits & law::fields(&PledgeRegister::claim).bits) != 0;
  }
  static bool reads_term(const Rule<TransferRegister>& /*rule*/) { return false; }

  // Whether the rule reads the state of a patent on a day.
  template <typename Command>
  static bool is_of_a_day(const Rule<Command>& rule) {
    return rule.scope == Scope::kPatent && rule.day.of != nullptr;
  }

  const State& state_;
  const Submission& submission_;
  const Date filed_;
  const Nature nature_;
  const law::Speaker speaker_;
  Findings findings_;
};

}  // namespace

template <typename Right>
void weigh(Findings& findings, const State& state, const Submission& correction, const Right& right,
           const Weighed& weighed) {
  Evaluation evaluation(state, correction, Nature::kProposal);
  evaluation.weigh(right, weighed);
  Findings found = std::move(evaluation).take();
  findings.refusing.add_others(std::move(found.refusing), weighed.event);
  findings.waivable.add_others(std::move(found.waivable), weighed.event);
}

template void weigh(Findings&, const State&, const Submission&, const TransferRegister&,
                    const Weighed&);
template void weigh(Findings&, const State&, const Submission&, const LicenceRecord&,
                    const Weighed&);
template void weigh(Findings&, const State&, const Submission&, const PledgeRegister&,
                    const Weighed&);
template void weigh(Findings&, const State&, const Submission&, const HoldPurpose&, const Weighed&);

void add_general(Findings& findings, Code code, const Finding& finding, std::string_view subject) {
  add_to(findings, law::general_provision(code), finding, subject);
}

Findings evaluate_rules(const State& state, const Submission& submission, Nature nature) {
  Evaluation evaluation(state, submission, nature);
  evaluation.test_existence();
  evaluation.test_figures();
  std::visit([&](const auto& body) { evaluation(body); }, submission.body);
  return std::move(evaluation).take();
}

}  // namespace ledger
