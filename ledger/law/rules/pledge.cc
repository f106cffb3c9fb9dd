#include "ledger/law/rules/pledge.h"

#include <algorithm>

#include "ledger/law/conditions.h"
#include "ledger/model/codes.h"

// This file is a table of law: each rule with its test.

namespace ledger::law {
namespace {

using Pledging = RuleContext<PledgeRegister>;

constexpr auto kRegistered = day_of<PledgeRegister, &PledgeRegister::registered>();

constexpr Rule<PledgeRegister> kP01{
    .provision =
        {.code = Code::kP01,
         .title = {"出质人不是登记的专利权人", "A pledgor is not a registered owner"},
         .detail = {"出质人与专利登记簿记载的专利权人不一致。",
                    "A party named as pledgor is not among the owners in the register."},
         .cure = {"由登记的专利权人出质。", "Let the registered owners pledge."},
         .versions = {{.number = 1,
                       .sources = {{&kPledgeMeasures2010, {"第十二条第（一）项", "Art. 12(1)"}}}},
                      {.number = 0,
                       .sources = {{&kPledgeMeasures2021, {"第十一条第（一）项", "Art. 11(1)"}}}}}},
    .reads = fields(&PledgeRegister::patents, &PledgeRegister::pledgors),
    .test = [](const Pledging& ctx) { return is_not_owner(*ctx.patent, ctx.named.pledgors); }};

constexpr Rule<PledgeRegister> kP02{
    .provision =
        {.code = Code::kP02,
         .title = {"专利权已终止或被宣告无效", "The right has ended or been invalidated"},
         .detail = {"登记日专利权已届满、终止、放弃或被宣告全部无效。",
                    "On the day of registration the right has expired, lapsed, been abandoned or "
                    "been invalidated in full."},
         .cure =
             {"先恢复权利；已届满或无效的不能出质。",
              "Have the right restored first; an expired or invalidated right cannot be pledged."},
         .versions = {{.number = 1,
                       .sources = {{&kPledgeMeasures2010, {"第十二条第（二）项", "Art. 12(2)"}}}},
                      {.number = 0,
                       .sources = {{&kPledgeMeasures2021, {"第十一条第（二）项", "Art. 11(2)"}}}}}},
    .day = kRegistered,
    .reads = fields(&PledgeRegister::patents),
    .test = [](const Pledging& ctx) { return right_has_ended(*ctx.patent, ctx.day); }};

constexpr Rule<PledgeRegister> kP03{
    .provision =
        {.code = Code::kP03,
         .title = {"专利申请尚未授权", "The application is not granted"},
         .detail = {"登记日该申请尚未被授予专利权。",
                    "On the day of registration no right has been granted."},
         .cure = {"待授权公告后再登记。", "Register after the grant is announced."},
         .versions = {{.number = 1,
                       .sources = {{&kPledgeMeasures2010, {"第十二条第（三）项", "Art. 12(3)"}}}},
                      {.number = 0,
                       .sources = {{&kPledgeMeasures2021, {"第十一条第（三）项", "Art. 11(3)"}}}}}},
    .day = kRegistered,
    .reads = fields(&PledgeRegister::patents),
    .test = [](const Pledging& ctx) { return is_not_granted(*ctx.patent, ctx.day); }};

constexpr Rule<PledgeRegister> kP04{
    .provision =
        {.code = Code::kP04,
         .title = {"未按规定缴纳年费", "The annuity is not paid"},
         .detail = {"年费未按期缴纳，专利处于滞纳期；逾期不缴的，权利自应缴之日起终止。",
                    "An annuity was missed and is not yet paid; if it stays unpaid the right ends "
                    "from the day on which it was due."},
         .cure = {"缴纳年费及滞纳金后再登记。",
                  "Pay the annuity with its late fee, then register."},
         .versions = {{.number = 1,
                       .sources = {{&kPledgeMeasures2010, {"第十二条第（四）项", "Art. 12(4)"}}}},
                      {.number = 0,
                       .sources = {{&kPledgeMeasures2021, {"第十一条第（四）项", "Art. 11(4)"}}}}}},
    .day = kRegistered,
    .reads = fields(&PledgeRegister::patents),
    .test = [](const Pledging& ctx) { return annuity_is_overdue(*ctx.patent, ctx.day); }};

constexpr Rule<PledgeRegister> kP05{
    .provision =
        {.code = Code::kP05,
         .title = {"权属纠纷中止或法院保全", "Suspended or preserved"},
         .detail = {"登记日专利权因权属纠纷中止或被法院保全，质押手续暂停办理。",
                    "On the day of registration the right is suspended for an ownership dispute or "
                    "preserved by a court."},
         .cure = {"待中止或保全结束后再登记。", "Register after it has ended."},
         .versions = {{.number = 1,
                       .sources = {{&kPledgeMeasures2010, {"第十二条第（六）项", "Art. 12(6)"}}}},
                      {.number = 2,
                       .sources = {{&kPledgeMeasures2021, {"第十一条第（五）项", "Art. 11(5)"}},
                                   {&kImplementingRules2010,
                                    {"第八十六至八十八条", "Arts. 86 to 88"}}}},
                      {.number = 0,
                       .sources = {{&kPledgeMeasures2021, {"第十一条第（五）项", "Art. 11(5)"}},
                                   {&kImplementingRules2024,
                                    {"第一百零三至一百零五条", "Arts. 103 to 105"}}}}}},
    .day = kRegistered,
    .reads = fields(&PledgeRegister::patents),
    .test = [](const Pledging& ctx) { return is_suspended(*ctx.patent, ctx.day); }};

Finding claim_outlasts_right(const Pledging& ctx) {
  return ctx.command.claim.until > last_day_of_term(*ctx.patent)
             ? Finding::applies_by(ctx.patent->created_by)
             : Finding::none();
}

constexpr Rule<PledgeRegister> kP06{
    .provision =
        {.code = Code::kP06,
         .title = {"债务履行期超过专利权有效期", "The debtor's term outlasts the right"},
         .detail = {"债务履行期的最后一日晚于专利权有效期的最后一日。",
                    "The last day of the debtor's term is after the right's last day."},
         .cure = {"缩短债务履行期。", "Shorten the debtor's term."},
         .versions = {{.number = 1,
                       .sources = {{&kPledgeMeasures2010, {"第十二条第（七）项", "Art. 12(7)"}}}},
                      {.number = 0,
                       .sources = {{&kPledgeMeasures2021, {"第十一条第（六）项", "Art. 11(6)"}}}}}},
    .reads = fields(&PledgeRegister::patents, &PledgeRegister::claim),
    .test = claim_outlasts_right};

Finding content_is_missing(const Pledging& ctx) {
  const PledgeRegister& command = ctx.command;
  const bool has_no_amount = command.claim.amount.fen == 0 && !command.claim.maximum;
  return Finding::applies_if(command.pledgors.empty() || command.pledgees.empty() ||
                             has_no_amount || command.claim.until < command.claim.from);
}

constexpr Rule<PledgeRegister> kP07{
    .provision = {.code = Code::kP07,
                  .title = {"合同内容不全", "The contract lacks required content"},
                  .detail = {"当事人、专利、担保债权数额或债务履行期缺失或自相矛盾。",
                             "Parties, patents, the claim's amount or the debtor's term are "
                             "missing or contradict each other."},
                  .cure = {"补正合同内容后重新提交。", "Complete the contract and file again."},
                  .versions = {{.number = 1,
                                .sources = {{&kPledgeMeasures2010,
                                             {"第九条、第十二条第（九）项", "Arts. 9 and 12(9)"}}},
                                .on_fact = OnFact::kIsSilent},
                               {.number = 0,
                                .sources = {{&kPledgeMeasures2021,
                                             {"第八条、第十一条第（七）项", "Arts. 8 and 11(7)"}}},
                                .on_fact = OnFact::kIsSilent}}},
    .scope = Scope::kSubmission,
    .reads = fields(&PledgeRegister::pledgors, &PledgeRegister::pledgees, &PledgeRegister::claim),
    .test = content_is_missing};

constexpr Rule<PledgeRegister> kP08{
    .provision =
        {.code = Code::kP08,
         .title = {"缺少共有人同意", "A co-owner has not consented"},
         .detail = {"以共有专利权出质须经全体共有人同意，另有约定的除外。",
                    "To pledge a co-owned patent all co-owners must consent, unless they have "
                    "agreed otherwise."},
         .cure = {"提交其他共有人的同意书。", "File the other owners' consents."},
         .consent = ConsentKind::kCoOwner,
         .versions = {{.number = 1,
                       .sources = {{&kPledgeMeasures2010, {"第十二条第（十）项", "Art. 12(10)"}}}},
                      {.number = 0,
                       .sources = {{&kPatentLaw, {"第十四条第二款", "Art. 14(2)"}},
                                   {&kPledgeMeasures2021, {"第十一条第（八）项", "Art. 11(8)"}}}}}},
    .reads = fields(&PledgeRegister::patents, &PledgeRegister::pledgors, &PledgeRegister::consents),
    .not_on_change = fields(&PledgeRegister::consents),
    .test = [](const Pledging& ctx) {
      return lacks_co_owner(*ctx.patent, ctx.named.pledgors, ctx.named.consents);
    }};

// A changed pledge is not compared with itself.
Finding is_pledged_already(const Pledging& ctx) {
  const std::string_view own = ctx.is_change ? std::string_view(ctx.command.pledge) : "";
  return is_pledged_after(ctx.state, *ctx.patent, ctx.day, own);
}

constexpr Rule<PledgeRegister> kP09{
    .provision =
        {.code = Code::kP09,
         .title = {"已办理质押登记且处于质押期间", "The patent is already pledged"},
         .detail = {"该专利权已办理质押登记，尚未注销。",
                    "The patent is under a registered pledge that is not cancelled."},
         .cure = {"先办理在先质权的注销登记。", "Have the earlier pledge cancelled first."},
         .versions = {{.number = 1,
                       .sources = {{&kPledgeMeasures2010,
                                    {"第十二条第（十一）项", "Art. 12(11)"}}}},
                      {.number = 0,
                       .sources = {{&kPledgeMeasures2021, {"第十一条第（九）项", "Art. 11(9)"}}}}}},
    .day = kRegistered,
    .reads = fields(&PledgeRegister::pledge, &PledgeRegister::patents),
    .test = is_pledged_already};

// One of the owners has applied for an invention on the same day, and the application is pending:
// its grant would end the utility model (IR 47).
Finding has_same_day_invention(const Pledging& ctx) {
  Finding finding;
  const Patent& model = *ctx.patent;
  if (model.number.type() != PatentType::kUtilityModel) return finding;
  const Patents& patents = ctx.state.patents;
  const PartySet applicants = parties_of(model.owners);
  for (const PatentIndex index : patents.inventions_filed_on(model.filed, model.owners)) {
    if (finding.is_full()) break;
    const Patent& invention = patents.at(index);
    const bool is_pending = invention.filed == model.filed && invention.applied == model.filed &&
                            legal_status(invention, ctx.day) == LegalStatus::kPending;
    const bool is_same_applicant = std::ranges::any_of(
        invention.owners, [&](const Owner& owner) { return applicants.has(owner.party); });
    if (is_pending && is_same_applicant) finding |= Finding::applies_by(invention.created_by);
  }
  return finding;
}

constexpr Rule<PledgeRegister> kP10{
    .provision =
        {.code = Code::kP10,
         .title = {"同日另有发明专利申请", "An invention was applied for on the same day"},
         .detail = {"同一申请人于同日另行申请了发明专利，发明授权时该实用新型专利权将终止。",
                    "The same applicant applied for an invention on the same day; its grant would "
                    "end the utility model."},
         .cure = {"当事人被告知后声明仍要求登记的，在 acknowledge 中填写 P10 后以新编号重新提交。",
                  "If the parties have been informed and still request registration, file again "
                  "under a new id with P10 in `acknowledge`."},
         .versions = {{.number = 0,
                       .sources = {{&kPledgeMeasures2021, {"第十一条第（十）项", "Art. 11(10)"}}},
                       .weight = Weight::kWaivable,
                       .on_fact = OnFact::kIsSilent}}},
    .day = kRegistered,
    .reads = fields(&PledgeRegister::patents),
    .test = has_same_day_invention};

Finding invalidation_is_pending(const Pledging& ctx) {
  const Episode* pending = episode_on(*ctx.patent, EpisodeKind::kProceedings, ctx.day);
  return pending == nullptr ? Finding::none() : Finding::applies_by(pending->stated_by);
}

constexpr Rule<PledgeRegister> kP11{
    .provision =
        {.code = Code::kP11,
         .title = {"已启动无效宣告程序", "Invalidation proceedings have been started"},
         .detail = {"登记日专利权处于无效宣告程序之中。",
                    "On the day of registration the right is in invalidation proceedings."},
         .cure = {"当事人被告知后声明仍要求登记的，在 acknowledge 中填写 P11 后以新编号重新提交。",
                  "If the parties have been informed and still request registration, file again "
                  "under a new id with P11 in `acknowledge`."},
         .versions = {{.number = 0,
                       .sources = {{&kPledgeMeasures2010, {"第十二条第（五）项", "Art. 12(5)"}}},
                       .cure = {"待无效宣告程序结束后再登记。",
                                "Register after the proceedings have ended."}},
                      {.number = 1,
                       .sources = {{&kPledgeMeasures2021, {"第十一条第（十一）项", "Art. 11(11)"}}},
                       .weight = Weight::kWaivable,
                       .on_fact = OnFact::kIsSilent}}},
    .day = kRegistered,
    .reads = fields(&PledgeRegister::patents),
    .test = invalidation_is_pending};

// The registration number is taken, or the contract was signed after the day of registration.
Finding does_not_conform(const Pledging& ctx) {
  const Pledge* pledge = ctx.state.pledges.find(ctx.command.pledge);
  if (pledge != nullptr && pledge->is_registered())
    return Finding::applies_by(pledge->registered_by);
  return Finding::applies_if(ctx.command.signed_on > ctx.command.registered);
}

constexpr Rule<PledgeRegister> kP12{
    .provision = {.code = Code::kP12,
                  .title = {"其他不符合规定的情形", "Other non-conformities"},
                  .detail = {"登记号已被使用，或合同签订日晚于登记日。",
                             "The registration number is taken, or the contract is signed after "
                             "the registration."},
                  .cure = {"核对登记号和日期后重新提交。", "Check number and days and file again."},
                  .versions = {{.number = 1,
                                .sources = {{&kPledgeMeasures2010,
                                             {"第十二条第（十二）项", "Art. 12(12)"}}}},
                               {.number = 0,
                                .sources = {{&kPledgeMeasures2021,
                                             {"第十一条第（十二）项", "Art. 11(12)"}}}}}},
    .scope = Scope::kSubmission,
    .reads =
        fields(&PledgeRegister::pledge, &PledgeRegister::signed_on, &PledgeRegister::registered),
    .not_on_change =
        fields(&PledgeRegister::pledge, &PledgeRegister::signed_on, &PledgeRegister::registered),
    .test = does_not_conform};

Finding claim_exceeds_appraisal(const Pledging& ctx) {
  const auto& appraisal = ctx.command.appraisal;
  if (!appraisal || !(appraisal->currency == ctx.command.claim.currency)) return Finding::none();
  return Finding::applies_if(ctx.command.claim.amount > appraisal->value);
}

constexpr Rule<PledgeRegister> kW02{
    .provision = {.code = Code::kW02,
                  .title = {"担保债权超过评估值", "The claim exceeds the appraisal"},
                  .detail = {"担保债权数额大于评估价值。",
                             "The secured amount is above the appraised value."},
                  .cure = {"核对评估报告。", "Check the appraisal."},
                  .versions = {{.number = 0, .weight = Weight::kWarns}}},
    .scope = Scope::kSubmission,
    .reads = fields(&PledgeRegister::claim, &PledgeRegister::appraisal),
    .test = claim_exceeds_appraisal};

// In order of precedence.
constexpr std::array kRules{kP01, kP02, kP03, kP04, kP05, kP06, kP07,
                            kP08, kP09, kP10, kP11, kP12, kW02};

}  // namespace

std::span<const Rule<PledgeRegister>> pledge_rules() { return kRules; }

}  // namespace ledger::law
