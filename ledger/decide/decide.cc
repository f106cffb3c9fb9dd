#include "ledger/decide/decide.h"

#include <algorithm>
#include <array>
#include <memory_resource>

#include "ledger/decide/form.h"
#include "ledger/law/authority.h"
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

// Collects what stands: one ground for each code, its subjects joined, its facts each once.
class Grounds {
 public:
  void add(Code code, std::uint16_t row, const Finding& finding, std::string_view subject) {
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
  std::vector<Ground> take() && { return std::move(grounds_); }

 private:
  static void join(std::string& subjects, std::string_view subject) {
    constexpr std::size_t kLengthMax = 256;  // A text for people; the rest is in the submission.
    if (subject.empty() || subjects.size() > kLengthMax) return;
    if (!subjects.empty()) subjects += ", ";
    subjects += subject;
  }
  std::vector<Ground> grounds_;
};

struct Weighed {
  Grounds refusing;
  Grounds waivable;
  Grounds contradicting;  // Of the refusing and waivable: what an office's fact contradicts.
  Grounds warnings;
};

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
  std::array<std::byte, 32 * sizeof(const Patent*)> room_;
  std::pmr::monotonic_buffer_resource pool_{room_.data(), room_.size()};
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

template <typename Command>
void ask_all(Weighed& weighed, std::span<const Rule<Command>> rules, const State& state,
             const Submission& submission, const Command& command, Date day, const Named& patents) {
  const Date filed = submission.at.day();
  Case<Command> asked{state, submission, command, day, nullptr};
  for (const Rule<Command>& rule : rules) {
    if (rule.row.in_force.contains(filed)) ask_rule(weighed, rule, asked, patents);
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
    if (body.fee.currency && !body.fee.currency->is_yuan()) {
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

  Weighed& weighed_;
  const State& state_;
  const Submission& submission_;
};

bool is_acknowledged(const Submission& submission, Code code) {
  const std::string text = code_text(code);
  return std::ranges::find(submission.acknowledge, text) != submission.acknowledge.end();
}

// Whether a patent has moved on from the version that the sender expects.
bool is_stale(Weighed& weighed, const State& state, const Submission& submission) {
  bool is_any = false;
  for (const Expectation& expected : submission.expect) {
    const Patent* patent = state.patents.find(expected.patent);
    const std::uint64_t version = patent == nullptr ? 0 : patent->version();
    if (version == expected.version) continue;
    const Finding finding =
        version == 0 ? Finding::stands() : Finding::stands_by(patent->history.back());
    weigh_general(weighed, Code::kV01, finding, expected.patent.text());
    is_any = true;
  }
  return is_any;
}

// Puts the grounds in order of precedence: as the codes are numbered, general ones first.
void append_sorted(std::vector<Ground>& to, std::vector<Ground> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  std::ranges::stable_sort(to, {}, &Ground::code);
}

void settle_fact(Decision& decision, Weighed&& weighed) {
  decision.grounds = std::move(weighed.contradicting).take();
  std::ranges::stable_sort(decision.grounds, {}, &Ground::code);
  if (!decision.grounds.empty()) decision.outcome = Outcome::kDiscrepancy;
}

void settle_proposal(Decision& decision, const Submission& submission, Weighed&& weighed) {
  std::vector<Ground> waivable = std::move(weighed.waivable).take();
  std::erase_if(waivable,
                [&](const Ground& ground) { return is_acknowledged(submission, ground.code); });
  const bool has_waivable = !waivable.empty();
  decision.grounds = std::move(weighed.refusing).take();
  if (!decision.grounds.empty()) {
    decision.outcome = Outcome::kRefused;
  } else if (has_waivable) {
    decision.outcome = Outcome::kAcknowledgementRequired;
  }
  append_sorted(decision.grounds, std::move(waivable));
}

Decision malformed(std::vector<Fault> faults) {
  Decision decision;
  decision.outcome = Outcome::kMalformed;
  decision.faults = std::move(faults);
  return decision;
}

// What is wrong with a correction before anybody's authority is asked.
std::vector<Fault> faults_of_target(const State& state, const Target& target) {
  if (target.original == nullptr) {
    return {{Code::kF01, "/body/event", "no such event took effect, or it is a correction itself"}};
  }
  if (!target.faults.empty()) return target.faults;
  LEDGER_ASSERT(target.restatement != nullptr);
  if (!target.restatement->corrected) return {};
  Submission corrected = *target.original;
  corrected.body = *target.restatement->corrected;
  return faults_of_corrected(state, corrected, target.restatement->original.body);
}

}  // namespace

Decision decide(const State& state, const Submission& submission, const Target* target) {
  std::vector<Fault> faults = faults_of_form(submission);
  std::vector<Fault> unknown = faults_of_reference(state, submission);
  faults.insert(faults.end(), unknown.begin(), unknown.end());
  const bool corrects = is_correction(submission.body);
  LEDGER_ASSERT(corrects == (target != nullptr));
  if (corrects) {
    std::vector<Fault> of_target = faults_of_target(state, *target);
    faults.insert(faults.end(), of_target.begin(), of_target.end());
  }
  if (!faults.empty()) return malformed(std::move(faults));

  Decision decision;
  Weighed weighed;
  if (!law::has_authority(state, submission, corrects ? target->original : nullptr)) {
    weigh_general(weighed, Code::kA01, Finding::stands(), submission.source.view());
    decision.outcome = Outcome::kRefused;
    decision.grounds = std::move(weighed.refusing).take();
    return decision;
  }
  const bool must_wait = is_stale(weighed, state, submission);
  std::visit(Law(weighed, state, submission), submission.body);
  decision.warnings = std::move(weighed.warnings).take();
  if (law::is_authoritative(state, submission) && !must_wait) {
    settle_fact(decision, std::move(weighed));
  } else {
    settle_proposal(decision, submission, std::move(weighed));
  }
  return decision;
}

Decision examine(const State& state, const Submission& submission) {
  LEDGER_ASSERT(!is_correction(submission.body));
  std::vector<Fault> faults = faults_of_form(submission);
  std::vector<Fault> unknown = faults_of_reference(state, submission);
  faults.insert(faults.end(), unknown.begin(), unknown.end());
  if (!faults.empty()) return malformed(std::move(faults));
  Decision decision;
  Weighed weighed;
  std::visit(Law(weighed, state, submission), submission.body);
  decision.warnings = std::move(weighed.warnings).take();
  settle_proposal(decision, submission, std::move(weighed));
  return decision;
}

}  // namespace ledger
