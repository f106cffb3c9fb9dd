#include "ledger/decide/weighed.h"

#include <algorithm>
#include <array>
#include <memory_resource>
#include <span>

#include "ledger/law/authority.h"
#include "ledger/law/change.h"
#include "ledger/law/licence.h"
#include "ledger/law/open_licence.h"
#include "ledger/law/pledge.h"
#include "ledger/law/transfer.h"

namespace ledger {
namespace {

using law::Case;
using law::Finding;
using law::OnFact;
using law::Rule;
using law::Weight;

void join(std::string& subjects, std::string_view subject) {
  constexpr std::size_t kLengthMax = 256;  // A text for people; the rest is in the submission.
  if (subject.empty() || subjects.size() > kLengthMax) return;
  if (!subjects.empty()) subjects += ", ";
  subjects += subject;
}

void weigh(Weighed& weighed, const law::Row& row, const Finding& finding,
           std::string_view subject) {
  if (row.weight == Weight::kWarns) {
    weighed.warnings.add(row.code, row.number, finding, subject);
    return;
  }
  Grounds& grounds = row.weight == Weight::kWaivable ? weighed.waivable : weighed.refusing;
  grounds.add(row.code, row.number, finding, subject);
  if (row.on_fact == OnFact::kContradicts) {
    weighed.contradicting.add(row.code, row.number, finding, subject);
  }
}

// The patents that a body names, found once for all rules. Few are named nearly always: for those
// it takes nothing from the heap.
class Named {
 public:
  Named(const State& state, std::span<const PatentNumber> numbers) {
    found_.reserve(numbers.size());
    for (const PatentNumber number : numbers) {
      found_.push_back(state.patents.find(number));
      LEDGER_ASSERT(found_.back() != nullptr);  // F07 came before.
    }
  }
  Named(const Named&) = delete;
  Named& operator=(const Named&) = delete;

  const std::pmr::vector<const Patent*>& all() const { return found_; }

 private:
  std::array<const Patent*, 32> room_;
  std::pmr::monotonic_buffer_resource pool_{room_.data(), sizeof room_};
  std::pmr::vector<const Patent*> found_{&pool_};
};

template <typename Command>
void ask_rule(Weighed& weighed, const Rule<Command>& rule, Case<Command>& asked,
              const Named& patents) {
  if (rule.asked == law::Asked::kOnce) {
    asked.patent = patents.all().empty() ? nullptr : patents.all().front();
    if (const Finding finding = rule.ask(asked)) weigh(weighed, rule.row, finding, {});
    return;
  }
  for (const Patent* patent : patents.all()) {
    asked.patent = patent;
    if (const Finding finding = rule.ask(asked)) {
      weigh(weighed, rule.row, finding, patent->number.text());
    }
  }
}

// The rules in force on the day of filing whose codes `is_asked` holds for.
template <typename Command, typename IsAsked>
void ask_some(Weighed& weighed, std::span<const Rule<Command>> rules, const State& state,
              const Submission& submission, const Command& command, Date day, const Named& patents,
              IsAsked is_asked) {
  const Date filed = submission.at.day();
  Case<Command> asked{state, submission, command, day, nullptr};
  for (const Rule<Command>& rule : rules) {
    if (!rule.row.in_force.contains(filed) || !is_asked(rule.row.code)) continue;
    ask_rule(weighed, rule, asked, patents);
  }
}

template <typename Command>
void ask_all(Weighed& weighed, std::span<const Rule<Command>> rules, const State& state,
             const Submission& submission, const Command& command, Date day, const Named& patents) {
  const auto all = [](Code /*code*/) { return true; };
  ask_some(weighed, rules, state, submission, command, day, patents, all);
}

void ask_holds(Weighed& weighed, const State& state, const Submission& submission,
               HoldPurpose purpose, const Named& patents) {
  const Date filed = submission.at.day();
  for (const Patent* patent : patents.all()) {
    const Finding finding =
        law::is_held_by_another(state, *patent, purpose, submission.source, filed);
    if (finding) weigh_general(weighed, Code::kH01, finding, patent->number.text());
  }
}

// The rows that a type meets, and the day of the fact on which they are asked.
class Law {
 public:
  Law(Weighed& weighed, const State& state, const Submission& submission)
      : weighed_(weighed), state_(state), submission_(submission) {}

  void operator()(const TransferRegister& body) {
    const Named patents(state_, body.patents);
    ask_holds(weighed_, state_, submission_, HoldPurpose::kTransfer, patents);
    ask_all(weighed_, law::transfer_rules(), state_, submission_, body, body.registered, patents);
  }
  void operator()(const LicenceRecord& body) {
    const Named patents(state_, body.patents);
    ask_holds(weighed_, state_, submission_, HoldPurpose::kLicence, patents);
    ask_all(weighed_, law::licence_rules(), state_, submission_, body, body.recorded, patents);
  }
  void operator()(const PledgeRegister& body) {
    const Named patents(state_, body.patents);
    ask_holds(weighed_, state_, submission_, HoldPurpose::kPledge, patents);
    ask_all(weighed_, law::pledge_rules(), state_, submission_, body, body.registered, patents);
  }
  void operator()(const LicenceChange& body) {
    weigh_change(state_.licences.find(body.licence), law::licence_rules(), body);
  }
  void operator()(const PledgeChange& body) {
    weigh_change(state_.pledges.find(body.pledge), law::pledge_rules(), body);
  }
  void operator()(const HoldPlace& body) {
    ask_holds(weighed_, state_, submission_, body.purpose, Named(state_, body.patents));
  }
  void operator()(const OpenLicenceDeclare& body) {
    ask_one(law::open_licence_rules(), body, body.announced.value_or(body.declared));
  }
  void operator()(const OpenLicenceAnnounce& body) {
    ask_one(law::open_licence_announcement_rules(), body, body.announced);
  }
  void operator()(const OpenLicenceWithdraw& body) {
    ask_one(law::open_licence_withdrawal_rules(), body, body.announced);
  }
  void operator()(const OpenLicenceAccept& body) {
    ask_one(law::open_licence_acceptance_rules(), body, body.paid.on);
  }
  void operator()(const PartyRegister& body) {
    const std::string_view id = body.party.view();
    if (is_credit_code_shape(id) && !has_right_credit_check(id)) {
      weigh_general(weighed_, Code::kW01, Finding::stands(), id);
    }
  }
  void operator()(const PatentApply& body) {
    const Patent* patent = state_.patents.find(body.patent);
    if (patent == nullptr || patent->stage == Stage::kUnborn) return;
    weigh_general(weighed_, Code::kV01, Finding::stands_by(patent->born_by), body.patent.text());
  }
  void operator()(const PatentGrant& body) {
    const Patent* patent = state_.patents.find(body.patent);
    if (patent == nullptr || patent->stage != Stage::kGranted) return;
    weigh_general(weighed_, Code::kV01, Finding::stands_by(patent->born_by), body.patent.text());
  }
  void operator()(const ContractRegister& body) {
    if (body.fee.currency && !body.fee.currency->is_yuan() && !body.fee.exchange) {
      weigh_general(weighed_, Code::kW04, Finding::stands(), body.contract);
    }
  }
  template <typename Other>
  void operator()(const Other& /*body*/) {}

 private:
  template <typename Command>
  void ask_one(std::span<const Rule<Command>> rules, const Command& body, Date day) {
    const Named patent(state_, std::span(&body.patent, 1));
    ask_all(weighed_, rules, state_, submission_, body, day, patent);
  }

  // What `change` would make of `right` is asked what a new one is.
  template <typename Right, typename Command, typename Change>
  void weigh_change(const Right* right, std::span<const Rule<Command>> rules,
                    const Change& change) {
    if (right == nullptr || right->by == 0) return;
    const Command changed = law::after_change(state_, *right, change);
    const auto is_asked = [&](Code code) { return law::is_put_anew(code, change); };
    ask_some(weighed_, rules, state_, submission_, changed, change.on,
             Named(state_, changed.patents), is_asked);
  }

  Weighed& weighed_;
  const State& state_;
  const Submission& submission_;
};

}  // namespace

void Grounds::add(Code code, std::uint16_t row, const Finding& finding, std::string_view subject) {
  const auto found = std::ranges::find(grounds_, code, &Ground::code);
  Ground& ground = found == grounds_.end() ? grounds_.emplace_back() : *found;
  ground.code = code;
  ground.row = row;
  join(ground.subject, subject);
  for (const Seq fact : finding) {
    const EventId event{fact, 0};
    if (std::ranges::find(ground.facts, event) == ground.facts.end()) {
      ground.facts.push_back(event);
    }
  }
}

void weigh_general(Weighed& weighed, Code code, const Finding& finding, std::string_view subject) {
  const law::Row* row = nullptr;
  for (const law::Row& general : law::general_rows()) {
    if (general.code == code) row = &general;
  }
  LEDGER_ASSERT(row != nullptr);
  weigh(weighed, *row, finding, subject);
}

void weigh_law(Weighed& weighed, const State& state, const Submission& submission) {
  std::visit(Law(weighed, state, submission), submission.body);
}

}  // namespace ledger
