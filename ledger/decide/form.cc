#include "ledger/decide/form.h"

#include <string>

#include "ledger/decide/exchange_form.h"

namespace ledger {
namespace {

class Faults {
 public:
  void add(Code code, std::string pointer, std::string detail) {
    add({code, std::move(pointer), std::move(detail)});
  }
  void add(Fault fault) {
    if (faults_.size() < kFaultsMax) faults_.push_back(std::move(fault));
  }
  std::vector<Fault> take() && { return std::move(faults_); }

 private:
  std::vector<Fault> faults_;
};

// ---- Form -----------------------------------------------------------------------------------

void check_class(Faults& faults, PatentNumber patent, const std::string& ipc,
                 const std::string& locarno) {
  const bool is_design = patent.type() == PatentType::kDesign;
  const std::string& wanted = is_design ? locarno : ipc;
  const std::string& other = is_design ? ipc : locarno;
  const std::string_view name = is_design ? "locarno" : "ipc";
  if (wanted.empty()) {
    faults.add(Code::kF01, "/body/" + std::string(name),
               "this type of patent is classified by " + std::string(name));
  }
  if (!other.empty()) {
    faults.add(Code::kF01, is_design ? "/body/ipc" : "/body/locarno",
               "a patent has either an IPC or a Locarno class, by its type");
  }
}

void check_shares(Faults& faults, const std::vector<OwnerEntry>& entries, std::string_view field) {
  std::vector<Share> stated;
  for (const OwnerEntry& entry : entries) {
    if (entry.share) stated.push_back(*entry.share);
  }
  const bool all_stated = stated.size() == entries.size();
  const auto sum = compare_sum_to_one(stated);
  const bool is_too_much = sum == SumToOne::kMore || (sum == SumToOne::kOne && !all_stated);
  if (!sum || is_too_much) {
    faults.add(Code::kF01, "/body/" + std::string(field), "the shares sum to more than one");
  }
}

void require_some(Faults& faults, bool is_empty, std::string_view field) {
  if (is_empty) {
    faults.add(Code::kF01, "/body/" + std::string(field), "the list must not be empty");
  }
}

void check(Faults& faults, const PatentApply& body) {
  check_class(faults, body.patent, body.ipc, body.locarno);
  require_some(faults, body.applicants.empty(), "applicants");
  check_shares(faults, body.applicants, "applicants");
}

void check(Faults& faults, const PatentGrant& body) {
  check_class(faults, body.patent, body.ipc, body.locarno);
  require_some(faults, body.owners.empty(), "owners");
  check_shares(faults, body.owners, "owners");
  if (body.granted < body.filed) {
    faults.add(Code::kF03, "/body/granted", "the grant is before the filing");
  }
}

void check(Faults& faults, const TransferRegister& body) {
  require_some(faults, body.patents.empty(), "patents");
  require_some(faults, body.from.empty(), "from");
  require_some(faults, body.to.empty(), "to");
  check_shares(faults, body.to, "to");
}

void check(Faults& faults, const PatentClassify& body) {
  if (body.patent.type() == PatentType::kDesign && !body.ipc.empty()) {
    faults.add(Code::kF01, "/body/ipc", "a design is classified by locarno");
  }
}

void check(Faults& faults, const LicenceRecord& body) {
  require_some(faults, body.patents.empty(), "patents");
}

// What a change may not do to a right: give it another number, or leave it no patent.
template <typename Registration>
void check_set(Faults& faults, const Partial<Registration>& set, std::string_view number) {
  if (set.sets(number)) {
    faults.add(Code::kF01, "/body/set/" + std::string(number), "a number is not changed");
  }
  require_some(faults, set.sets("patents") && set.values.patents.empty(), "set/patents");
}

void check(Faults& faults, const LicenceChange& body) { check_set(faults, body.set, "licence"); }
void check(Faults& faults, const PledgeChange& body) { check_set(faults, body.set, "pledge"); }

void check(Faults& faults, const PledgeRegister& body) {
  require_some(faults, body.patents.empty(), "patents");
  if (!body.risk_shares) return;
  const RiskShares& shares = *body.risk_shares;
  std::int64_t sum = 0;
  for (const auto& share : {shares.government, shares.guarantor, shares.bank, shares.insurer}) {
    sum += share.value_or(Rate{}).millionths;
  }
  if (sum != 1'000'000) {
    faults.add(Code::kF04, "/body/risk_shares", "the shares of a loss do not sum to one");
  }
}

void check(Faults& faults, const HoldPlace& body) {
  require_some(faults, body.patents.empty(), "patents");
}

void check(Faults& faults, const OpenLicenceDeclare& body) {
  require_some(faults, body.patentees.empty(), "patentees");
}

void check(Faults& faults, const ContractRegister& body) {
  require_some(faults, body.sellers.empty(), "sellers");
  require_some(faults, body.buyers.empty(), "buyers");
  const bool has_amount = body.fee.total || body.fee.technology;
  if (has_amount && !body.fee.currency) {
    faults.add(Code::kF04, "/body/fee/currency", "an amount needs its currency");
  }
}

void check(Faults& faults, const PatentSuspend& body) {
  if (body.until < body.from) faults.add(Code::kF03, "/body/until", "it ends before it begins");
}

template <typename Other>
void check(Faults& /*faults*/, const Other& /*body*/) {}

// ---- Reference ------------------------------------------------------------------------------

// Where a reference stands: "/body/patents/0", "/body/owners/0/party". Its pointer is made only for
// a fault.
struct Place {
  static constexpr std::size_t kNoIndex = static_cast<std::size_t>(-1);

  std::string_view field;
  std::size_t index = kNoIndex;
  std::string_view member = {};

  std::string pointer() const {
    std::string text = "/body/" + std::string(field);
    if (index != kNoIndex) text += "/" + std::to_string(index);
    if (!member.empty()) text += "/" + std::string(member);
    return text;
  }
};

// The number that a body registers a right under; empty where it registers none.
struct NumberOf {
  std::string_view operator()(const LicenceRecord& body) const { return body.licence; }
  std::string_view operator()(const PledgeRegister& body) const { return body.pledge; }
  std::string_view operator()(const HoldPlace& body) const { return body.hold; }
  std::string_view operator()(const OpenLicenceAccept& body) const { return body.licence; }
  std::string_view operator()(const ContractRegister& body) const { return body.contract; }
  template <typename Other>
  std::string_view operator()(const Other& /*body*/) const {
    return {};
  }
};

class References {
 public:
  explicit References(const State& state) : state_(state) {}
  // Of what a correction makes of `before`, which keeps its own number.
  References(const State& state, const Body& before)
      : state_(state), corrects_(true), own_number_(std::visit(NumberOf{}, before)) {}

  void source(const PartyId& id) {
    if (!is_registered(id)) faults_.add(Code::kF06, "/source", kNoParty);
  }
  void party(const PartyId& id, const Place& place) {
    if (!is_registered(id)) faults_.add(Code::kF06, place.pointer(), kNoParty);
  }
  void parties(const std::vector<PartyId>& ids, std::string_view field) {
    for (std::size_t i = 0; i < ids.size(); ++i) party(ids[i], {field, i});
  }
  void owners(const std::vector<OwnerEntry>& entries, std::string_view field) {
    for (std::size_t i = 0; i < entries.size(); ++i) party(entries[i].party, {field, i, "party"});
  }
  void patent(PatentNumber number, const Place& place) {
    const Patent* patent = state_.patents.find(number);
    if (patent == nullptr || patent->stage == Stage::kUnborn) {
      faults_.add(Code::kF07, place.pointer(), "no such patent or application is recorded");
    }
  }
  void patents(const std::vector<PatentNumber>& numbers) {
    for (std::size_t i = 0; i < numbers.size(); ++i) patent(numbers[i], {"patents", i});
  }
  void licence(const std::string& id) {
    const Licence* licence = state_.licences.find(id);
    known(licence != nullptr && licence->by != 0, "licence", "no such licence is recorded");
  }
  void pledge(const std::string& id) {
    const Pledge* pledge = state_.pledges.find(id);
    known(pledge != nullptr && pledge->is_recorded, "pledge", "no such pledge is registered");
  }
  void hold(const std::string& id) {
    const Hold* hold = state_.holds.find(id);
    known(hold != nullptr && hold->is_recorded, "hold", "no such priority notice stands");
  }
  void contract(const std::string& id) {
    const Contract* contract = state_.contracts.find(id);
    known(contract != nullptr && contract->is_recorded, "contract",
          "no such contract is registered");
  }
  void known(bool is_known, std::string_view field, std::string_view detail) {
    if (!is_known) faults_.add(Code::kF01, "/body/" + std::string(field), std::string(detail));
  }
  // That nothing stands under the number yet: the state of affairs before a registration.
  void unused(bool is_taken, std::string_view number, std::string_view field,
              std::string_view detail) {
    known(!is_taken || (corrects_ && number == own_number_), field, detail);
  }
  // For what is registered the law judges a number that is taken (L08, P12); no law is asked of a
  // correction.
  template <typename Right>
  void not_anothers(const Table<Right>& table, std::string_view number, std::string_view field) {
    const Right* right = corrects_ ? table.find(number) : nullptr;
    unused(right != nullptr && right->by != 0, number, field,
           "another event stands under this number");
  }
  const State& state() const { return state_; }
  Faults& faults() { return faults_; }

 private:
  static constexpr const char* kNoParty = "no such party is registered";

  bool is_registered(const PartyId& id) const {
    const Party* party = state_.parties.find(id);
    return party != nullptr && party->is_registered;
  }

  const State& state_;
  bool corrects_ = false;
  std::string_view own_number_;
  Faults faults_;
};

void refer(References& to, const PatentApply& body) { to.owners(body.applicants, "applicants"); }
void refer(References& to, const PatentGrant& body) { to.owners(body.owners, "owners"); }

void refer(References& to, const TransferRegister& body) {
  to.patents(body.patents);
  to.parties(body.from, "from");
  to.owners(body.to, "to");
}

void refer(References& to, const LicenceRecord& body) {
  to.patents(body.patents);
  to.parties(body.licensors, "licensors");
  to.parties(body.licensees, "licensees");
  to.not_anothers(to.state().licences, body.licence, "licence");
}

void refer(References& to, const LicenceChange& body) {
  to.licence(body.licence);
  const LicenceRecord& set = body.set.values;
  for (const auto* parties : {&set.licensors, &set.licensees}) {
    for (const PartyId& party : *parties) to.party(party, {"set"});
  }
  for (const PatentNumber patent : set.patents) to.patent(patent, {"set/patents"});
  const Licence* licence = to.state().licences.find(body.licence);
  const bool is_open = licence != nullptr && licence->is_open;
  to.known(!is_open || set.patents.empty(), "set/patents",
           "an open licence is of the patent of its statement");
}

void refer(References& to, const PledgeRegister& body) {
  to.patents(body.patents);
  to.parties(body.pledgors, "pledgors");
  to.parties(body.pledgees, "pledgees");
  to.party(body.debtor, {"debtor"});
  to.parties(body.guarantors, "guarantors");
  to.not_anothers(to.state().pledges, body.pledge, "pledge");
}

void refer(References& to, const PledgeChange& body) {
  to.pledge(body.pledge);
  const PledgeRegister& set = body.set.values;
  for (const auto* parties : {&set.pledgors, &set.pledgees, &set.guarantors}) {
    for (const PartyId& party : *parties) to.party(party, {"set"});
  }
  if (body.set.sets("debtor")) to.party(set.debtor, {"set/debtor"});
  for (const PatentNumber patent : set.patents) to.patent(patent, {"set/patents"});
}

void refer(References& to, const HoldPlace& body) {
  to.patents(body.patents);
  const Hold* hold = to.state().holds.find(body.hold);
  to.unused(hold != nullptr && hold->is_recorded, body.hold, "hold",
            "this priority notice exists; it is not renewable");
}

void refer(References& to, const HoldRelease& body) { to.hold(body.hold); }

void refer(References& to, const OpenLicenceDeclare& body) {
  to.patent(body.patent, {"patent"});
  to.parties(body.patentees, "patentees");
}

void refer(References& to, const OpenLicenceWithdraw& body) {
  to.patent(body.patent, {"patent"});
  to.parties(body.patentees, "patentees");
}

void refer(References& to, const OpenLicenceAccept& body) {
  to.patent(body.patent, {"patent"});
  to.party(body.licensee, {"licensee"});
  to.not_anothers(to.state().licences, body.licence, "licence");
}

void refer(References& to, const ContractRegister& body) {
  to.parties(body.sellers, "sellers");
  to.parties(body.buyers, "buyers");
  to.patents(body.patents);
  const Contract* contract = to.state().contracts.find(body.contract);
  to.unused(contract != nullptr && contract->is_recorded, body.contract, "contract",
            "this contract is registered already: revise it, or correct its event");
}

void refer(References& to, const ContractRevise& body) {
  to.contract(body.contract);
  const Contract* contract = to.state().contracts.find(body.contract);
  if (contract == nullptr || !contract->is_recorded) return;
  for (Fault& fault : faults_of_exchange(*contract, body)) to.faults().add(std::move(fault));
}

void refer(References& to, const UseReport& body) {
  to.patent(body.patent, {"patent"});
  to.party(body.by, {"by"});
}

// Types with nothing but one thing to find.
template <typename Other>
void refer(References& to, const Other& body) {
  if constexpr (requires { PatentNumber{body.patent}; }) to.patent(body.patent, {"patent"});
  if constexpr (requires { body.licence.size(); }) to.licence(body.licence);
  if constexpr (requires { body.pledge.size(); }) to.pledge(body.pledge);
  if constexpr (requires { body.contract.size(); }) to.contract(body.contract);
  if constexpr (requires { PartyId{body.payer}; }) to.party(body.payer, {"payer"});
}

void refer(References& /*to*/, const PartyRegister& /*body*/) {}

}  // namespace

std::vector<Fault> faults_of_form(const Submission& submission) {
  Faults faults;
  std::visit([&](const auto& body) { check(faults, body); }, submission.body);
  if (const auto* hold = std::get_if<HoldPlace>(&submission.body)) {
    const Date filed = submission.at.day();
    if (hold->until < filed || hold->until > filed.plus_days(kHoldDaysMax)) {
      faults.add(Code::kF03, "/body/until", "a priority notice lasts at most 30 days from filing");
    }
  }
  for (Fault& fault : faults_of_exchange(submission)) faults.add(std::move(fault));
  return std::move(faults).take();
}

std::vector<Fault> faults_of_reference(const State& state, const Submission& submission) {
  References to(state);
  to.source(submission.source);
  std::visit([&](const auto& body) { refer(to, body); }, submission.body);
  return std::move(to.faults()).take();
}

std::vector<Fault> faults_of_corrected(const State& state, const Submission& corrected,
                                       const Body& before) {
  std::vector<Fault> faults = faults_of_form(corrected);
  References to(state, before);
  std::visit([&](const auto& body) { refer(to, body); }, corrected.body);
  std::vector<Fault> unknown = std::move(to.faults()).take();
  faults.insert(faults.end(), unknown.begin(), unknown.end());
  constexpr std::string_view kBody = "/body";
  for (Fault& fault : faults) fault.pointer.insert(kBody.size(), "/set");  // As the sender has it.
  return faults;
}

}  // namespace ledger
