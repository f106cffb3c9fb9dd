// Validates what a submission refers to: parties, patents, rights and numbers.

#include <algorithm>
#include <string>

#include "ledger/decide/near.h"
#include "ledger/decide/validate.h"
#include "ledger/decide/validate_exchange.h"
#include "ledger/decide/validate_limits.h"
#include "ledger/decide/validate_money.h"
#include "ledger/law/authority.h"
#include "ledger/model/codes.h"
#include "ledger/model/commands/one_of.h"

namespace ledger {
namespace {

// The place of a reference: "/body/patents/0", "/body/owners/0/party". The pointer is built only
// for a fault.
struct ReferencePlace {
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

// The number under which a body registers a right; empty for the types that have none.
struct NumberOf {
  std::string_view operator()(const LicenceRecord& body) const { return body.licence; }
  std::string_view operator()(const PledgeRegister& body) const { return body.pledge; }
  std::string_view operator()(const HoldPlace& body) const { return body.hold; }
  std::string_view operator()(const OpenLicenceAccept& body) const { return body.licence; }
  std::string_view operator()(const ContractRegister& body) const { return body.contract; }
  std::string_view operator()(
      const OneOf<PartyRegister, PatentApply, PatentGrant, PatentAnnuity, PatentSuspend,
                  PatentResume, PatentInvalidation, PatentEnd, PatentRestore, PatentExtend,
                  PatentClassify, TransferRegister, LicenceChange, LicenceCancel, LicenceRevoke,
                  PledgeChange, PledgeCancel, PledgeRevoke, PledgeDefault, PledgeCompensate,
                  PledgeRecover, PledgeDispose, HoldRelease, OpenLicenceDeclare,
                  OpenLicenceAnnounce, OpenLicenceWithdraw, ContractRevise, ContractCancel,
                  ContractReceipt, UseReport, UseJustify, EventCorrect, EventRetract, PartyRename,
                  PartySucceed, ClockDay, GazetteMap> auto& /*body*/) const {
    return {};
  }
};

class References {
 public:
  // If `unknown` is given, what a fact may name before its beginning is added to it and is no
  // fault; nor is the name of a party, if the source `may_name` parties.
  References(const State& state, bool may_name, std::vector<std::string>* unknown)
      : state_(state), may_name_(may_name), unknown_(unknown) {}
  // For what a correction makes of `before`: its own number is not taken.
  References(const State& state, bool may_name, const Body& before,
             std::vector<std::string>* unknown)
      : state_(state),
        may_name_(may_name),
        unknown_(unknown),
        before_(&before),
        corrects_(true),
        own_number_(std::visit(NumberOf{}, before)) {}

  void source(const PartyId& id) {
    if (!is_registered(id)) faults_.add(Code::kF06, "/source", unknown_party(id));
  }
  void party(const PartyId& id, const ReferencePlace& place) {
    if (is_published_name(id)) {
      if (!may_name_) fault(Code::kF06, place, quoted_before(published_name(id)) + kIsName);
    } else if (!is_registered(id) && !faults_.is_full()) {
      fault(Code::kF06, place, unknown_party(id));
    }
  }
  // The hash says who it is: a person is one party.
  void person(const PartyId& id) {
    if (corrects_ || !is_person(id.view()) || is_registered(id)) return;
    const Party* same = same_person(state_, id);
    if (same != nullptr)
      fault(Code::kF06, {"party"}, quoted_before(id.view()) + registered_as(*same));
  }
  void parties(const std::vector<PartyId>& ids, std::string_view field) {
    for (std::size_t i = 0; i < ids.size(); ++i) party(ids[i], {field, i});
  }
  void owners(const std::vector<OwnerEntry>& entries, std::string_view field) {
    for (std::size_t i = 0; i < entries.size(); ++i) party(entries[i].party, {field, i, "party"});
  }
  void patent(PatentNumber number, const ReferencePlace& place) {
    const Patent* patent = state_.patents.find(number);
    if (patent != nullptr && patent->stage != Stage::kUnborn) return;
    if (unknown_ != nullptr) return unknown_->push_back(number.text());
    if (faults_.is_full()) return;
    fault(Code::kF07, place,
          quoted_before(number.text()) + "no such patent or application is recorded");
  }
  void patents(const std::vector<PatentNumber>& numbers) {
    for (std::size_t i = 0; i < numbers.size(); ++i) patent(numbers[i], {"patents", i});
  }
  void licence(const std::string& id) {
    const Licence* licence = state_.licences.find(id);
    const bool is_known = licence != nullptr && licence->is_registered();
    if (!is_known && unknown_ != nullptr) return unknown_->push_back(id);
    named(is_known, state_.licences, id, "licence", "no such licence is recorded");
  }
  void pledge(const std::string& id) {
    const Pledge* pledge = state_.pledges.find(id);
    const bool is_known = pledge != nullptr && pledge->is_registered();
    if (!is_known && unknown_ != nullptr) return unknown_->push_back(id);
    named(is_known, state_.pledges, id, "pledge", "no such pledge is registered");
  }
  void hold(const std::string& id) {
    const Hold* hold = state_.holds.find(id);
    named(hold != nullptr && hold->is_registered(), state_.holds, id, "hold",
          "no such priority notice is recorded");
  }
  void contract(const std::string& id) {
    const Contract* contract = state_.contracts.find(id);
    named(contract != nullptr && contract->is_registered(), state_.contracts, id, "contract",
          "no such contract is registered");
  }
  template <typename Thing>
  void named(bool is_known, const ThingTable<Thing>& table, std::string_view id,
             std::string_view field, std::string_view detail) {
    if (is_known || faults_.is_full()) return;
    known(false, field,
          quoted_before(id) + std::string(detail) + nearest_is(near_number(table, id)));
  }
  void known(bool is_known, std::string_view field, std::string_view detail) {
    if (!is_known) faults_.add(Code::kF01, "/body/" + std::string(field), std::string(detail));
  }
  // The number is not taken.
  void unused(bool is_taken, std::string_view number, std::string_view field,
              std::string_view detail) {
    known(!is_taken || (corrects_ && number == own_number_), field, detail);
  }
  // For a registration that is L08 or P12; a correction is not tested for these.
  template <typename Right>
  void not_anothers(const ThingTable<Right>& table, std::string_view number,
                    std::string_view field) {
    const Right* right = corrects_ ? table.find(number) : nullptr;
    unused(right != nullptr && right->is_registered(), number, field,
           "the number is taken by another event");
  }
  // The party has no other gazette.map of that name.
  void unmapped(const GazetteMap& map) {
    const Name* name = state_.names.find(map.name);
    const auto party = state_.parties.index_of(map.party);
    const auto* own = before_ == nullptr ? nullptr : std::get_if<GazetteMap>(before_);
    if (own != nullptr && own->name == map.name && own->party == map.party) return;
    const bool is_mapped =
        name != nullptr && party &&
        std::ranges::find(name->maps, *party, &NameMap::party) != name->maps.end();
    known(!is_mapped, "name", "the name is mapped to this party already");
  }
  const State& state() const { return state_; }
  Faults& faults() { return faults_; }

 private:
  static std::string registered_as(const Party& party) {
    return "the same person is registered as " + std::string(party.id.view());
  }
  std::string unknown_party(const PartyId& id) {
    const std::string text = quoted_before(id.view());
    constexpr int kSearchesMax = 4;  // For one submission.
    if (++searches_ > kSearchesMax) return text + "no such party is registered";
    const Party* same = same_person(state_, id);
    if (same != nullptr) return text + registered_as(*same);
    return text + "no such party is registered" + nearest_is(near_party(state_, id.view()));
  }
  void fault(Code code, const ReferencePlace& place, std::string detail) {
    if (!faults_.is_full()) faults_.add(code, place.pointer(), std::move(detail));
  }
  bool is_registered(const PartyId& id) const {
    const Party* party = state_.parties.find(id);
    return party != nullptr && party->is_registered;
  }

  const State& state_;
  bool may_name_ = false;
  std::vector<std::string>* unknown_ = nullptr;
  const Body* before_ = nullptr;  // Of a correction.
  bool corrects_ = false;
  std::string_view own_number_;
  int searches_ = 0;
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
           "the patent of an open licence is fixed by its statement and cannot be changed");
}

void refer(References& to, const PledgeRegister& body) {
  to.patents(body.patents);
  to.parties(body.pledgors, "pledgors");
  to.parties(body.pledgees, "pledgees");
  if (body.debtor) to.party(*body.debtor, {"debtor"});
  to.parties(body.guarantors, "guarantors");
  to.not_anothers(to.state().pledges, body.pledge, "pledge");
}

void refer(References& to, const PledgeChange& body) {
  to.pledge(body.pledge);
  const PledgeRegister& set = body.set.values;
  for (const auto* parties : {&set.pledgors, &set.pledgees, &set.guarantors}) {
    for (const PartyId& party : *parties) to.party(party, {"set"});
  }
  if (set.debtor) to.party(*set.debtor, {"set/debtor"});
  for (const PatentNumber patent : set.patents) to.patent(patent, {"set/patents"});
}

void refer(References& to, const HoldPlace& body) {
  to.patents(body.patents);
  const Hold* hold = to.state().holds.find(body.hold);
  to.unused(hold != nullptr && hold->is_registered(), body.hold, "hold",
            "the priority notice exists already and cannot be renewed");
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
  to.unused(contract != nullptr && contract->is_registered(), body.contract, "contract",
            "the contract is registered already: revise it, or correct its event");
}

void refer(References& to, const ContractRevise& body) {
  to.contract(body.contract);
  const Contract* contract = to.state().contracts.find(body.contract);
  if (contract == nullptr || !contract->is_registered()) return;
  for (Fault& fault : validate_money(*contract, body)) to.faults().add(std::move(fault));
  for (Fault& fault : validate_exchange(*contract, body)) to.faults().add(std::move(fault));
}

void refer(References& to, const UseReport& body) {
  to.patent(body.patent, {"patent"});
  to.party(body.by, {"by"});
}

void refer(References& to,
           const OneOf<PatentAnnuity, PatentSuspend, PatentResume, PatentInvalidation, PatentEnd,
                       PatentRestore, PatentExtend, PatentClassify, OpenLicenceAnnounce,
                       UseJustify> auto& body) {
  to.patent(body.patent, {"patent"});
}
void refer(References& to, const OneOf<LicenceCancel, LicenceRevoke> auto& body) {
  to.licence(body.licence);
}
void refer(References& to,
           const OneOf<PledgeCancel, PledgeRevoke, PledgeRecover, PledgeDispose> auto& body) {
  to.pledge(body.pledge);
}
void refer(References& to, const PledgeDefault& body) {
  to.pledge(body.pledge);
  const Pledge* pledge = to.state().pledges.find(body.pledge);
  if (pledge == nullptr || !pledge->is_registered()) return;
  for (Fault& fault : validate_money(*pledge, body)) to.faults().add(std::move(fault));
}
void refer(References& to, const PledgeCompensate& body) {
  to.pledge(body.pledge);
  to.party(body.payer, {"payer"});
}
void refer(References& to, const OneOf<ContractCancel, ContractReceipt> auto& body) {
  to.contract(body.contract);
}

void refer(References& to, const PartyRename& body) { to.party(body.party, {"party"}); }
void refer(References& to, const PartySucceed& body) {
  to.party(body.party, {"party"});
  to.party(body.successor, {"successor"});
  to.known(body.party != body.successor, "successor", "a party does not succeed itself");
}

void refer(References& to, const GazetteMap& body) {
  to.party(body.party, {"party"});
  to.unmapped(body);
}

// A party may be unknown, but no person is two.
void refer(References& to, const PartyRegister& body) { to.person(body.party); }

// A day names nothing; the event of a correction is checked with its target (decide.cc).
void refer(References& /*to*/, const OneOf<EventCorrect, EventRetract, ClockDay> auto& /*body*/) {}

std::vector<Fault> content_faults(const State& state, const Submission& corrected,
                                  const Body& before) {
  std::vector<Fault> faults = validate(corrected);
  std::vector<std::string> unknown_things;
  const bool waits = law::may_precede(state, corrected.source, corrected.body);
  const bool may_name = law::may_name_parties(state, corrected.source, corrected.body);
  References to(state, may_name, before, waits ? &unknown_things : nullptr);
  std::visit([&](const auto& body) { refer(to, body); }, corrected.body);
  std::vector<Fault> unknown = std::move(to.faults()).take();
  faults.insert(faults.end(), unknown.begin(), unknown.end());
  return faults;
}

}  // namespace

std::vector<Fault> validate_references(const State& state, const Submission& submission,
                                       std::vector<std::string>* unknown) {
  References to(state, law::may_name_parties(state, submission.source, submission.body), unknown);
  to.source(submission.source);
  std::visit([&](const auto& body) { refer(to, body); }, submission.body);
  return std::move(to.faults()).take();
}

std::vector<Fault> validate_corrected(const State& state, const Submission& corrected,
                                      const Body& before) {
  std::vector<Fault> faults = validate_sizes(corrected.body);
  if (faults.empty()) faults = content_faults(state, corrected, before);
  if (faults.empty()) faults = validate_reach(state, corrected.body);
  constexpr std::string_view kBody = "/body";
  for (Fault& fault : faults) fault.pointer.insert(kBody.size(), "/set");
  return faults;
}

}  // namespace ledger
