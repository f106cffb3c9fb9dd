#include "ledger/law/who_may.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "ledger/law/licence_sides.h"
#include "ledger/law/names.h"
#include "ledger/law/own.h"
#include "ledger/model/commands/one_of.h"

namespace ledger::law {
namespace {

class WhoMay {
 public:
  explicit WhoMay(const State& state) : state_(state) {}

  void roles_of(std::uint16_t mask) {
    for (std::size_t i = 1; i < enum_names(Role{}).size(); ++i) {
      if ((mask >> i & 1U) != 0) add(enum_names(Role{}).at(i));
    }
  }
  // The holders; nobody if the thing is not known.
  void operator()(const OneOf<LicenceChange, LicenceCancel> auto& body) {
    const Licence* licence = registered_licence(state_, body.licence);
    if (licence == nullptr) return;
    const Sides sides = sides_of(state_, *licence);
    for (const PartyIndex source : licence->sources) {
      if (state_.parties.at(source).has(Role::kTradingCentre)) party(source);
    }
    parties(sides.licensors.all());
    parties(sides.licensees.all());
  }
  void operator()(const OneOf<PledgeChange, PledgeCancel, PledgeDefault, PledgeCompensate,
                              PledgeRecover, PledgeDispose> auto& body) {
    if (const Pledge* pledge = state_.pledges.find(body.pledge)) parties(pledge->pledgees);
  }
  void operator()(const HoldRelease& body) {
    const Hold* hold = state_.holds.find(body.hold);
    if (hold != nullptr && hold->is_registered()) party(hold->source);
  }
  void operator()(const OneOf<ContractRevise, ContractCancel, ContractReceipt> auto& body) {
    const Contract* contract = state_.contracts.find(body.contract);
    if (contract != nullptr && contract->is_registered()) party(contract->source);
  }
  void operator()(const OpenLicenceWithdraw& body) {
    owners(body.patent);
    const auto patent = state_.patents.index_of(body.patent);
    const OpenStatement* statement = patent ? state_.newest_statement(*patent) : nullptr;
    if (statement == nullptr) return;
    const bool is_centre = state_.parties.at(statement->source).has(Role::kTradingCentre);
    if (is_centre) party(statement->source);
  }
  void operator()(const UseJustify& body) { owners(body.patent); }
  void operator()(const UseReport& body) { owners(body.patent, body.by); }
  void operator()(const OpenLicenceAccept& body) { owners(body.patent, body.licensee); }
  void operator()(const HoldPlace& body) {
    for (const PatentNumber number : body.patents) owners(number);
  }
  void operator()(const TransferRegister& body) { ids(body.from); }
  void operator()(const LicenceRecord& body) {
    ids(body.licensors);
    ids(body.licensees);
  }
  void operator()(const PledgeRegister& body) { ids(body.pledgees); }
  void operator()(const OpenLicenceDeclare& body) { ids(body.patentees); }
  void operator()(const OneOf<PartyRegister, PartyRename, PartySucceed, PatentApply, PatentGrant,
                              PatentAnnuity, PatentSuspend, PatentResume, PatentInvalidation,
                              PatentEnd, PatentRestore, PatentExtend, PatentClassify, LicenceRevoke,
                              PledgeRevoke, OpenLicenceAnnounce, ContractRegister, EventCorrect,
                              EventRetract, ClockDay, GazetteMap> auto& /*body*/) {}

  void add(std::string_view who) {
    constexpr std::size_t kMost = 8;  // A text for people.
    if (std::ranges::find(named_, who) != named_.end() || named_.size() > kMost) return;
    named_.emplace_back(named_.size() == kMost ? std::string_view("…") : who);
  }
  std::string text() const {
    std::string text;
    for (const std::string& who : named_) text += (text.empty() ? "" : ", ") + who;
    return text;
  }

 private:
  void party(PartyIndex index) { add(state_.parties.at(index).id.view()); }
  void parties(const std::vector<PartyIndex>& indices) {
    for (const PartyIndex index : indices) party(index);
  }
  void ids(const std::vector<PartyId>& all) {
    for (const PartyId& id : all) add(id.view());
  }
  void owners(PatentNumber number, std::optional<PartyId> other = {}) {
    if (other) add(other->view());
    const Patent* patent = state_.patents.find(number);
    if (patent == nullptr) return;
    for (const Owner& owner : patent->owners) party(owner.party);
  }

  const State& state_;
  std::vector<std::string> named_;
};

}  // namespace

std::string role_names(std::uint16_t mask) {
  NameList names;
  for (std::size_t i = 1; i < enum_names(Role{}).size(); ++i) {
    if ((mask >> i & 1U) != 0) names.add(enum_names(Role{}).at(i));
  }
  return std::move(names).take();
}

std::string who_may(const State& state, const Body& body, std::uint16_t any, Holders holders) {
  WhoMay who(state);
  who.roles_of(any);
  if (holders == Holders::kNamed) std::visit([&](const auto& each) { who(each); }, body);
  return who.text();
}

}  // namespace ledger::law
