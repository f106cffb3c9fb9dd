#include "ledger/law/pledge.h"

#include <algorithm>

#include "ledger/law/questions.h"

// This file is a table of law with its questions: longer than others.

namespace ledger::law {
namespace {

using Pledging = Case<PledgeRegister>;

Finding pledgor_is_not_owner(const Pledging& asked) {
  return is_not_owner(asked.state, *asked.patent, asked.command.pledgors);
}

Finding right_ended(const Pledging& asked) { return right_has_ended(*asked.patent, asked.day); }

Finding not_granted(const Pledging& asked) { return is_not_granted(*asked.patent, asked.day); }

Finding annuity_is_missed(const Pledging& asked) {
  return annuity_is_overdue(*asked.patent, asked.day);
}

Finding right_is_suspended(const Pledging& asked) { return is_suspended(*asked.patent, asked.day); }

Finding claim_outlasts_right(const Pledging& asked) {
  return asked.command.claim.until > last_day_of_term(*asked.patent)
             ? Finding::stands_by(asked.patent->born_by)
             : Finding::passes();
}

Finding content_is_missing(const Pledging& asked) {
  const PledgeRegister& command = asked.command;
  const bool has_no_amount = command.claim.amount.fen == 0 && !command.claim.maximum;
  return Finding::stands_if(command.pledgors.empty() || command.pledgees.empty() || has_no_amount ||
                            command.claim.until < command.claim.from);
}

Finding co_owner_is_missing(const Pledging& asked) {
  return lacks_co_owner(asked.state, *asked.patent, asked.command.pledgors, asked.command.consents);
}

// A change of a pledge does not meet that pledge itself.
std::string_view own_number(const Pledging& asked) {
  const bool is_change = std::holds_alternative<PledgeChange>(asked.submission.body);
  return is_change ? std::string_view(asked.command.pledge) : std::string_view();
}

Finding already_pledged(const Pledging& asked) {
  return is_pledged_after(asked.state, *asked.patent, asked.day, own_number(asked));
}

// An application for an invention of the same day by one of the owners is pending: the grant would
// end the utility model (IR 47).
Finding has_same_day_invention(const Pledging& asked) {
  Finding finding;
  const Patent& model = *asked.patent;
  if (model.number.type() != PatentType::kUtilityModel) return finding;
  asked.state.patents.for_each_invention_filed_on(model.filed, [&](const Patent& invention) {
    const bool is_pending = invention.filed == model.filed && invention.applied == model.filed &&
                            standing(invention, asked.day) == Standing::kPending;
    const bool is_same_applicant = std::ranges::any_of(
        invention.owners, [&](const Owner& owner) { return model.owner(owner.party) != nullptr; });
    if (is_pending && is_same_applicant) finding |= Finding::stands_by(invention.born_by);
  });
  return finding;
}

Finding invalidation_is_pending(const Pledging& asked) {
  const Episode* pending = episode_on(*asked.patent, EpisodeKind::kProceedings, asked.day);
  return pending == nullptr ? Finding::passes() : Finding::stands_by(pending->by);
}

// The registration number is taken, or the contract is signed after it was registered.
Finding does_not_conform(const Pledging& asked) {
  const Pledge* pledge = asked.state.pledges.find(asked.command.pledge);
  if (pledge != nullptr && pledge->is_recorded) return Finding::stands_by(pledge->by);
  return Finding::stands_if(asked.command.signed_on > asked.command.registered);
}

Finding claim_exceeds_appraisal(const Pledging& asked) {
  const auto& appraisal = asked.command.appraisal;
  if (!appraisal || !(appraisal->currency == asked.command.claim.currency)) {
    return Finding::passes();
  }
  return Finding::stands_if(asked.command.claim.amount > appraisal->value);
}

constexpr Period kOrder56{.from = Date{14'883}, .until = kM461};  // From 2010-10-01.
constexpr Period kSince2021{.from = kM461};
constexpr Text kPendingTitle{"已启动无效宣告程序", "Invalidation proceedings have been started"};
constexpr Text kPendingDetail{
    "登记日专利权处于无效宣告程序之中。",
    "On the day of registration the right is in invalidation proceedings."};

constexpr auto kPresent = std::to_array<Rule<PledgeRegister>>({
    {.row = {.number = row_number(Code::kP01),
             .code = Code::kP01,
             .article = {"专利权质押登记办法 第十一条第（一）项",
                         "Pledge Registration Measures, Art. 11(1)"},
             .title = {"出质人不是登记的专利权人", "A pledgor is not a registered owner"},
             .detail = {"出质人与专利登记簿记载的专利权人不一致。",
                        "A party named as pledgor is not among the owners in the register."},
             .cure = {"由登记的专利权人出质。", "Let the registered owners pledge."},
             .in_force = kSince2021},
     .ask = pledgor_is_not_owner},
    {.row = {.number = row_number(Code::kP02),
             .code = Code::kP02,
             .article = {"专利权质押登记办法 第十一条第（二）项",
                         "Pledge Registration Measures, Art. 11(2)"},
             .title = {"专利权已终止或被宣告无效", "The right has ended or been invalidated"},
             .detail = {"登记日专利权已届满、终止、放弃或被宣告全部无效。",
                        "On the day of registration the right has expired, lapsed, been abandoned "
                        "or been invalidated in full."},
             .cure = {"先恢复权利；已届满或无效的不能出质。",
                      "Have the right restored first; nothing cures an expiry or invalidity."},
             .in_force = kSince2021},
     .ask = right_ended},
    {.row = {.number = row_number(Code::kP03),
             .code = Code::kP03,
             .article = {"专利权质押登记办法 第十一条第（三）项",
                         "Pledge Registration Measures, Art. 11(3)"},
             .title = {"专利申请尚未授权", "The application is not granted"},
             .detail = {"登记日该申请尚未被授予专利权。",
                        "On the day of registration no right has been granted."},
             .cure = {"待授权公告后再登记。", "Register after the grant is announced."},
             .in_force = kSince2021},
     .ask = not_granted},
    {.row = {.number = row_number(Code::kP04),
             .code = Code::kP04,
             .article = {"专利权质押登记办法 第十一条第（四）项",
                         "Pledge Registration Measures, Art. 11(4)"},
             .title = {"未按规定缴纳年费", "The annuity is not paid"},
             .detail = {"年费未按期缴纳，专利处于滞纳期；逾期不缴的，权利自应缴之日起终止。",
                        "An annuity was missed and is not yet paid; if it stays unpaid the right "
                        "ends from the day on which it was due."},
             .cure = {"缴纳年费及滞纳金后再登记。",
                      "Pay the annuity with its late fee, then register."},
             .in_force = kSince2021},
     .ask = annuity_is_missed},
    {.row =
         {.number = row_number(Code::kP05),
          .code = Code::kP05,
          .article =
              {"专利权质押登记办法 第十一条第（五）项；专利法实施细则 第一百零三至一百零五条",
               "Pledge Registration Measures, Art. 11(5); Implementing Rules, Arts. 103 to "
               "105"},
          .title = {"权属纠纷中止或法院保全", "Suspended or preserved"},
          .detail = {"登记日专利权因权属纠纷中止或被法院保全，质押手续暂停办理。",
                     "On the day of registration the right is suspended for an ownership dispute "
                     "or preserved by a court."},
          .cure = {"待中止或保全结束后再登记。", "Register after it has ended."},
          .in_force = {.from = kRules2023}},
     .ask = right_is_suspended},
    {.row = {.number = row_number(Code::kP06),
             .code = Code::kP06,
             .article = {"专利权质押登记办法 第十一条第（六）项",
                         "Pledge Registration Measures, Art. 11(6)"},
             .title = {"债务履行期超过专利权有效期", "The debtor's term outlasts the right"},
             .detail = {"债务履行期的最后一日晚于专利权有效期的最后一日。",
                        "The last day of the debtor's term is after the right's last day."},
             .cure = {"缩短债务履行期。", "Shorten the debtor's term."},
             .in_force = kSince2021},
     .ask = claim_outlasts_right},
    {.row = {.number = row_number(Code::kP07),
             .code = Code::kP07,
             .article = {"专利权质押登记办法 第八条、第十一条第（七）项",
                         "Pledge Registration Measures, Arts. 8 and 11(7)"},
             .title = {"合同内容不全", "The contract lacks required content"},
             .detail = {"当事人、专利、担保债权数额或债务履行期缺失或自相矛盾。",
                        "Parties, patents, the claim's amount or the debtor's term are missing or "
                        "contradict each other."},
             .cure = {"补正合同内容后重新提交。", "Complete the contract and file again."},
             .in_force = kSince2021,
             .on_fact = OnFact::kIsSilent},
     .asked = Asked::kOnce,
     .ask = content_is_missing},
    {.row = {.number = row_number(Code::kP08),
             .code = Code::kP08,
             .article = {"专利法 第十四条第二款；专利权质押登记办法 第十一条第（八）项",
                         "Patent Law, Art. 14(2); Pledge Registration Measures, Art. 11(8)"},
             .title = {"缺少共有人同意", "A co-owner has not consented"},
             .detail = {"以共有专利权出质须经全体共有人同意，另有约定的除外。",
                        "To pledge a co-owned patent all co-owners must consent, unless they have "
                        "agreed otherwise."},
             .cure = {"提交其他共有人的同意书。", "File the other owners' consents."},
             .in_force = kSince2021},
     .ask = co_owner_is_missing},
    {.row = {.number = row_number(Code::kP09),
             .code = Code::kP09,
             .article = {"专利权质押登记办法 第十一条第（九）项",
                         "Pledge Registration Measures, Art. 11(9)"},
             .title = {"已办理质押登记且处于质押期间", "A pledge stands already"},
             .detail = {"该专利权已办理质押登记，尚未注销。",
                        "The patent is under a registered pledge that is not cancelled."},
             .cure = {"先办理在先质权的注销登记。", "Have the earlier pledge cancelled first."},
             .in_force = kSince2021},
     .ask = already_pledged},
    {.row = {.number = row_number(Code::kP10),
             .code = Code::kP10,
             .article = {"专利权质押登记办法 第十一条第（十）项",
                         "Pledge Registration Measures, Art. 11(10)"},
             .title = {"同日另有发明专利申请", "An invention was applied for on the same day"},
             .detail = {"同一申请人于同日另行申请了发明专利，发明授权时该实用新型专利权将终止。",
                        "The same applicant applied for an invention on the same day; its grant "
                        "would end the utility model."},
             .cure = {"当事人被告知后声明仍要求登记的，在 acknowledge 中填写 P10 "
                      "后以新编号重新提交。",
                      "If the parties, being told, still ask for registration, file again under a "
                      "new id with P10 in `acknowledge`."},
             .in_force = {.from = kM461},
             .weight = Weight::kWaivable,
             .on_fact = OnFact::kIsSilent},
     .ask = has_same_day_invention},
    {.row = {.number = row_number(Code::kP11),
             .code = Code::kP11,
             .article = {"专利权质押登记办法（2010年） 第十二条第（五）项",
                         "Pledge Registration Measures (2010), Art. 12(5)"},
             .title = kPendingTitle,
             .detail = kPendingDetail,
             .cure = {"待无效宣告程序结束后再登记。", "Register after the proceedings have ended."},
             .in_force = kOrder56},
     .ask = invalidation_is_pending},
    {.row =
         {.number = row_number(Code::kP11, 1),
          .code = Code::kP11,
          .article = {"专利权质押登记办法 第十一条第（十一）项",
                      "Pledge Registration Measures, Art. 11(11)"},
          .title = kPendingTitle,
          .detail = kPendingDetail,
          .cure = {"当事人被告知后声明仍要求登记的，在 acknowledge 中填写 P11 后以新编号重新提交。",
                   "If the parties, being told, still ask for registration, file again under a "
                   "new id with P11 in `acknowledge`."},
          .in_force = {.from = kM461},
          .weight = Weight::kWaivable,
          .on_fact = OnFact::kIsSilent},
     .ask = invalidation_is_pending},
    {.row = {.number = row_number(Code::kP12),
             .code = Code::kP12,
             .article = {"专利权质押登记办法 第十一条第（十二）项",
                         "Pledge Registration Measures, Art. 11(12)"},
             .title = {"其他不符合规定的情形", "It does not conform otherwise"},
             .detail = {"登记号已被使用，或合同签订日晚于登记日。",
                        "The registration number is taken, or the contract is signed after the "
                        "registration."},
             .cure = {"核对登记号和日期后重新提交。", "Check number and days and file again."},
             .in_force = kSince2021},
     .asked = Asked::kOnce,
     .ask = does_not_conform},
    {.row = {.number = row_number(Code::kW02),
             .code = Code::kW02,
             .article = {"", ""},
             .title = {"担保债权超过评估值", "The claim exceeds the appraisal"},
             .detail = {"担保债权数额大于评估价值。",
                        "The secured amount is above the appraised value."},
             .cure = {"核对评估报告。", "Check the appraisal."},
             .weight = Weight::kWarns},
     .asked = Asked::kOnce,
     .ask = claim_exceeds_appraisal},
});

// SIPO Order 56 of 2010, and the Implementing Rules as they were until 2024-01-19.
constexpr auto kFormer = std::to_array<Former>({
    {Code::kP01,
     1,
     {"专利权质押登记办法（2010年） 第十二条第（一）项",
      "Pledge Registration Measures (2010), Art. 12(1)"},
     kOrder56},
    {Code::kP02,
     1,
     {"专利权质押登记办法（2010年） 第十二条第（二）项",
      "Pledge Registration Measures (2010), Art. 12(2)"},
     kOrder56},
    {Code::kP03,
     1,
     {"专利权质押登记办法（2010年） 第十二条第（三）项",
      "Pledge Registration Measures (2010), Art. 12(3)"},
     kOrder56},
    {Code::kP04,
     1,
     {"专利权质押登记办法（2010年） 第十二条第（四）项",
      "Pledge Registration Measures (2010), Art. 12(4)"},
     kOrder56},
    {Code::kP05,
     1,
     {"专利权质押登记办法（2010年） 第十二条第（六）项",
      "Pledge Registration Measures (2010), Art. 12(6)"},
     kOrder56},
    {Code::kP06,
     1,
     {"专利权质押登记办法（2010年） 第十二条第（七）项",
      "Pledge Registration Measures (2010), Art. 12(7)"},
     kOrder56},
    {Code::kP07,
     1,
     {"专利权质押登记办法（2010年） 第九条、第十二条第（九）项",
      "Pledge Registration Measures (2010), Arts. 9 and 12(9)"},
     kOrder56},
    {Code::kP08,
     1,
     {"专利权质押登记办法（2010年） 第十二条第（十）项",
      "Pledge Registration Measures (2010), Art. 12(10)"},
     kOrder56},
    {Code::kP09,
     1,
     {"专利权质押登记办法（2010年） 第十二条第（十一）项",
      "Pledge Registration Measures (2010), Art. 12(11)"},
     kOrder56},
    {Code::kP12,
     1,
     {"专利权质押登记办法（2010年） 第十二条第（十二）项",
      "Pledge Registration Measures (2010), Art. 12(12)"},
     kOrder56},
    {Code::kP05,
     2,
     {"专利权质押登记办法 第十一条第（五）项；专利法实施细则（2010年） 第八十六至八十八条",
      "Pledge Registration Measures, Art. 11(5); Implementing Rules (2010), Arts. 86 to 88"},
     {.from = kM461, .until = kRules2023}},
});

constexpr auto kRules = with_former(kPresent, kFormer);

}  // namespace

std::span<const Rule<PledgeRegister>> pledge_rules() { return kRules; }

}  // namespace ledger::law
