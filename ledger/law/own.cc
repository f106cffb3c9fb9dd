#include "ledger/law/own.h"

#include <algorithm>
#include <span>

#include "ledger/law/licence_sides.h"
#include "ledger/law/named.h"
#include "ledger/law/roles.h"
#include "ledger/model/commands/one_of.h"

namespace ledger::law {
namespace {

bool owns(const State& state, PatentNumber number, const PartyId& source) {
  const Patent* patent = state.patents.find(number);
  const auto index = state.parties.index_of(source);
  return patent != nullptr && index && patent->owner(*index) != nullptr;
}

bool owns_all(const State& state, const std::vector<PatentNumber>& numbers, const PartyId& source) {
  return std::ranges::all_of(numbers,
                             [&](PatentNumber number) { return owns(state, number, source); });
}

class IsOwn {
 public:
  IsOwn(const State& state, const PartyId& source, std::uint16_t acting)
      : state_(state), source_(source), index_(state.parties.index_of(source)), acting_(acting) {}

  bool operator()(const TransferRegister& body) const { return is_any_of(body.from); }
  bool operator()(const LicenceRecord& body) const {
    return is_any_of(body.licensors) || is_any_of(body.licensees);
  }
  bool operator()(const OneOf<LicenceChange, LicenceCancel> auto& body) const {
    const Licence* licence = registered_licence(state_, body.licence);
    if (licence == nullptr) return false;
    const Sides sides = sides_of(state_, *licence);
    if (is_party(sides)) return missing(*licence, sides, body).empty();
    return has(Role::kTradingCentre) && is_any_of(licence->sources);
  }
  bool operator()(const PledgeRegister& body) const { return is_any_of(body.pledgees); }
  bool operator()(const OneOf<PledgeChange, PledgeCancel, PledgeDefault, PledgeCompensate,
                              PledgeRecover, PledgeDispose> auto& body) const {
    const Pledge* pledge = state_.pledges.find(body.pledge);
    return pledge != nullptr && pledge->is_registered() && is_any_of(pledge->pledgees);
  }
  bool operator()(const HoldPlace& body) const { return owns_all(state_, body.patents, source_); }
  // By who placed it, or by all owners together: one of them with the documents of the others.
  bool operator()(const HoldRelease& body) const {
    const Hold* hold = state_.holds.find(body.hold);
    if (hold == nullptr || !hold->is_registered()) return false;
    if (is(hold->source)) return true;
    const PartySet agreeing = consenting(state_, body.consents, {ConsentKind::kCoOwner});
    return hold->patents.size() > 0 && std::ranges::all_of(hold->patents, [&](PatentIndex patent) {
             return is_by_all_owners(state_.patents.at(patent), agreeing);
           });
  }
  bool operator()(const OpenLicenceDeclare& body) const { return is_any_of(body.patentees); }
  bool operator()(const OpenLicenceWithdraw& body) const {
    if (has(Role::kInstitution) && owns(state_, body.patent, source_)) return true;
    const auto patent = state_.patents.index_of(body.patent);
    const OpenStatement* statement = patent ? state_.newest_statement(*patent) : nullptr;
    return has(Role::kTradingCentre) && statement != nullptr && is(statement->source);
  }
  bool operator()(const OpenLicenceAccept& body) const {
    return body.licensee == source_ || owns(state_, body.patent, source_);
  }
  bool operator()(const OneOf<ContractRevise, ContractCancel, ContractReceipt> auto& body) const {
    const Contract* contract = state_.contracts.find(body.contract);
    return contract != nullptr && contract->is_registered() && is(contract->source);
  }
  bool operator()(const UseReport& body) const {
    return body.by == source_ || owns(state_, body.patent, source_);
  }
  bool operator()(const UseJustify& body) const { return owns(state_, body.patent, source_); }
  // kAuthorities has no roles that may submit these about what is their own.
  bool operator()(const OneOf<PartyRegister, PartyRename, PartySucceed, PatentApply, PatentGrant,
                              PatentAnnuity, PatentSuspend, PatentResume, PatentInvalidation,
                              PatentEnd, PatentRestore, PatentExtend, PatentClassify, LicenceRevoke,
                              PledgeRevoke, OpenLicenceAnnounce, ContractRegister, EventCorrect,
                              EventRetract, ClockDay, GazetteMap> auto& /*body*/) const {
    return false;
  }

  // Those whose consent the source lacks, if it owns the patents of the hold.
  std::vector<PartyIndex> missing(const HoldRelease& body) const {
    const Hold* hold = state_.holds.find(body.hold);
    if (hold == nullptr || !hold->is_registered()) return {};
    const PartySet agreeing = consenting(state_, body.consents, {ConsentKind::kCoOwner});
    std::vector<PartyIndex> silent;
    for (const PartyIndex patent : hold->patents) {
      if (!index_ || state_.patents.at(patent).owner(*index_) == nullptr) return {};
      for (const Owner& owner : state_.patents.at(patent).owners) {
        const bool is_missing = owner.party != *index_ && !agreeing.has(owner.party);
        const bool is_new = std::ranges::find(silent, owner.party) == silent.end();
        if (is_missing && is_new) silent.push_back(owner.party);
      }
    }
    return silent;
  }
  // Those whose consent the source lacks, if it is a party to the licence.
  std::vector<PartyIndex> missing(const OneOf<LicenceChange, LicenceCancel> auto& body) const {
    const Licence* licence = registered_licence(state_, body.licence);
    if (licence == nullptr) return {};
    const Sides sides = sides_of(state_, *licence);
    return is_party(sides) ? missing(*licence, sides, body) : std::vector<PartyIndex>();
  }

 private:
  // `sides` are those of the licence; the source is of one of them.
  std::vector<PartyIndex> missing(const Licence& licence, const Sides& sides,
                                  const OneOf<LicenceChange, LicenceCancel> auto& body) const {
    return missing_consents(state_, sides, burden_of(state_, licence, body), *index_,
                            consents_in(body));
  }
  bool is_by_all_owners(const Patent& patent, const PartySet& agreeing) const {
    return index_ && patent.owner(*index_) != nullptr &&
           std::ranges::all_of(patent.owners, [&](const Owner& owner) {
             return owner.party == *index_ || agreeing.has(owner.party);
           });
  }
  bool has(Role role) const { return (acting_ & roles({role})) != 0; }
  bool is(PartyIndex party) const { return index_ && state_.stands_for(*index_, party); }
  bool is_party(const Sides& sides) const {
    return is_any_of(sides.licensors.all()) || is_any_of(sides.licensees.all());
  }
  static std::span<const Consent> consents_in(const LicenceChange& body) {
    return body.set.values.consents;
  }
  static std::span<const Consent> consents_in(const LicenceCancel& body) { return body.consents; }
  bool is_any_of(const std::vector<PartyIndex>& parties) const {
    return std::ranges::any_of(parties, [this](PartyIndex party) { return is(party); });
  }
  bool is_any_of(const std::vector<PartyId>& parties) const {
    return std::ranges::any_of(parties, [this](const PartyId& party) {
      const auto index = state_.parties.index_of(party);
      return index && is(*index);
    });
  }

  const State& state_;
  const PartyId& source_;
  const std::optional<PartyIndex> index_;
  const std::uint16_t acting_;
};

}  // namespace

bool is_own(const State& state, const PartyId& source, std::uint16_t acting, const Body& body) {
  return std::visit(IsOwn(state, source, acting), body);
}

std::vector<PartyIndex> lacking_consents(const State& state, const PartyId& source,
                                         const Body& body) {
  const IsOwn own(state, source, 0);
  if (const auto* change = std::get_if<LicenceChange>(&body)) return own.missing(*change);
  if (const auto* cancel = std::get_if<LicenceCancel>(&body)) return own.missing(*cancel);
  if (const auto* release = std::get_if<HoldRelease>(&body)) return own.missing(*release);
  return {};
}

const Licence* registered_licence(const State& state, std::string_view id) {
  const Licence* licence = state.licences.find(id);
  return licence != nullptr && licence->is_registered() ? licence : nullptr;
}

}  // namespace ledger::law
