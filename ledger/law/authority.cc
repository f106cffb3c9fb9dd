#include "ledger/law/authority.h"

#include <algorithm>

#include "ledger/law/names.h"
#include "ledger/law/own.h"
#include "ledger/law/roles.h"
#include "ledger/law/who_may.h"
#include "ledger/model/codes.h"

namespace ledger::law {
namespace {

// Who may submit a type: roles that may submit it about anything, and roles that may submit it
// about what is their own.
struct Authority {
  std::string_view type;
  std::uint16_t any = 0;
  std::uint16_t own = 0;
};

constexpr auto kAuthorities = std::to_array<Authority>({
    {PartyRegister::kType, roles({Role::kOperator})},
    {PartyRename::kType, kOffice | roles({Role::kOperator})},
    {PartySucceed::kType, kOffice | roles({Role::kOperator})},
    {GazetteMap::kType, kOffice | roles({Role::kOperator})},
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
    {LicenceChange::kType, kOfficeAndCourt, kInstitution | kCentre},
    {LicenceCancel::kType, kOfficeAndCourt, kInstitution | kCentre},
    {LicenceRevoke::kType, kOfficeAndCourt},
    {PledgeRegister::kType, kOffice, kBank},
    {PledgeChange::kType, kOfficeAndCourt, kBank},
    {PledgeCancel::kType, kOfficeAndCourt, kBank},
    {PledgeRevoke::kType, kOfficeAndCourt},
    {PledgeDefault::kType, 0, kBank},
    {PledgeCompensate::kType, 0, kBank},
    {PledgeRecover::kType, 0, kBank},
    {PledgeDispose::kType, roles({Role::kCourt}), kBank},
    {HoldPlace::kType, kCentre | kBank, kInstitution},  // By its purpose, see below.
    {HoldRelease::kType, kOfficeAndCourt | roles({Role::kOperator}),
     kBank | kInstitution | kCentre},
    {OpenLicenceDeclare::kType, kCentreAndOffice, kInstitution},
    {OpenLicenceAnnounce::kType, kOffice},
    {OpenLicenceWithdraw::kType, kOffice, kInstitution | kCentre},
    {OpenLicenceAccept::kType, kCentreAndOffice, kInstitution},
    {ContractRegister::kType, kRegistry},
    {ContractRevise::kType, 0, kRegistry},
    {ContractCancel::kType, 0, kRegistry},
    {ContractReceipt::kType, 0, kRegistry},
    {UseReport::kType, kCentreAndOffice, kInstitution},
    {UseJustify::kType, kOffice, kInstitution},
    {EventCorrect::kType},  // The source of the event, or the operator: see has_authority().
    {EventRetract::kType},
    {ClockDay::kType, roles({Role::kOperator, Role::kStatistics})},
});

// By the index of the type in Body. A type that is not in the table does not compile.
consteval Authority authority_of(std::string_view type) {
  const auto* found = std::ranges::find(kAuthorities, type, &Authority::type);
  if (found == kAuthorities.end()) throw "the type has no row in kAuthorities";
  return *found;
}
template <std::size_t... I>
consteval auto by_type(std::index_sequence<I...> /*of*/) {
  return std::array{authority_of(BodyTypeAt<I>::kType)...};
}
constexpr auto kByType = by_type(std::make_index_sequence<kBodyTypes>());

// Only the office announces (PL 50).
bool announces(const Body& body) {
  if (const auto* declare = std::get_if<OpenLicenceDeclare>(&body)) {
    return declare->announced.has_value();
  }
  const auto* withdraw = std::get_if<OpenLicenceWithdraw>(&body);
  return withdraw != nullptr && withdraw->announced.has_value();
}

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

// Banks hold for pledges; centres and owners hold for transfers and licences.
std::uint16_t holding_roles(HoldPurpose purpose) {
  return purpose == HoldPurpose::kPledge ? kBank
                                         : static_cast<std::uint16_t>(kCentre | kInstitution);
}

// The roles that the content of a body admits, whatever its type.
std::uint16_t possible_roles(const Body& body) {
  constexpr std::uint16_t kAll = 0xFFFF;
  if (is_beyond_court(body)) return kAll & ~roles({Role::kCourt});
  const auto* hold = std::get_if<HoldPlace>(&body);
  return hold == nullptr ? kAll : holding_roles(hold->purpose);
}

std::uint16_t acting_roles(const Party& party, const Body& body) {
  return party.roles & possible_roles(body);
}

// Who may submit this body.
Authority roles_allowed(const Body& body) {
  Authority allowed = kByType.at(body.index());
  if (announces(body)) return {allowed.type, kOffice};
  allowed.any &= possible_roles(body);
  allowed.own &= possible_roles(body);
  return allowed;
}

std::string who_may_submit(const State& state, const Submission& submission,
                           const Submission* original) {
  constexpr std::string_view kOperator = "operator";
  if (original != nullptr) {
    const std::string_view source = original->source.view();
    const bool may = source != kOperator && still_holds(state, submission.source, original->body);
    return may ? std::string(source) + ", operator" : std::string(kOperator);
  }
  const Authority allowed = roles_allowed(submission.body);
  return who_may(state, submission.body, allowed.any,
                 allowed.own == 0 ? Holders::kNone : Holders::kNamed);
}

// Whether a party with these roles may submit the body.
bool may_submit(const State& state, const Submission& submission, std::uint16_t has,
                const Authority& allowed) {
  if ((has & allowed.any) != 0) return true;
  const auto as_own = static_cast<std::uint16_t>(has & allowed.own);
  return as_own != 0 && is_own(state, submission.source, as_own, submission.body);
}

// The parties whose consent is missing: to change or end a licence, of a party to it; to release a
// hold, of the other owners. Empty if the source is no party and no owner.
std::string consents_lacking(const State& state, const Submission& submission) {
  std::string text;
  for (const PartyIndex missing : lacking_consents(state, submission.source, submission.body)) {
    text += (text.empty() ? "" : ", ") + std::string(state.parties.at(missing).id.view());
  }
  return text;
}

constexpr Bilingual kMaySubmit{"可以提交的：", "May submit: "};

constexpr Provision kA01{
    .code = Code::kA01,
    .title = {"来源无权提交", "The source may not submit this"},
    .detail = {"此类事项由所列的机构或当事人提交，该来源不在其中。",
               "This is submitted by the roles and parties that are listed; the source is none of "
               "them."},
    .cure = {"由所列的机构或当事人之一提交；角色有误的，由运营者更正登记后，以新编号重新提交。",
             "Let one of them submit it. If the source's role is wrong, let the operator correct "
             "it, then file again under a new id."},
    .versions = {{.number = 0, .on_fact = OnFact::kRefuses}},
    .concerns = kMaySubmit};

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
                  .on_fact = OnFact::kRefuses,
                  .detail = {"技术合同由科学技术行政部门设立的登记机构认定登记。",
                             "A technology contract is recognised and registered by a registry "
                             "under the science and technology departments."}},
                 {.number = 2, .sources = {{&kContractMeasures2026}}, .on_fact = OnFact::kRefuses}},
    .concerns = kMaySubmit};

constexpr Provision kA01OfConsents{
    .code = Code::kA01,
    .title = {"缺少许可合同另一方的同意", "The other side of the licence has not consented"},
    .detail = {"许可合同只对当事人有约束力；变更或注销增加另一方负担的，须有其同意书。",
               "A licence binds its parties alone: a change or end that burdens the other side "
               "needs its document of consent."},
    .cure = {"以新编号重新提交，并在 consents 中填写所列当事人的同意书；或由备案该许可的交易机构提"
             "交。",
             "File again under a new id and name their documents in `consents`; or let the trading "
             "centre that recorded the licence file it."},
    .versions = {{.number = 4,
                  .sources = {{&kContractLaw, {"第八条第一款", "Art. 8(1)"}}},
                  .in_force = {.until = kCivilCode.in_force.from},
                  .on_fact = OnFact::kRefuses},
                 {.number = 3,
                  .sources = {{&kCivilCode, {"第四百六十五条第二款", "Art. 465(2)"}}},
                  .on_fact = OnFact::kRefuses}},
    .concerns = {"尚缺其同意书的当事人：", "Party whose document of consent is missing: "}};

constexpr Provision kA01OfOwners{
    .code = Code::kA01,
    .title = {"缺少其他权利人的同意", "The other owners have not consented"},
    .detail = {"预告由其来源解除；由权利人解除的，须经全体权利人同意。",
               "A priority notice is released by its source, or by all owners together."},
    .cure = {"以新编号重新提交，并附所列当事人的同意书（consents：co-owner）；或由预告的来源解除。",
             "File again under a new id, with the documents of the named owners (consents: "
             "co-owner); or let the source of the notice release it."},
    .versions = {{.number = 5, .on_fact = OnFact::kRefuses}},
    .concerns = kNamesOwners};

constexpr Provision kA01OfRole{
    .code = Code::kA01,
    .title = {"来源未登记所需的角色", "The source is registered without the role for this"},
    .detail = {"该来源是当事人，但其登记中没有提交此类事项的角色。",
               "The source is a party to this, but is not registered in the role that submits it."},
    .cure = {"由运营者登记其角色后，以新编号重新提交。",
             "Let the operator register the role, then file again under a new id."},
    .versions = {{.number = 6, .on_fact = OnFact::kRefuses}},
    .concerns = {"所需的角色：", "Role: "}};

constexpr Provision kA01OfAnnouncing{
    .code = Code::kA01,
    .title = {"公告由专利行政部门作出", "Only the office announces"},
    .detail = {"开放许可声明及其撤回由专利行政部门公告，该来源不能填写公告日（announced）。",
               "The office announces a statement and its withdrawal: this source may declare, but "
               "not state `announced`."},
    .cure = {"删去公告日（announced），以新编号重新提交；公告由专利行政部门报送。",
             "Leave out `announced` and file again under a new id; the office states the "
             "announcement."},
    .versions = {{.number = 7, .on_fact = OnFact::kRefuses}}};

bool is_about_right(const Body& body) {
  const std::string_view type = type_name(body);
  return type.starts_with("patent.") || type.starts_with("transfer.") ||
         type.starts_with("licence.") || type.starts_with("pledge.") ||
         type.starts_with("open-licence.");
}

constexpr std::array kProvisions{kA01,         kA01OfContracts, kA01OfConsents,
                                 kA01OfOwners, kA01OfRole,      kA01OfAnnouncing};

struct Reason {
  const Provision* provision;
  std::string subject;
};

Reason reason_of(const State& state, const Submission& submission) {
  const Body& body = submission.body;
  const bool is_release = std::holds_alternative<HoldRelease>(body);
  std::string lacking = consents_lacking(state, submission);
  if (!lacking.empty()) return {is_release ? &kA01OfOwners : &kA01OfConsents, std::move(lacking)};
  const Party& party = *state.parties.find(submission.source);
  const Authority& by_type = kByType.at(body.index());
  if (announces(body) && may_submit(state, submission, party.roles, by_type)) {
    return {&kA01OfAnnouncing, {}};
  }
  // As a centre it may submit what it recorded, which is no matter of its own.
  const auto own = static_cast<std::uint16_t>(roles_allowed(body).own & ~kCentre);
  if (own != 0 && is_own(state, submission.source, own, body)) {
    return {&kA01OfRole, role_names(own)};
  }
  const bool is_of_contract = type_name(body).starts_with("contract.");
  return {is_of_contract ? &kA01OfContracts : &kA01, who_may_submit(state, submission, nullptr)};
}

}  // namespace

bool has_authority(const State& state, const Submission& submission, const Submission* original) {
  const Party* party = state.parties.find(submission.source);
  if (party == nullptr || !party->is_registered) return false;
  if (original != nullptr) {
    if (party->has(Role::kOperator)) return true;
    const auto source = state.parties.index_of(submission.source);
    const auto recorder = state.parties.index_of(original->source);
    return source && recorder && state.stands_for(*source, *recorder);
  }
  return may_submit(state, submission, party->roles, roles_allowed(submission.body));
}

bool still_holds(const State& state, const PartyId& source, const Body& stated) {
  const std::string* number = std::visit(
      [](const auto& body) -> const std::string* {
        if constexpr (requires { std::string(body.pledge); }) return &body.pledge;
        return nullptr;
      },
      stated);
  const Pledge* pledge = number == nullptr ? nullptr : state.pledges.find(*number);
  const Party* party = state.parties.find(source);
  if (pledge == nullptr || !pledge->is_registered() || party == nullptr) return true;
  if (party->has(Role::kOperator) || (party->roles & kOfficeAndCourt) != 0) return true;
  const PartyIndex index = *state.parties.index_of(source);
  return std::ranges::any_of(pledge->pledgees,
                             [&](PartyIndex pledgee) { return state.stands_for(index, pledgee); });
}

Ground refusal_of(const State& state, const Submission& submission, const Submission* original) {
  const Party* party = state.parties.find(submission.source);
  const bool is_known = party != nullptr && party->is_registered && original == nullptr;
  Reason reason = is_known ? reason_of(state, submission)
                           : Reason{&kA01, who_may_submit(state, submission, original)};
  const Version* version = reason.provision->version_on(submission.at.day());
  LEDGER_ASSERT(version != nullptr);
  return {Code::kA01, rule_number(Code::kA01, version->number), std::move(reason.subject), {}};
}

bool is_authoritative(const State& state, const PartyId& source, const Body& body) {
  const Party* party = state.parties.find(source);
  return party != nullptr && (acting_roles(*party, body) & kOffices) != 0;
}

bool corrects_as_office(const State& state, const PartyId& source) {
  const Party* party = state.parties.find(source);
  return party != nullptr && (party->roles & kOffices) != 0;
}

bool may_precede(const State& state, const PartyId& source, const Body& body) {
  const Party* party = state.parties.find(source);
  return party != nullptr && is_about_right(body) &&
         (acting_roles(*party, body) & kOfficeAndCourt) != 0;
}

bool may_name_parties(const State& state, const PartyId& source, const Body& body) {
  const Party* party = state.parties.find(source);
  const bool is_about_party =
      std::holds_alternative<PartyRename>(body) || std::holds_alternative<PartySucceed>(body);
  return party != nullptr && (is_about_right(body) || is_about_party) &&
         (acting_roles(*party, body) & kOffice) != 0;
}

bool restores_rank(const State& state, const PartyId& source) {
  const Party* party = state.parties.find(source);
  return party != nullptr && (party->roles & kOfficeAndCourt) != 0;
}

std::span<const Provision> authority_provisions() { return kProvisions; }

}  // namespace ledger::law
