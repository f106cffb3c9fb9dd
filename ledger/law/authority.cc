#include "ledger/law/authority.h"

#include <algorithm>
#include <initializer_list>

namespace ledger::law {
namespace {

constexpr std::uint16_t roles(std::initializer_list<Role> list) {
  unsigned mask = 0;
  for (const Role role : list) mask |= 1U << static_cast<unsigned>(role);
  return static_cast<std::uint16_t>(mask);
}

// Who may submit a type: some roles whatever it is about, others only about what is their own.
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
    {PatentSuspend::kType, kOfficeAndCourt},  // A court: preservation alone; see below.
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
});

// The same by the index of the type in Body; nobody may submit a type that is not there.
constexpr Authority authority_of(std::string_view type) {
  for (const Authority& authority : kAuthorities) {
    if (authority.type == type) return authority;
  }
  return {type};
}
template <std::size_t... I>
constexpr auto by_type(std::index_sequence<I...> /*of*/) {
  return std::array{authority_of(std::variant_alternative_t<I, Body>::kType)...};
}
constexpr auto kByType = by_type(std::make_index_sequence<std::variant_size_v<Body>>());

bool stands_in(const std::vector<PartyId>& parties, const PartyId& source) {
  return std::ranges::find(parties, source) != parties.end();
}

bool stands_in(const State& state, const std::vector<PartyIndex>& parties, const PartyId& source) {
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
  return licence != nullptr && licence->by != 0 &&
         (stands_in(state, licence->licensors, source) ||
          stands_in(state, licence->licensees, source));
}

bool is_pledgee(const State& state, const std::string& id, const PartyId& source) {
  const Pledge* pledge = state.pledges.find(id);
  return pledge != nullptr && pledge->is_recorded && stands_in(state, pledge->pledgees, source);
}

// Whether what the body is about is the source's own.
class Own {
 public:
  Own(const State& state, const PartyId& source) : state_(state), source_(source) {}

  bool operator()(const TransferRegister& body) const { return stands_in(body.from, source_); }
  bool operator()(const LicenceRecord& body) const {
    return stands_in(body.licensors, source_) || stands_in(body.licensees, source_);
  }
  bool operator()(const LicenceChange& body) const { return licence(body.licence); }
  bool operator()(const LicenceCancel& body) const { return licence(body.licence); }
  bool operator()(const PledgeRegister& body) const { return stands_in(body.pledgees, source_); }
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
    return stands_in(body.patentees, source_);
  }
  bool operator()(const OpenLicenceWithdraw& body) const {
    return stands_in(body.patentees, source_);
  }
  bool operator()(const OpenLicenceAccept& body) const {
    return body.licensee == source_ || owns(state_, body.patent, source_);
  }
  bool operator()(const UseReport& body) const {
    return body.by == source_ || owns(state_, body.patent, source_);
  }
  bool operator()(const UseJustify& body) const { return owns(state_, body.patent, source_); }
  template <typename Other>
  bool operator()(const Other& /*body*/) const {
    return false;
  }

 private:
  bool licence(const std::string& id) const { return is_licence_party(state_, id, source_); }
  bool pledge(const std::string& id) const { return is_pledgee(state_, id, source_); }

  const State& state_;
  const PartyId& source_;
};

// A court suspends for preservation and resumes it; ownership disputes are the office's.
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

constexpr Date kContractMeasures{20'476};  // 2026-01-23, of the ministry that took over.
constexpr Text kNoRegistry = {"来源不是技术合同登记机构",
                              "The source registers no technology contracts"};
constexpr Text kAskRegistry = {"由卖方所在地的登记机构登记后报送。",
                               "Let the registry at the seller's place register it."};

constexpr auto kGeneralRows = std::to_array<Row>({
    {.number = row_number(Code::kA01),
     .code = Code::kA01,
     .article = {"", ""},
     .title = {"来源无权提交", "This source may not do this"},
     .detail = {"该来源的角色不能提交此类事项，或所涉事项属于他人。",
                "The source's role may not submit this, or the thing belongs to someone else."},
     .cure = {"由有权的机构提交；角色由运营者登记。",
              "Let the party entitled submit it; roles are registered by the operator."}},
    {.number = row_number(Code::kA01, 1),
     .code = Code::kA01,
     .article = {"技术合同认定登记管理办法（国科发政字〔2000〕63号）",
                 "Measures for the Recognition and Registration of Technology Contracts (2000)"},
     .title = kNoRegistry,
     .detail =
         {"技术合同由科学技术行政部门设立的登记机构认定登记。",
          "A technology contract is recognised and registered by a registry under the science "
          "and technology departments."},
     .cure = kAskRegistry,
     .in_force = {.until = kContractMeasures}},
    {.number = row_number(Code::kA01, 2),
     .code = Code::kA01,
     .article = {"技术合同认定登记管理办法（2026年）",
                 "Measures for the Recognition and Registration of Technology Contracts (2026)"},
     .title = kNoRegistry,
     .detail =
         {"技术合同由工业和信息化主管部门设立的登记机构认定登记。",
          "A technology contract is recognised and registered by a registry under the industry "
          "and information departments."},
     .cure = kAskRegistry,
     .in_force = {.from = kContractMeasures}},
    {.number = row_number(Code::kV01),
     .code = Code::kV01,
     .article = {"", ""},
     .title = {"版本已变化", "The ledger has moved on"},
     .detail = {"所期待的专利版本与账本的现有版本不一致，或账本已有该事实。",
                "The version expected of a patent is not the present one, or the ledger holds this "
                "fact already."},
     .cure = {"查询现状后重新提交。", "Look at the present state and file again."}},
    {.number = row_number(Code::kH01),
     .code = Code::kH01,
     .article = {"", ""},
     .title = {"他人的优先预告存续", "Another's priority notice stands"},
     .detail = {"该专利上有他人为同一目的所作的优先预告。",
                "A priority notice of another source stands on the patent for this purpose."},
     .cure = {"待预告期满或解除后再提交。", "File after the notice has run out or is released."},
     .on_fact = OnFact::kIsSilent},
    {.number = row_number(Code::kW01),
     .code = Code::kW01,
     .article = {"GB 32100-2015", "GB 32100-2015"},
     .title = {"统一社会信用代码校验位不符", "The credit code fails its check character"},
     .detail = {"校验位与代码不符；早期发放的真实代码也有此情形。",
                "The check character does not fit; some real codes issued early fail it."},
     .cure = {"核对营业执照。", "Compare with the business licence."},
     .weight = Weight::kWarns},
    {.number = row_number(Code::kW04),
     .code = Code::kW04,
     .article = {"", ""},
     .title = {"外币合同暂不计入金额", "A foreign-currency contract is not in the yuan figures"},
     .detail = {"合同金额不是人民币，未登记汇率之前只计件数，不计金额。",
                "The fee is not in yuan: without a recorded rate the contract counts in numbers, "
                "not in value."},
     .cure = {"在费用中写明汇率（exchange：汇率、汇率日期、发布者）；已登记的，更正该事件，"
              "或在合同变更时写明。",
              "State `exchange` with the fee: the rate, its day and who published it. Of what is "
              "recorded, correct the event, or state it with the next revision."},
     .weight = Weight::kWarns},
    {.number = row_number(Code::kW05),
     .code = Code::kW05,
     .article = {"", ""},
     .title = {"此后登记的事项与更正后的记载不符", "Later events contradict what is now recorded"},
     .detail = {"此后登记的事项以更正前的记载为据，与更正后的记载不符；仍予保留，列入不一致清单。",
                "Later events rest on what stood before. They stay recorded, and each is an open "
                "case."},
     .cure = {"逐项核对：更正、撤回，或另行登记。",
              "Look at each: correct it, retract it, or record what follows from it."},
     .weight = Weight::kWarns},
});

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
  return (acting & needed.own) != 0 && std::visit(Own(state, submission.source), submission.body);
}

const Row& authority_row(const Submission& submission) {
  const bool is_contract = type_name(submission.body).starts_with("contract.");
  const Date filed = submission.at.day();
  const auto is_it = [&](const Row& row) {
    const bool is_of_contracts = row.number != row_number(Code::kA01);
    return row.code == Code::kA01 && is_of_contracts == is_contract && row.in_force.contains(filed);
  };
  const auto found = std::ranges::find_if(kGeneralRows, is_it);
  LEDGER_ASSERT(found != kGeneralRows.end());
  return *found;
}

bool is_authoritative(const State& state, const PartyId& source, const Body& body) {
  const Party* party = state.parties.find(source);
  if (party == nullptr) return false;
  constexpr std::uint16_t kOffices =
      roles({Role::kIpOffice, Role::kCourt, Role::kTechRegistry, Role::kOperator});
  return (acting_roles(*party, body) & kOffices) != 0;
}

std::span<const Row> general_rows() { return kGeneralRows; }

Finding is_held_by_another(const State& state, const Patent& patent, HoldPurpose purpose,
                           const PartyId& source, Date day) {
  Finding finding;
  const auto index = state.parties.index_of(source);
  const auto patent_index = state.patents.index_of(patent.number);
  for (const Link& link : patent.links) {
    if (link.kind != LinkKind::kHold) continue;
    const Hold& hold = state.holds.at(link.index);
    if (!is_on(hold, *patent_index)) continue;
    const bool is_own = index && hold.source == *index;
    if (hold.purpose == purpose && !is_own && hold.stands_on(day)) {
      finding |= Finding::stands_by(hold.by);
    }
  }
  return finding;
}

}  // namespace ledger::law
