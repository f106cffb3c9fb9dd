#include "ledger/law/rules/transfer.h"

#include <algorithm>

#include "ledger/law/conditions.h"
#include "ledger/model/codes.h"

// This file is a table of law: each rule with its test.

namespace ledger::law {
namespace {

using Transfer = RuleContext<TransferRegister>;

constexpr auto kRegistered = day_of<TransferRegister, &TransferRegister::registered>();

constexpr Rule<TransferRegister> kT01{
    .provision =
        {.code = Code::kT01,
         .title = {"转让人不是登记的专利权人", "A transferor is not a registered owner"},
         .detail = {"列为转让人的当事人不在专利登记簿的权利人之中。",
                    "A party named as transferor is not among the owners in the register."},
         .cure = {"由登记的权利人转让，或先登记在先的转让。",
                  "Let the registered owners transfer, or register the earlier transfer first."},
         .versions = {{.number = 0, .sources = {{&kPatentLaw, {"第十条", "Art. 10"}}}}}},
    .reads = fields(&TransferRegister::patents, &TransferRegister::from),
    .test = [](const Transfer& ctx) { return is_not_owner(*ctx.patent, ctx.named.from); }};

constexpr Rule<TransferRegister> kT02{
    .provision = {.code = Code::kT02,
                  .title = {"专利权已终止", "The right has ended"},
                  .detail = {"登记日专利权已届满、终止、放弃或被宣告全部无效。",
                             "On the day of registration the right has expired, lapsed, been "
                             "abandoned or been invalidated in full."},
                  .cure = {"先恢复权利（实施细则第六条）；已届满或无效的不能转让。",
                           "Have the right restored first (Implementing Rules, Art. 6); an expired "
                           "or invalidated right cannot be transferred."},
                  .versions = {{.number = 0,
                                .sources = {{&kPatentLaw,
                                             {"第四十四条、第四十七条", "Arts. 44 and 47"}}}}}},
    .day = kRegistered,
    .reads = fields(&TransferRegister::patents),
    .test = [](const Transfer& ctx) { return right_has_ended(*ctx.patent, ctx.day); }};

// The other causes move the right by law or by a decision, without the consent of its owners.
bool is_voluntary(TransferCause cause) {
  switch (cause) {
    case TransferCause::kMerger:
    case TransferCause::kDivision:
    case TransferCause::kInheritance:
    case TransferCause::kCourtJudgment:
    case TransferCause::kArbitration:
    case TransferCause::kPledgeRealisation:
    case TransferCause::kBankruptcy:
    case TransferCause::kOwnershipCorrection:
      return false;
    default:
      return true;
  }
}

Finding co_owner_is_missing(const Transfer& ctx) {
  if (!is_voluntary(ctx.command.cause)) return Finding::none();
  return lacks_co_owner(*ctx.patent, ctx.named.from, ctx.named.consents);
}

constexpr Rule<TransferRegister> kT03{
    .provision = {.code = Code::kT03,
                  .title = {"缺少共有人同意", "A co-owner has not consented"},
                  .detail = {"一名登记的共有人既未转让也未同意，且无另行约定。",
                             "A registered co-owner neither transfers nor consents, and the owners "
                             "have not agreed otherwise."},
                  .cure = {"提交该共有人的同意书，或由其共同转让。",
                           "File the co-owner's consent, or let the co-owner join the transfer."},
                  .consent = ConsentKind::kCoOwner,
                  .versions = {{.number = 1,
                                .sources = {{&kPatentLaw2008, {"第十五条第二款", "Art. 15(2)"}}},
                                .in_force = {.until = kPatentLaw2020.in_force.from}},
                               {.number = 0,
                                .sources = {{&kPatentLaw, {"第十四条第二款", "Art. 14(2)"}}},
                                .in_force = kPatentLaw2020.in_force}}},
    .reads = fields(&TransferRegister::patents, &TransferRegister::cause, &TransferRegister::from,
                    &TransferRegister::consents),
    .test = co_owner_is_missing};

Finding pledgee_is_missing(const Transfer& ctx) {
  if (!is_voluntary(ctx.command.cause)) return Finding::none();
  return lacks_pledgee(ctx.state, *ctx.patent, ctx.day, ctx.named.consents.pledgees);
}

constexpr Rule<TransferRegister> kT04{
    .provision =
        {.code = Code::kT04,
         .title = {"专利权已出质，未经质权人同意",
                   "The patent is pledged and a pledgee has not consented"},
         .detail = {"质权登记存续，出质人不得转让，但出质人与质权人协商同意的除外；转让所得价款应提"
                    "前清偿或提存。",
                    "The patent is under a registered pledge: the pledgor may not transfer unless "
                    "pledgor and pledgee agree; the price prepays the debt or is deposited."},
         .cure = {"提交质权人的同意书，或先办理质权注销登记。",
                  "File the pledgee's consent, or have the pledge cancelled first."},
         .consent = ConsentKind::kPledgee,
         .versions = {{.number = 0,
                       .sources = {{&kPropertyLaw, {"第二百二十七条第二款", "Art. 227(2)"}}},
                       .detail = {"质权登记存续，转让须经质权人同意。",
                                  "The patent is under a registered pledge; a transfer needs the "
                                  "pledgee's consent."}},
                      {.number = 1,
                       .sources = {{&kCivilCode, {"第四百四十四条第二款", "Art. 444(2)"}}}}}},
    .day = kRegistered,
    .reads =
        fields(&TransferRegister::patents, &TransferRegister::cause, &TransferRegister::consents),
    .test = pledgee_is_missing};

constexpr Rule<TransferRegister> kT05{
    .provision =
        {.code = Code::kT05,
         .title = {"因权属纠纷中止", "Suspended for an ownership dispute"},
         .detail = {"登记日权属纠纷中止程序尚未结束，不得办理转让手续。",
                    "On the day of registration the proceedings are suspended for an ownership "
                    "dispute; transfers are not processed."},
         .cure = {"待中止期满或恢复程序后再登记。",
                  "Register after the suspension has ended or the proceedings are resumed."},
         .versions = {{.number = 1,
                       .sources = {{&kImplementingRules2010,
                                    {"第八十六条、第八十八条", "Arts. 86 and 88"}}},
                       .in_force = {.until = kImplementingRules2024.in_force.from}},
                      {.number = 0,
                       .sources = {{&kImplementingRules2024,
                                    {"第一百零三条、第一百零五条", "Arts. 103 and 105"}}}}}},
    .day = kRegistered,
    .reads = fields(&TransferRegister::patents),
    .test = [](const Transfer& ctx) {
      return is_suspended(*ctx.patent, SuspensionKind::kOwnershipDispute, ctx.day);
    }};

constexpr Rule<TransferRegister> kT06{
    .provision =
        {.code = Code::kT06,
         .title = {"法院保全", "Preserved by a court"},
         .detail = {"登记日专利权处于财产保全之下。",
                    "On the day of registration the right is under a court's preservation."},
         .cure = {"待保全解除或期满后再登记。",
                  "Register after the preservation is lifted or has expired."},
         .versions = {{.number = 1,
                       .sources = {{&kImplementingRules2010,
                                    {"第八十七条、第八十八条", "Arts. 87 and 88"}}},
                       .in_force = {.until = kImplementingRules2024.in_force.from}},
                      {.number = 0,
                       .sources = {{&kImplementingRules2024,
                                    {"第一百零四条、第一百零五条", "Arts. 104 and 105"}}}}}},
    .day = kRegistered,
    .reads = fields(&TransferRegister::patents),
    .test = [](const Transfer& ctx) {
      return is_suspended(*ctx.patent, SuspensionKind::kPreservation, ctx.day);
    }};

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
         .cure = {"提交技术出口许可证或自由出口技术合同登记证书。",
                  "File the export licence or the export contract registration certificate."},
         .versions = {{.number = 0,
                       .sources = {{&kPatentLaw, {"第十条第二款", "Art. 10(2)"}},
                                   {&kExportRegulations, {"第三十至三十九条", "Arts. 30 to 39"}}},
                       .in_force = kAlways,
                       .on_fact = OnFact::kIsSilent}}},
    .reads = fields(&TransferRegister::patents, &TransferRegister::from, &TransferRegister::to,
                    &TransferRegister::export_paper),
    .test = [](const Transfer& ctx) {
      return Finding::applies_if(is_export(ctx) && !ctx.command.export_paper);
    }};

constexpr Rule<TransferRegister> kT08{
    .provision = {.code = Code::kT08,
                  .title = {"禁止出口的技术", "The technology is prohibited from export"},
                  .detail = {"该专利技术属于禁止出口的技术，不得由内地权利人转让给境外受让人。",
                             "The patent's technology is prohibited from export: it cannot go from "
                             "the mainland to a party abroad."},
                  .cure = {"转让给境内受让人。", "Transfer it to a party in the mainland."},
                  .versions = {{.number = 0,
                                .sources = {{&kExportRegulations, {"第二十九条", "Art. 29"}}},
                                .in_force = kAlways}}},
    .reads = fields(&TransferRegister::patents, &TransferRegister::from, &TransferRegister::to),
    .test = [](const Transfer& ctx) {
      return is_export(ctx) ? is_prohibited_from_export(*ctx.patent) : Finding::none();
    }};

Finding agency_is_missing(const Transfer& ctx) {
  const bool is_abroad = ctx.named.goes_abroad || ctx.named.from.has_foreigner;
  return Finding::applies_if(is_abroad && ctx.command.agency.empty());
}

constexpr Rule<TransferRegister> kT09{
    .provision = {.code = Code::kT09,
                  .title = {"境外当事人未委托代理机构", "A party abroad has no agency"},
                  .detail = {"在中国没有经常居所或营业所的境外当事人应当委托专利代理机构。",
                             "A party without residence or establishment in China must act through "
                             "a patent agency."},
                  .cure = {"委托专利代理机构并填写其名称。",
                           "Appoint a patent agency and name it."},
                  .versions = {{.number = 1,
                                .sources = {{&kPatentLaw2008, {"第十九条第一款", "Art. 19(1)"}}},
                                .in_force = {.until = kPatentLaw2020.in_force.from},
                                .on_fact = OnFact::kIsSilent},
                               {.number = 0,
                                .sources = {{&kPatentLaw, {"第十八条第一款", "Art. 18(1)"}}},
                                .in_force = kPatentLaw2020.in_force,
                                .on_fact = OnFact::kIsSilent}}},
    .reads = fields(&TransferRegister::patents, &TransferRegister::from, &TransferRegister::to,
                    &TransferRegister::agency),
    .test = agency_is_missing};

Finding form_is_wrong(const Transfer& ctx) {
  const bool is_pending = legal_status(*ctx.patent, ctx.day) == LegalStatus::kPending;
  const bool names_application = ctx.command.object == TransferObject::kApplication;
  const bool is_ended = static_cast<bool>(right_has_ended(*ctx.patent, ctx.day));
  return Finding::applies_if(ctx.command.signed_on > ctx.day ||
                             (!is_ended && is_pending != names_application));
}

constexpr Rule<TransferRegister> kT10{
    .provision = {.code = Code::kT10,
                  .title = {"形式不符", "The form requirements are not met"},
                  .detail = {"合同签订日晚于登记日，或合同标的（专利权、专利申请权）与登记簿不符。",
                             "The contract is signed after the day of registration, or its object "
                             "(patent or application) is not what the register shows."},
                  .cure = {"更正签订日或标的后重新提交。",
                           "Correct the day of signing or the object and file again."},
                  .versions = {{.number = 0,
                                .sources = {{&kPatentLaw, {"第十条第三款", "Art. 10(3)"}}},
                                .on_fact = OnFact::kIsSilent}}},
    .day = kRegistered,
    .reads =
        fields(&TransferRegister::patents, &TransferRegister::object, &TransferRegister::signed_on),
    .test = form_is_wrong};

// The transfer is registered already or changes nothing, or its shares do not match the register.
Finding is_stale(const Transfer& ctx) {
  const std::vector<Owner>& owners = ctx.patent->owners;
  const PartySet& from = ctx.named.from.known;
  const Claimants& to = ctx.named.to;
  const std::size_t transferors = from.count_in(owners);
  if (transferors == 0 && to.parties().count_in(owners) == to.parties().size()) {
    return Finding::applies_by(ctx.patent->title_by);  // Done already.
  }
  if (transferors < from.size()) return Finding::none();  // T01 applies.
  const auto after = owners_after(owners, from, to);
  const bool changes = after && !is_same_title(*after, owners);
  return changes ? Finding::none() : Finding::applies_by(ctx.patent->title_by);
}

constexpr Rule<TransferRegister> kT11{
    .provision = {.code = Code::kT11,
                  .title = {"重复登记或份额与登记簿不符",
                            "Already registered, or the shares do not match the register"},
                  .detail = {"该转让已经登记、登记簿不因其改变，或转让后的份额合计不等于一。",
                             "The transfer is registered already, changes nothing in the register, "
                             "or the shares after it do not sum to one."},
                  .cure = {"核对登记簿的现有份额后重新提交。",
                           "Compare with the shares in the register and file again."},
                  .versions = {{.number = 0,
                                .sources = {{&kPatentLaw, {"第十条第三款", "Art. 10(3)"}}}}}},
    .reads = fields(&TransferRegister::patents, &TransferRegister::from, &TransferRegister::to),
    .test = is_stale};

// In order of precedence.
constexpr std::array kRules{kT01, kT02, kT03, kT04, kT05, kT06, kT07, kT08, kT09, kT10, kT11};

}  // namespace

std::span<const Rule<TransferRegister>> transfer_rules() { return kRules; }

}  // namespace ledger::law
