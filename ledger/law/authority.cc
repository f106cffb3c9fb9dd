#include "ledger/law/authority.h"

#include <algorithm>
#include <initializer_list>

#include "ledger/model/codes.h"
#include "ledger/model/commands/one_of.h"

namespace ledger::law {
namespace {

constexpr std::uint16_t roles(std::initializer_list<Role> list) {
  unsigned mask = 0;
  for (const Role role : list) mask |= 1U << static_cast<unsigned>(role);
  return static_cast<std::uint16_t>(mask);
}

// Who may submit a type: roles that may submit it about anything, and roles that may submit it
// about what is their own.
struct Authority {
  std::string_view type;
  std::uint16_t any = 0;
  std::uint16_t own = 0;
};

constexpr auto kOffice = roles({Role::kIpOffice});
constexpr auto kOfficeAndCourt = roles({Role::kIpOffice, Role::kCourt});
constexpr auto kCentreAndOffice = roles({Role::kIpOffice, Role::kTradingCentre});
constexpr auto kRegistry = roles({Role::kTechRegistry});
constexpr auto kBank = roles({Role::kBank});
constexpr auto kInstitution = roles({Role::kInstitution});

constexpr auto kAuthorities = std::to_array<Authority>({
    {PartyRegister::kType, roles({Role::kOperator})},
    {PatentApply::kType, kOffice},
    {PatentGrant::kType, kOffice},
    {PatentAnnuity::kType, kOffice},
    {PatentSuspend::kType, kOfficeAndCourt},  // A court: preservation only, see below.
    {PatentResume::kType, kOfficeAndCourt},
    {PatentInvalidation::kType, kOffice},
    {PatentEnd::kType, kOffice},
    {PatentRestore::kType, kOffice},
    {PatentExtend::kType, kOffice},
    {PatentClassify::kType, kOffice},
    {TransferRegister::kType, kCentreAndOffice | roles({Role::kCourt}), kInstitution},
    {LicenceRecord::kType, kCentreAndOffice, kInstitution},
    {LicenceChange::kType, kCentreAndOffice, kInstitution},
    {LicenceCancel::kType, kCentreAndOffice, kInstitution},
    {LicenceRevoke::kType, kOffice},
    {PledgeRegister::kType, kOffice, kBank},
    {PledgeChange::kType, kOffice, kBank},
    {PledgeCancel::kType, kOfficeAndCourt, kBank},
    {PledgeRevoke::kType, kOffice},
    {PledgeDefault::kType, 0, kBank},
    {PledgeCompensate::kType, 0, kBank},
    {PledgeRecover::kType, 0, kBank},
    {PledgeDispose::kType, roles({Role::kCourt}), kBank},
    {HoldPlace::kType, kCentreAndOffice | kBank, kInstitution},
    {HoldRelease::kType, kOffice | roles({Role::kOperator}),
     kBank | kInstitution | roles({Role::kTradingCentre})},
    {OpenLicenceDeclare::kType, kCentreAndOffice, kInstitution},
    {OpenLicenceAnnounce::kType, kOffice},
    {OpenLicenceWithdraw::kType, kCentreAndOffice, kInstitution},
    {OpenLicenceAccept::kType, kCentreAndOffice, kInstitution},
    {ContractRegister::kType, kRegistry},
    {ContractRevise::kType, kRegistry},
    {ContractCancel::kType, kRegistry},
    {ContractReceipt::kType, kRegistry},
    {UseReport::kType, kCentreAndOffice, kInstitution},
    {UseJustify::kType, kOffice, kInstitution},
    {EventCorrect::kType},  // The source of the event, or the operator: see has_authority().
    {EventRetract::kType},
});

// By the index of the type in Body. A type that is not in the table does not compile.
consteval Authority authority_of(std::string_view type) {
  const auto* found = std::ranges::find(kAuthorities, type, &Authority::type);
  if (found == kAuthorities.end()) throw "the type has no row in kAuthorities";
  return *found;
}
template <std::size_t... I>
consteval auto by_type(std::index_sequence<I...> /*of*/) {
  return std::array{authority_of(std::variant_alternative_t<I, Body>::kType)...};
}
constexpr auto kByType = by_type(std::make_index_sequence<std::variant_size_v<Body>>());

bool contains(const std::vector<PartyId>& parties, const PartyId& source) {
  return std::ranges::find(parties, source) != parties.end();
}

bool contains(const State& state, const std::vector<PartyIndex>& parties, const PartyId& source) {
  const auto index = state.parties.index_of(source);
  return index && std::ranges::find(parties, *index) != parties.end();
}

bool owns(const State& state, PatentNumber number, const PartyId& source) {
  const Patent* patent = state.patents.find(number);
  const auto index = state.parties.index_of(source);
  return patent != nullptr && index && patent->owner(*index) != nullptr;
}

bool owns_all(const State& state, const std::vector<PatentNumber>& numbers, const PartyId& source) {
  return std::ranges::all_of(numbers,
                             [&](PatentNumber number) { return owns(state, number, source); });
}

bool is_licence_party(const State& state, const std::string& id, const PartyId& source) {
  const Licence* licence = state.licences.find(id);
  return licence != nullptr && licence->is_registered() &&
         (contains(state, licence->licensors, source) ||
          contains(state, licence->licensees, source));
}

bool is_pledgee(const State& state, const std::string& id, const PartyId& source) {
  const Pledge* pledge = state.pledges.find(id);
  return pledge != nullptr && pledge->is_registered() && contains(state, pledge->pledgees, source);
}

// Whether the body is about what is the source's own: a patent, a right or a deed of its own.
class IsOwn {
 public:
  IsOwn(const State& state, const PartyId& source) : state_(state), source_(source) {}

  bool operator()(const TransferRegister& body) const { return contains(body.from, source_); }
  bool operator()(const LicenceRecord& body) const {
    return contains(body.licensors, source_) || contains(body.licensees, source_);
  }
  bool operator()(const LicenceChange& body) const { return licence(body.licence); }
  bool operator()(const LicenceCancel& body) const { return licence(body.licence); }
  bool operator()(const PledgeRegister& body) const { return contains(body.pledgees, source_); }
  bool operator()(const PledgeChange& body) const { return pledge(body.pledge); }
  bool operator()(const PledgeCancel& body) const { return pledge(body.pledge); }
  bool operator()(const PledgeDefault& body) const { return pledge(body.pledge); }
  bool operator()(const PledgeCompensate& body) const { return pledge(body.pledge); }
  bool operator()(const PledgeRecover& body) const { return pledge(body.pledge); }
  bool operator()(const PledgeDispose& body) const { return pledge(body.pledge); }
  bool operator()(const HoldPlace& body) const { return owns_all(state_, body.patents, source_); }
  bool operator()(const HoldRelease& body) const {
    const Hold* hold = state_.holds.find(body.hold);
    const auto index = state_.parties.index_of(source_);
    return hold != nullptr && index && hold->source == *index;
  }
  bool operator()(const OpenLicenceDeclare& body) const {
    return contains(body.patentees, source_);
  }
  bool operator()(const OpenLicenceWithdraw& body) const {
    return contains(body.patentees, source_);
  }
  bool operator()(const OpenLicenceAccept& body) const {
    return body.licensee == source_ || owns(state_, body.patent, source_);
  }
  bool operator()(const UseReport& body) const {
    return body.by == source_ || owns(state_, body.patent, source_);
  }
  bool operator()(const UseJustify& body) const { return owns(state_, body.patent, source_); }
  // kAuthorities has no roles that may submit these about what is their own.
  bool operator()(const OneOf<PartyRegister, PatentApply, PatentGrant, PatentAnnuity, PatentSuspend,
                              PatentResume, PatentInvalidation, PatentEnd, PatentRestore,
                              PatentExtend, PatentClassify, LicenceRevoke, PledgeRevoke,
                              OpenLicenceAnnounce, ContractRegister, ContractRevise, ContractCancel,
                              ContractReceipt, EventCorrect, EventRetract> auto& /*body*/) const {
    return false;
  }

 private:
  bool licence(const std::string& id) const { return is_licence_party(state_, id, source_); }
  bool pledge(const std::string& id) const { return is_pledgee(state_, id, source_); }

  const State& state_;
  const PartyId& source_;
};

// A court suspends and resumes for preservation only; ownership disputes are for the office.
bool is_beyond_court(const Body& body) {
  if (const auto* suspend = std::get_if<PatentSuspend>(&body)) {
    return suspend->kind != SuspensionKind::kPreservation;
  }
  if (const auto* resume = std::get_if<PatentResume>(&body)) {
    return resume->kind != SuspensionKind::kPreservation;
  }
  return false;
}

std::uint16_t acting_roles(const Party& party, const Body& body) {
  if (!is_beyond_court(body)) return party.roles;
  return static_cast<std::uint16_t>(party.roles & ~roles({Role::kCourt}));
}

constexpr Provision kA01{
    .code = Code::kA01,
    .title = {"来源无权提交", "The source may not submit this"},
    .detail = {"该来源的角色不能提交此类事项，或所涉事项属于他人。",
               "The source's role may not submit this, or the thing belongs to someone else."},
    .cure =
        {"由有权的机构提交；角色由运营者登记。",
         "Have it submitted by a party that is entitled; roles are registered by the operator."},
    .versions = {{.number = 0}}};

// Of technology contracts: another ministry registers them since 2026.
constexpr Provision kA01OfContracts{
    .code = Code::kA01,
    .title = {"来源不是技术合同登记机构", "The source registers no technology contracts"},
    .detail = {"技术合同由工业和信息化主管部门设立的登记机构认定登记。",
               "A technology contract is recognised and registered by a registry under the "
               "industry and information departments."},
    .cure = {"由卖方所在地的登记机构登记后报送。",
             "Have it registered by the registry at the seller's place."},
    .versions = {{.number = 1,
                  .sources = {{&kContractMeasures2000}},
                  .detail = {"技术合同由科学技术行政部门设立的登记机构认定登记。",
                             "A technology contract is recognised and registered by a registry "
                             "under the science and technology departments."}},
                 {.number = 2, .sources = {{&kContractMeasures2026}}}}};

constexpr std::array kProvisions{kA01, kA01OfContracts};

}  // namespace

bool has_authority(const State& state, const Submission& submission, const Submission* original) {
  const Party* party = state.parties.find(submission.source);
  if (party == nullptr || !party->is_registered) return false;
  if (original != nullptr) {
    return original->source == submission.source || party->has(Role::kOperator);
  }
  const Authority& needed = kByType.at(submission.body.index());
  const std::uint16_t acting = acting_roles(*party, submission.body);
  if ((acting & needed.any) != 0) return true;
  return (acting & needed.own) != 0 && std::visit(IsOwn(state, submission.source), submission.body);
}

std::uint16_t authority_rule_number(const Submission& submission) {
  const bool is_of_contract = type_name(submission.body).starts_with("contract.");
  const Version* version =
      (is_of_contract ? kA01OfContracts : kA01).version_on(submission.at.day());
  LEDGER_ASSERT(version != nullptr);
  return rule_number(Code::kA01, version->number);
}

bool is_authoritative(const State& state, const PartyId& source, const Body& body) {
  const Party* party = state.parties.find(source);
  if (party == nullptr) return false;
  constexpr std::uint16_t kOffices =
      roles({Role::kIpOffice, Role::kCourt, Role::kTechRegistry, Role::kOperator});
  return (acting_roles(*party, body) & kOffices) != 0;
}

std::span<const Provision> authority_provisions() { return kProvisions; }

}  // namespace ledger::law
