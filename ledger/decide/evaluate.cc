#include "ledger/decide/evaluate.h"

#include <algorithm>
#include <array>
#include <memory_resource>
#include <span>

#include "ledger/base/limits.h"
#include "ledger/law/change.h"
#include "ledger/law/named.h"
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
  if (version.on_fact == OnFact::kContradicts) {
    findings.contradicting.add(code, rule, finding, subject);
  }
}

// The patents that a command names, found once for all rules. Allocates only if there are more
// than `room_` holds, which is rare.
class NamedPatents {
 public:
  NamedPatents(const State& state, std::span<const PatentNumber> numbers) {
    found_.reserve(numbers.size());
    for (const PatentNumber number : numbers) {
      found_.push_back(state.patents.find(number));
      LEDGER_ASSERT(found_.back() != nullptr);  // Otherwise the submission is malformed (F07).
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
  Evaluation(const State& state, const Submission& submission)
      : state_(state), submission_(submission), filed_(submission.at.day()) {}

  Findings take() && { return std::move(findings_); }

  void operator()(const TransferRegister& body) {
    test_with_holds(law::transfer_rules(), body, HoldPurpose::kTransfer);
  }
  void operator()(const LicenceRecord& body) {
    test_with_holds(law::licence_rules(), body, HoldPurpose::kLicence);
  }
  void operator()(const PledgeRegister& body) {
    test_with_holds(law::pledge_rules(), body, HoldPurpose::kPledge);
  }
  void operator()(const LicenceChange& body) {
    test_change(law::licence_rules(), state_.licences.find(body.licence), body);
  }
  void operator()(const PledgeChange& body) {
    test_change(law::pledge_rules(), state_.pledges.find(body.pledge), body);
  }
  void operator()(const HoldPlace& body) {
    test_holds(body.purpose, NamedPatents(state_, body.patents));
  }
  void operator()(const OpenLicenceDeclare& body) { test(law::open_licence_rules(), body); }
  void operator()(const OpenLicenceAnnounce& body) {
    test(law::open_licence_announcement_rules(), body);
  }
  void operator()(const OpenLicenceWithdraw& body) {
    test(law::open_licence_withdrawal_rules(), body);
  }
  void operator()(const OpenLicenceAccept& body) {
    test(law::open_licence_acceptance_rules(), body);
  }
  void operator()(const PartyRegister& body) {
    add_general(findings_, Code::kW01, law::has_wrong_check_character(body), body.party.view());
  }
  void operator()(const PatentApply& body) {
    const Finding finding = law::is_applied_for(state_, body);
    if (finding) add_general(findings_, Code::kV01, finding, body.patent.text());
  }
  void operator()(const PatentGrant& body) {
    const Finding finding = law::is_granted(state_, body);
    if (finding) add_general(findings_, Code::kV01, finding, body.patent.text());
  }
  void operator()(const ContractRegister& body) {
    add_general(findings_, Code::kW04, law::has_no_yuan_amount(body), body.contract);
  }
  // No rule of law applies to these.
  void operator()(
      const OneOf<PatentAnnuity, PatentSuspend, PatentResume, PatentInvalidation, PatentEnd,
                  PatentRestore, PatentExtend, PatentClassify, LicenceCancel, LicenceRevoke,
                  PledgeCancel, PledgeRevoke, PledgeDefault, PledgeCompensate, PledgeRecover,
                  PledgeDispose, HoldRelease, ContractRevise, ContractCancel, ContractReceipt,
                  UseReport, UseJustify, EventCorrect, EventRetract> auto& /*body*/) {}

 private:
  template <typename Command>
  void test_rule(const Rule<Command>& rule, const Version& version, RuleContext<Command>& ctx,
                 const NamedPatents& patents) {
    if (rule.scope == Scope::kSubmission) {
      ctx.patent = nullptr;
      if (const Finding finding = rule.test(ctx)) {
        add(findings_, rule.provision, version, finding, {});
      }
      return;
    }
    for (const Patent* patent : patents.all()) {
      ctx.patent = patent;
      if (const Finding finding = rule.test(ctx)) {
        add(findings_, rule.provision, version, finding, patent->number.text());
      }
    }
  }

  template <typename Command>
  void test_all(std::span<const Rule<Command>> rules, const Command& command,
                const NamedPatents& patents) {
    RuleContext<Command> ctx(state_, command);
    for (const Rule<Command>& rule : rules) {
      const Version* version = rule.provision.version_on(filed_);
      if (version == nullptr) continue;
      if (rule.day.of != nullptr) ctx.day = rule.day.of(command);
      test_rule(rule, *version, ctx, patents);
    }
  }

  template <typename Command>
  void test(std::span<const Rule<Command>> rules, const Command& command) {
    test_all(rules, command, NamedPatents(state_, patents_of(command)));
  }

  void test_holds(HoldPurpose purpose, const NamedPatents& patents) {
    for (const Patent* patent : patents.all()) {
      const Finding finding =
          law::is_held_by_another(state_, *patent, purpose, submission_.source, filed_);
      if (finding) add_general(findings_, Code::kH01, finding, patent->number.text());
    }
  }

  template <typename Command>
  void test_with_holds(std::span<const Rule<Command>> rules, const Command& command,
                       HoldPurpose purpose) {
    const NamedPatents patents(state_, command.patents);
    test_holds(purpose, patents);
    test_all(rules, command, patents);
  }

  // Tests what `change` makes of `right`, by the rules that read a field which it sets.
  template <typename Command, typename Right, typename Change>
  void test_change(std::span<const Rule<Command>> rules, const Right* right, const Change& change) {
    if (right == nullptr || !right->is_registered()) return;
    const Command changed = law::after_change(state_, *right, change);
    const NamedPatents patents(state_, changed.patents);
    RuleContext<Command> ctx(state_, changed, change.on, nullptr, true);
    for (const Rule<Command>& rule : rules) {
      const Version* version = rule.provision.version_on(filed_);
      if (version == nullptr || !law::reads_changed_field(rule, change.set)) continue;
      test_rule(rule, *version, ctx, patents);
    }
  }

  const State& state_;
  const Submission& submission_;
  const Date filed_;
  Findings findings_;
};

}  // namespace

void Grounds::add(Code code, std::uint16_t rule, const Finding& finding, std::string_view subject) {
  const auto place =
      static_cast<std::size_t>(std::ranges::find(grounds_, code, &Ground::code) - grounds_.begin());
  if (place == grounds_.size()) {
    grounds_.push_back({code, rule, {}, {}});
    subjects_.emplace_back();
  }
  grounds_[place].row = rule;
  add_subject(place, subject);
  std::vector<EventId>& facts = grounds_[place].facts;
  for (const Seq fact : finding) {
    if (facts.size() == kNamedEventsMax) break;
    const EventId event{fact, 0};
    if (std::ranges::find(facts, event) == facts.end()) facts.push_back(event);
  }
}

void Grounds::add_subject(std::size_t place, std::string_view subject) {
  constexpr std::size_t kLengthMax = 256;  // A text for people; the submission has the rest.
  if (subject.empty()) return;
  std::string& text = grounds_[place].subject;
  Subjects& subjects = subjects_[place];
  ++subjects.count;
  if (text.size() > kLengthMax) return;
  if (!text.empty()) text += ", ";
  text += subject;
  ++subjects.named;
}

std::vector<Ground> Grounds::take() && {
  for (std::size_t i = 0; i < grounds_.size(); ++i) {
    const Subjects& subjects = subjects_[i];
    if (subjects.named < subjects.count) {
      grounds_[i].subject += ", … (" + std::to_string(subjects.count) + ")";
    }
  }
  return std::move(grounds_);
}

void add_general(Findings& findings, Code code, const Finding& finding, std::string_view subject) {
  if (!finding) return;
  const Provision& provision = law::general_provision(code);
  add(findings, provision, *provision.versions.begin(), finding, subject);
}

Findings evaluate_rules(const State& state, const Submission& submission) {
  Evaluation evaluation(state, submission);
  std::visit([&](const auto& body) { evaluation(body); }, submission.body);
  return std::move(evaluation).take();
}

}  // namespace ledger
