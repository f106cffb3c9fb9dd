#include "ledger/law/rules/transfer.h"

#include <algorithm>

#include "ledger/law/conditions.h"
#include "ledger/law/names.h"
#include "ledger/model/codes.h"

// This file is a table of law: each rule with its test.

namespace ledger::law {
namespace {

using Transfer = RuleContext<TransferRegister>;

constexpr auto kRegistered = day_of<TransferRegister, &TransferRegister::registered>();

// The Patent Law of 2008 is cited for every filing before that of 2020.
constexpr Period kOf2008{.until = kPatentLaw2020.in_force.from};

constexpr Rule<TransferRegister> kT01{
    .provision =
        {.code = Code::kT01,
         .title = {"转让人不是登记的专利权人", "A transferor is not a registered owner"},
         .detail = {"列为转让人的当事人不在专利登记簿的权利人之中。",
                    "A party named as transferor is not among the owners in the register."},
         .cure = {"由登记的权利人转让，或先登记在先的转让，再以新编号重新提交。",
                  "Let the registered owners transfer, or register the earlier transfer first; "
                  "then file again under a new id."},
         .versions = {{.number = 1,
                       .sources = {{&kPatentLaw2008, {"第十条", "Art. 10"}}},
                       .in_force = kOf2008},
                      {.number = 0, .sources = {{&kPatentLaw2020, {"第十条", "Art. 10"}}}}},
         .concerns = kNamesStrangers},
    .day = kRegistered,
    .reads = fields(&TransferRegister::patents, &TransferRegister::from),
    .test =
        [](const Transfer& ctx) { return is_not_owner(*ctx.patent, ctx.named.from, ctx.review); },
    .names =
        [](const Transfer& ctx) {
          return strangers(ctx.state, *ctx.patent, ctx.named.from.known, ctx.review);
        }};

constexpr Rule<TransferRegister> kT02{
    .provision =
        {.code = Code::kT02,
         .title = {"专利权已终止", "The right has ended"},
         .detail = {"登记日专利权已不再有效，其终止见所列事实。",
                    "On the day of registration the right is no longer in force; the "
                    "listed fact ended it."},
         .cure =
             {"可以恢复的，恢复权利后以新编号重新提交；已届满、放弃或被宣告无效的不能转让。",
              "If the right can be restored, file again under a new id after its restoration. A "
              "right that has expired, was abandoned or was invalidated cannot be transferred."},
         .versions =
             {{.number = 1,
               .sources = {{&kPatentLaw2008, {"第四十四条、第四十七条", "Arts. 44 and 47"}}},
               .in_force = kOf2008},
              {.number = 0,
               .sources = {{&kPatentLaw2020, {"第四十四条、第四十七条", "Arts. 44 and 47"}}}}},
         .concerns = kNamesEnd},
    .day = kRegistered,
    .reads = fields(&TransferRegister::patents),
    .test = [](const Transfer& ctx) { return right_has_ended(*ctx.patent, ctx.day); },
    .names = [](const Transfer& ctx) { return end_of(*ctx.patent, ctx.day); }};

// Whether the right moves by law or by a decision, without the consent of its owners and pledgees.
// A word in `cause` is not enough: a court or the office states it, a merger or division rests on a
// recorded succession, and only a person is inherited from.
bool moves_by_law(const Transfer& ctx) {
  switch (ctx.command.cause) {
    case TransferCause::kMerger:
    case TransferCause::kDivision:
      return ctx.speaker.is_official || ctx.named.is_succession;
    case TransferCause::kInheritance:
      return ctx.speaker.is_official || ctx.named.is_inheritance;
    case TransferCause::kCourtJudgment:
    case TransferCause::kMediation:
    case TransferCause::kArbitration:
    case TransferCause::kAuction:
    case TransferCause::kPledgeRealisation:
    case TransferCause::kBankruptcy:
    case TransferCause::kOwnershipCorrection:
      return ctx.speaker.is_official;
    default:
      return false;
  }
}

bool is_realisation(const Transfer& ctx) {
  return ctx.command.cause == TransferCause::kPledgeRealisation;
}

Finding pledgee_is_missing(const Transfer& ctx) {
  if (moves_by_law(ctx)) return Finding::none();
  return lacks_pledgee(ctx.state, *ctx.patent, ctx.review, ctx.named.consents.pledgees,
                       is_realisation(ctx));
}

// A realisation that a pledgee has not agreed to is T04, whoever the transferor is.
Finding transferor_is_missing(const Transfer& ctx) {
  if (moves_by_law(ctx) || (is_realisation(ctx) && pledgee_is_missing(ctx))) return Finding::none();
  return lacks_owner(ctx.state, *ctx.patent, ctx.named.from.known, ctx.named.heard,
                     ctx.named.consents, ctx.review);
}

constexpr Rule<TransferRegister> kT03{
    .provision = {.code = Code::kT03,
                  .title = {"缺少权利人同意", "An owner has not consented"},
                  .detail = {"转让专利权须经全体权利人同意，另有约定的除外；由一方当事人提交的，须"
                             "附其他权利人的同意书。",
                             "A transfer needs the consent of all owners, unless they have agreed "
                             "otherwise. A party that files adds the documents of the other "
                             "owners."},
                  .cure = {"以新编号重新提交，并附所列权利人的同意书（consents：co-owner 或 "
                           "transferor）。",
                           "File again under a new id, with the documents of the named owners "
                           "(consents: co-owner or transferor)."},
                  .consent = ConsentKind::kCoOwner,
                  .versions = {{.number = 1,
                                .sources = {{&kPatentLaw2008, {"第十五条第二款", "Art. 15(2)"}}},
                                .in_force = kOf2008,
                                .on_fact = OnFact::kIsSilent},
                               {.number = 0,
                                .sources = {{&kPatentLaw2020, {"第十四条第二款", "Art. 14(2)"}}},
                                .on_fact = OnFact::kIsSilent}},
                  .concerns = kNamesOwners},
    .day = kRegistered,
    .reads = fields(&TransferRegister::patents, &TransferRegister::cause, &TransferRegister::from,
                    &TransferRegister::to, &TransferRegister::consents),
    .test = transferor_is_missing,
    .names = [](const Transfer& ctx) {
      return names_of(ctx.state, silent_owners(ctx.state, *ctx.patent, ctx.named.from.known,
                                               ctx.named.heard, ctx.named.consents, ctx.review));
    }};

constexpr Rule<TransferRegister> kT04{
    .provision =
        {.code = Code::kT04,
         .title = {"专利权已出质，未经质权人同意",
                   "The patent is pledged and a pledgee has not consented"},
         .detail = {"质权登记存续，出质人不得转让，但出质人与质权人协商同意的除外；转让所得价款应提"
                    "前清偿或提存。",
                    "The patent is under a registered pledge: the pledgor may not transfer unless "
                    "pledgor and pledgee agree; the price prepays the debt or is deposited."},
         .cure =
             {"以新编号重新提交，并附所列质权人的同意书（consents：pledgee）；或先办理质权注销登"
              "记。",
              "File again under a new id, with the documents of the named pledgees (consents: "
              "pledgee), or have the pledge cancelled first."},
         .consent = ConsentKind::kPledgee,
         .versions = {{.number = 0,
                       .sources = {{&kPropertyLaw, {"第二百二十七条第二款", "Art. 227(2)"}}},
                       .on_fact = OnFact::kIsSilent,
                       .detail = {"质权登记存续，转让须经质权人同意。",
                                  "The patent is under a registered pledge; a transfer needs the "
                                  "pledgee's consent."}},
                      {.number = 1,
                       .sources = {{&kCivilCode, {"第四百四十四条第二款", "Art. 444(2)"}}},
                       .on_fact = OnFact::kIsSilent}},
         .concerns = kNamesPledgees},
    .day = kRegistered,
    .reads = fields(&TransferRegister::patents, &TransferRegister::cause, &TransferRegister::from,
                    &TransferRegister::to, &TransferRegister::consents),
    .test = pledgee_is_missing,
    .names = [](const Transfer& ctx) {
      return names_of(ctx.state, silent_pledgees(ctx.state, *ctx.patent, ctx.review,
                                                 ctx.named.consents.pledgees, is_realisation(ctx)));
    }};

// The court that ordered a stay may dispose of what it holds.
Finding is_suspended_by_another(const Transfer& ctx, SuspensionKind kind) {
  return is_suspended(*ctx.patent, kind, ctx.review, ctx.speaker.court);
}

std::string order_by_another(const Transfer& ctx, SuspensionKind kind) {
  return order_of(*ctx.patent, kind, ctx.review, ctx.speaker.court);
}

constexpr Rule<TransferRegister> kT05{
    .provision =
        {.code = Code::kT05,
         .title = {"因权属纠纷中止", "Suspended for an ownership dispute"},
         .detail = {"登记日权属纠纷中止程序尚未结束，不得办理转让手续。",
                    "On the day of registration the proceedings are suspended for an ownership "
                    "dispute; transfers are not processed."},
         .cure = {"待中止期满或恢复程序后，以新编号重新提交。",
                  "File again under a new id after the suspension has ended or the proceedings are "
                  "resumed."},
         .versions = {{.number = 1,
                       .sources = {{&kImplementingRules2010,
                                    {"第八十六条、第八十八条", "Arts. 86 and 88"}}},
                       .in_force = {.until = kImplementingRules2024.in_force.from}},
                      {.number = 0,
                       .sources = {{&kImplementingRules2024,
                                    {"第一百零三条、第一百零五条", "Arts. 103 and 105"}}}}},
         .concerns = kNamesOrder},
    .day = kRegistered,
    .reads = fields(&TransferRegister::patents),
    .test =
        [](const Transfer& ctx) {
          return is_suspended_by_another(ctx, SuspensionKind::kOwnershipDispute);
        },
    .names =
        [](const Transfer& ctx) {
          return order_by_another(ctx, SuspensionKind::kOwnershipDispute);
        }};

constexpr Rule<TransferRegister> kT06{
    .provision =
        {.code = Code::kT06,
         .title = {"法院保全", "Preserved by a court"},
         .detail = {"登记日专利权处于财产保全之下。",
                    "On the day of registration the right is under a court's preservation."},
         .cure = {"待保全解除或期满后，以新编号重新提交。",
                  "File again under a new id after the preservation is lifted or has expired."},
         .versions = {{.number = 1,
                       .sources = {{&kImplementingRules2010,
                                    {"第八十七条、第八十八条", "Arts. 87 and 88"}}},
                       .in_force = {.until = kImplementingRules2024.in_force.from}},
                      {.number = 0,
                       .sources = {{&kImplementingRules2024,
                                    {"第一百零四条、第一百零五条", "Arts. 104 and 105"}}}}},
         .concerns = kNamesOrder},
    .day = kRegistered,
    .reads = fields(&TransferRegister::patents),
    .test =
        [](const Transfer& ctx) {
          return is_suspended_by_another(ctx, SuspensionKind::kPreservation);
        },
    .names =
        [](const Transfer& ctx) { return order_by_another(ctx, SuspensionKind::kPreservation); }};

bool is_export(const Transfer& ctx) {
  return is_exportable(*ctx.patent) && ctx.named.from.has_mainlander && ctx.named.goes_abroad;
}

constexpr Rule<TransferRegister> kT07{
    .provision =
        {.code = Code::kT07,
         .title = {"缺少技术出口证件", "The export paper is missing"},
         .detail = {"发明或实用新型由内地权利人转让给境外受让人，须有技术出口许可证或登记证书。",
                    "An invention or utility model goes from the mainland to a party abroad: a "
                    "technology export licence or registration certificate is required."},
         .cure = {"以新编号重新提交，并填写技术出口许可证或自由出口技术合同登记证书（export）。",
                  "File again under a new id, with the export licence or the export contract "
                  "registration certificate (`export`)."},
         .versions =
             {{.number = 1,
               .sources = {{&kPatentLaw2008, {"第十条第二款", "Art. 10(2)"}},
                           {&kExportRegulations2011, {"第三十二至四十一条", "Arts. 32 to 41"}}},
               .in_force = {.until = kExportRegulations2019.in_force.from},
               .on_fact = OnFact::kIsSilent},
              {.number = 2,
               .sources = {{&kPatentLaw2008, {"第十条第二款", "Art. 10(2)"}},
                           {&kExportRegulations2019, {"第三十至三十九条", "Arts. 30 to 39"}}},
               .on_fact = OnFact::kIsSilent},
              {.number = 3,
               .sources = {{&kPatentLaw2008, {"第十条第二款", "Art. 10(2)"}},
                           {&kExportRegulations2020, {"第三十至三十九条", "Arts. 30 to 39"}}},
               .on_fact = OnFact::kIsSilent},
              {.number = 0,
               .sources = {{&kPatentLaw2020, {"第十条第二款", "Art. 10(2)"}},
                           {&kExportRegulations2020, {"第三十至三十九条", "Arts. 30 to 39"}}},
               .on_fact = OnFact::kIsSilent}},
         .concerns = kNamesAbroad},
    .reads = fields(&TransferRegister::patents, &TransferRegister::from, &TransferRegister::to,
                    &TransferRegister::export_paper),
    .test =
        [](const Transfer& ctx) {
          return Finding::applies_if(is_export(ctx) && !ctx.command.export_paper);
        },
    .names = [](const Transfer& ctx) { return foreigners(ctx.state, ctx.named.to.parties()); }};

constexpr Rule<TransferRegister> kT08{
    .provision =
        {.code = Code::kT08,
         .title = {"禁止出口的技术", "The technology is prohibited from export"},
         .detail = {"该专利技术属于禁止出口的技术，不得由内地权利人转让给境外受让人。",
                    "The patent's technology is prohibited from export: it cannot go from "
                    "the mainland to a party abroad."},
         .cure = {"转让给境内受让人，以新编号重新提交。",
                  "Transfer it to a party in the mainland, and file again under a new id."},
         .versions = {{.number = 1,
                       .sources = {{&kExportRegulations2011, {"第三十一条", "Art. 31"}}},
                       .in_force = {.until = kExportRegulations2019.in_force.from}},
                      {.number = 2,
                       .sources = {{&kExportRegulations2019, {"第二十九条", "Art. 29"}}}},
                      {.number = 0,
                       .sources = {{&kExportRegulations2020, {"第二十九条", "Art. 29"}}}}},
         .concerns = kNamesAbroad},
    .reads = fields(&TransferRegister::patents, &TransferRegister::from, &TransferRegister::to),
    .test =
        [](const Transfer& ctx) {
          return is_export(ctx) ? is_prohibited_from_export(*ctx.patent) : Finding::none();
        },
    .names = [](const Transfer& ctx) { return foreigners(ctx.state, ctx.named.to.parties()); }};

// The parties from abroad on either side.
std::string abroad_of(const Transfer& ctx) {
  NameList names;
  for (const PartySet* side : {&ctx.named.from.known, &ctx.named.to.parties()}) {
    const std::string foreign = foreigners(ctx.state, *side);
    if (!foreign.empty()) names.add(foreign);
  }
  return std::move(names).take();
}

Finding agency_is_missing(const Transfer& ctx) {
  const bool is_abroad = ctx.named.goes_abroad || ctx.named.from.has_foreigner;
  return Finding::applies_if(is_abroad && ctx.command.agency.empty());
}

constexpr Rule<TransferRegister> kT09{
    .provision =
        {.code = Code::kT09,
         .title = {"境外当事人未委托代理机构", "A party abroad has no agency"},
         .detail = {"在中国没有经常居所或营业所的境外当事人应当委托专利代理机构。",
                    "A party without residence or establishment in China must act through "
                    "a patent agency."},
         .cure = {"委托专利代理机构并填写其名称（agency），以新编号重新提交。",
                  "Appoint a patent agency, name it (`agency`) and file again under a new id."},
         .versions = {{.number = 1,
                       .sources = {{&kPatentLaw2008, {"第十九条第一款", "Art. 19(1)"}}},
                       .in_force = kOf2008,
                       .on_fact = OnFact::kIsSilent},
                      {.number = 0,
                       .sources = {{&kPatentLaw2020, {"第十八条第一款", "Art. 18(1)"}}},
                       .on_fact = OnFact::kIsSilent}},
         .concerns = kNamesAbroad},
    .reads = fields(&TransferRegister::patents, &TransferRegister::from, &TransferRegister::to,
                    &TransferRegister::agency),
    .test = agency_is_missing,
    .names = abroad_of};

constexpr Rule<TransferRegister> kT10Signed{
    .provision = {.code = Code::kT10,
                  .title = {"合同签订日晚于登记日",
                            "The contract is signed after the registration"},
                  .detail = {"转让自登记之日起生效，登记须以已经订立的书面合同为据。",
                             "A transfer takes effect with its registration, which rests on a "
                             "written contract that is concluded already."},
                  .cure = {"更正签订日或登记日，以新编号重新提交。",
                           "Correct the day of signing or of registration and file again under a "
                           "new id."},
                  .versions = {{.number = 1,
                                .sources = {{&kPatentLaw2008, {"第十条第三款", "Art. 10(3)"}}},
                                .in_force = kOf2008,
                                .on_fact = OnFact::kIsSilent},
                               {.number = 0,
                                .sources = {{&kPatentLaw2020, {"第十条第三款", "Art. 10(3)"}}},
                                .on_fact = OnFact::kIsSilent}},
                  .concerns = kNamesTwoDays},
    .scope = Scope::kSubmission,
    .day = kRegistered,
    .reads = fields(&TransferRegister::signed_on),
    .test =
        [](const Transfer& ctx) { return Finding::applies_if(ctx.command.signed_on > ctx.day); },
    .names =
        [](const Transfer& ctx) {
          return two_days(*ctx.command.signed_on, ctx.command.registered);
        }};

bool names_application(const Transfer& ctx) {
  return ctx.command.object == TransferObject::kApplication;
}

// Of a right that has ended: T02.
Finding is_no_application(const Transfer& ctx) {
  const bool is_in_force = legal_status(*ctx.patent, ctx.day) == LegalStatus::kInForce;
  return is_in_force && names_application(ctx) ? Finding::applies_by(ctx.patent->created_by)
                                               : Finding::none();
}

constexpr Rule<TransferRegister> kT10Granted{
    .provision = {.code = Code::kT10,
                  .title = {"标的应为专利权", "The object is a patent, and not an application"},
                  .detail = {"登记日该专利已获授权，合同标的却写为专利申请权。",
                             "On the day of registration the patent is granted, but the object is "
                             "stated as the right to apply."},
                  .cure = {"核对合同，object 填写 patent，以新编号重新提交。",
                           "Compare with the contract, state `object` as patent, and file again "
                           "under a new id."},
                  .versions = {{.number = 3,
                                .sources = {{&kPatentLaw2008, {"第十条第一款", "Art. 10(1)"}}},
                                .in_force = kOf2008,
                                .on_fact = OnFact::kIsSilent},
                               {.number = 2,
                                .sources = {{&kPatentLaw2020, {"第十条第一款", "Art. 10(1)"}}},
                                .on_fact = OnFact::kIsSilent}}},
    .day = kRegistered,
    .reads = fields(&TransferRegister::patents, &TransferRegister::object),
    .test = is_no_application};

Finding is_no_patent(const Transfer& ctx) {
  return names_application(ctx) ? Finding::none() : is_not_granted(*ctx.patent, ctx.day);
}

constexpr Rule<TransferRegister> kT10Pending{
    .provision = {.code = Code::kT10,
                  .title = {"标的应为专利申请权", "The object is an application, and not a patent"},
                  .detail = {"登记日该申请尚未授权，合同标的却写为专利权。",
                             "On the day of registration the application is pending, but the "
                             "object is stated as a patent."},
                  .cure = {"object 填写 application，以新编号重新提交；或待授权公告后再登记。",
                           "State `object` as application and file again under a new id, or "
                           "register after the grant."},
                  .versions = {{.number = 5,
                                .sources = {{&kPatentLaw2008, {"第十条第一款", "Art. 10(1)"}}},
                                .in_force = kOf2008,
                                .on_fact = OnFact::kIsSilent},
                               {.number = 4,
                                .sources = {{&kPatentLaw2020, {"第十条第一款", "Art. 10(1)"}}},
                                .on_fact = OnFact::kIsSilent}}},
    .day = kRegistered,
    .reads = fields(&TransferRegister::patents, &TransferRegister::object),
    .test = is_no_patent};

enum class Stale : std::uint8_t { kNot, kKnown, kUnchanged, kShares };

// What is wrong with the transfer beside the register. T01 aside.
Stale staleness(const Transfer& ctx) {
  if (ctx.named.known.has_value()) return Stale::kKnown;
  const std::vector<Owner>& owners = ctx.patent->owners;
  const PartySet& from = ctx.named.from.known;
  const Claimants& to = ctx.named.to;
  const std::size_t transferors = from.count_in(owners);
  const bool are_owners = to.parties().count_in(owners) == to.parties().size();
  if (transferors == 0 && are_owners) return Stale::kUnchanged;
  if (transferors < from.size()) return Stale::kNot;
  const auto after = owners_after(owners, from, to);
  if (!after) return Stale::kShares;
  return is_same_title(*after, owners) ? Stale::kUnchanged : Stale::kNot;
}

template <Stale kStale>
Finding is_stale(const Transfer& ctx) {
  if (staleness(ctx) != kStale) return Finding::none();
  return Finding::applies_by(kStale == Stale::kKnown ? ctx.named.known : ctx.patent->title_by);
}

constexpr auto kStaleFields = fields(&TransferRegister::patents, &TransferRegister::from,
                                     &TransferRegister::to, &TransferRegister::registered);

constexpr Rule<TransferRegister> kT11Registered{
    .provision =
        {.code = Code::kT11,
         .title = {"该转让已经登记", "The transfer is registered already"},
         .detail = {"相同专利、相同转让人和受让人的转让已经登记，其登记日相差不超过六十日，"
                    "其间没有其他转让。",
                    "A transfer of the same patents between the same parties is "
                    "registered, at most 60 days apart, with no other transfer between."},
         .cure = {"无需再次登记；登记有误的，更正所列事件。",
                  "It need not be registered again. If the registration is wrong, correct "
                  "the listed event."},
         .versions = {{.number = 1,
                       .sources = {{&kPatentLaw2008, {"第十条第三款", "Art. 10(3)"}}},
                       .in_force = kOf2008},
                      {.number = 0,
                       .sources = {{&kPatentLaw2020, {"第十条第三款", "Art. 10(3)"}}}}}},
    .reads = kStaleFields,
    .test = is_stale<Stale::kKnown>};

constexpr Rule<TransferRegister> kT11Unchanged{
    .provision =
        {.code = Code::kT11,
         .title = {"登记簿不因该转让改变", "The transfer changes nothing in the register"},
         .detail = {"受让人已是登记的权利人，登记簿无可变更。",
                    "The transferees are registered owners already: nothing in the "
                    "register would change."},
         .cure =
             {"与登记簿核对当事人和份额，以新编号重新提交。",
              "Compare the parties and shares with the register, and file again under a new id."},
         .versions = {{.number = 3,
                       .sources = {{&kPatentLaw2008, {"第十条第三款", "Art. 10(3)"}}},
                       .in_force = kOf2008},
                      {.number = 2,
                       .sources = {{&kPatentLaw2020, {"第十条第三款", "Art. 10(3)"}}}}}},
    .reads = kStaleFields,
    .test = is_stale<Stale::kUnchanged>};

constexpr Rule<TransferRegister> kT11Shares{
    .provision = {.code = Code::kT11,
                  .title = {"转让后的份额合计不等于一", "The shares do not sum to one"},
                  .detail = {"保留的份额与受让人的份额相加，不等于一。",
                             "The shares that remain and those of the transferees do not sum to "
                             "one."},
                  .cure = {"按登记簿的现有份额重新计算，以新编号重新提交。",
                           "Compute them from the shares in the register and file again under a "
                           "new id."},
                  .versions = {{.number = 5,
                                .sources = {{&kPatentLaw2008, {"第十条第三款", "Art. 10(3)"}}},
                                .in_force = kOf2008},
                               {.number = 4,
                                .sources = {{&kPatentLaw2020, {"第十条第三款", "Art. 10(3)"}}}}},
                  .concerns = {"登记簿的现有份额：", "Shares in the register: "}},
    .reads = kStaleFields,
    .test = is_stale<Stale::kShares>,
    .names = [](const Transfer& ctx) { return shares_of(ctx.state, *ctx.patent); }};

// Unpaid annuities and pending proceedings are no grounds against a transfer. Of a right that has
// ended: T02.
bool has_ended(const Transfer& ctx) {
  return static_cast<bool>(right_has_ended(*ctx.patent, ctx.day));
}

constexpr Rule<TransferRegister> kW07Annuity{
    .provision =
        {.code = Code::kW07,
         .title = {"年费未缴", "An annuity is not paid"},
         .detail = {"登记日年费逾期未缴；逾期不缴的，权利自应缴之日起终止。",
                    "On the day of registration an annuity is unpaid. If it stays unpaid, the "
                    "right ends from the day on which it was due."},
         .cure = {"缴纳年费及滞纳金。", "Pay the annuity with its late fee."},
         .versions = {{.number = 0, .weight = Weight::kWarns}},
         .concerns = kNamesDue},
    .day = kRegistered,
    .reads = fields(&TransferRegister::patents),
    .test =
        [](const Transfer& ctx) {
          return has_ended(ctx) ? Finding::none() : annuity_is_overdue(*ctx.patent, ctx.day);
        },
    .names = [](const Transfer& ctx) { return unpaid_on(*ctx.patent, ctx.day); }};

constexpr Rule<TransferRegister> kW07Invalidation{
    .provision =
        {.code = Code::kW07,
         .title = {"处于无效宣告程序", "Invalidation is pending"},
         .detail = {"登记日专利权处于无效宣告程序之中；宣告无效的专利权视为自始即不存在。",
                    "On the day of registration the right is in invalidation proceedings. A right "
                    "that is invalidated never existed."},
         .cure = {"受让人应知悉该程序。", "The transferee should know of the proceedings."},
         .versions = {{.number = 3, .weight = Weight::kWarns}}},
    .day = kRegistered,
    .reads = fields(&TransferRegister::patents),
    .test = [](const Transfer& ctx) {
      return has_ended(ctx) ? Finding::none() : invalidation_is_pending(*ctx.patent, ctx.day);
    }};

// In order of precedence.
constexpr std::array kRules{kT01,
                            kT02,
                            kT03,
                            kT04,
                            kT05,
                            kT06,
                            kT07,
                            kT08,
                            kT09,
                            kT10Signed,
                            kT10Granted,
                            kT10Pending,
                            kT11Registered,
                            kT11Unchanged,
                            kT11Shares,
                            kW07Annuity,
                            kW07Invalidation};

}  // namespace

std::span<const Rule<TransferRegister>> transfer_rules() { return kRules; }

}  // namespace ledger::law
