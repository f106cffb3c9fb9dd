#include "ledger/law/rules/pledge.h"

#include <algorithm>

#include "ledger/law/conditions.h"
#include "ledger/law/names.h"
#include "ledger/model/codes.h"
#include "ledger/model/fold/confirm.h"

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
         .cure = {"由登记的专利权人出质，以新编号重新提交。",
                  "Let the registered owners pledge, and file again under a new id."},
         .versions = {{.number = 1,
                       .sources = {{&kPledgeMeasures2010, {"第十二条第（一）项", "Art. 12(1)"}}}},
                      {.number = 0,
                       .sources = {{&kPledgeMeasures2021, {"第十一条第（一）项", "Art. 11(1)"}}}}},
         .concerns = kNamesStrangers},
    .day = kRegistered,
    .reads = fields(&PledgeRegister::patents, &PledgeRegister::pledgors),
    .test =
        [](const Pledging& ctx) {
          return is_not_owner(*ctx.patent, ctx.named.pledgors, ctx.review);
        },
    .names =
        [](const Pledging& ctx) {
          return strangers(ctx.state, *ctx.patent, ctx.named.pledgors.known, ctx.review);
        }};

constexpr Rule<PledgeRegister> kP02{
    .provision =
        {.code = Code::kP02,
         .title = {"专利权已终止或被宣告无效", "The right has ended or been invalidated"},
         .detail = {"登记日专利权已不再有效，其终止见所列事实。",
                    "On the day of registration the right is no longer in force; the listed fact "
                    "ended it."},
         .cure = {"可以恢复的，恢复权利后以新编号重新提交；已届满、放弃或被宣告无效的不能出质。",
                  "If the right can be restored, file again under a new id after its restoration. "
                  "A right that has expired, was abandoned or was invalidated cannot be pledged."},
         .versions = {{.number = 1,
                       .sources = {{&kPledgeMeasures2010, {"第十二条第（二）项", "Art. 12(2)"}}}},
                      {.number = 0,
                       .sources = {{&kPledgeMeasures2021, {"第十一条第（二）项", "Art. 11(2)"}}}}},
         .concerns = kNamesEnd},
    .day = kRegistered,
    .reads = fields(&PledgeRegister::patents),
    .test = [](const Pledging& ctx) { return right_has_ended(*ctx.patent, ctx.day); },
    .names = [](const Pledging& ctx) { return end_of(*ctx.patent, ctx.day); }};

constexpr Rule<PledgeRegister> kP03{
    .provision =
        {.code = Code::kP03,
         .title = {"专利申请尚未授权", "The application is not granted"},
         .detail = {"登记日该申请尚未被授予专利权。",
                    "On the day of registration no right has been granted."},
         .cure = {"待授权公告后，以新编号重新提交。",
                  "File again under a new id after the grant is announced."},
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
         .detail = {"登记日年费逾期未缴；逾期不缴的，权利自应缴之日起终止。",
                    "On the day of registration an annuity is unpaid. If it stays unpaid, the "
                    "right ends from the day on which it was due."},
         .cure = {"缴纳年费及滞纳金后，以新编号重新提交。",
                  "Pay the annuity with its late fee, then file again under a new id."},
         .versions = {{.number = 1,
                       .sources = {{&kPledgeMeasures2010, {"第十二条第（四）项", "Art. 12(4)"}}}},
                      {.number = 0,
                       .sources = {{&kPledgeMeasures2021, {"第十一条第（四）项", "Art. 11(4)"}}}}},
         .concerns = kNamesDue},
    .day = kRegistered,
    .reads = fields(&PledgeRegister::patents),
    .test = [](const Pledging& ctx) { return annuity_is_overdue(*ctx.patent, ctx.day); },
    .names = [](const Pledging& ctx) { return unpaid_on(*ctx.patent, ctx.day); }};

constexpr Rule<PledgeRegister> kP05Dispute{
    .provision =
        {.code = Code::kP05,
         .title = {"因权属纠纷中止", "Suspended for an ownership dispute"},
         .detail = {"登记日权属纠纷中止程序尚未结束，质押手续暂停办理。",
                    "On the day of registration the proceedings are suspended for an ownership "
                    "dispute; pledges are not processed."},
         .cure = {"待中止期满或恢复程序后，以新编号重新提交。",
                  "File again under a new id after the suspension has ended or the proceedings are "
                  "resumed."},
         .versions = {{.number = 1,
                       .sources = {{&kPledgeMeasures2010, {"第十二条第（六）项", "Art. 12(6)"}}}},
                      {.number = 2,
                       .sources = {{&kPledgeMeasures2021, {"第十一条第（五）项", "Art. 11(5)"}},
                                   {&kImplementingRules2010,
                                    {"第八十六条、第八十八条", "Arts. 86 and 88"}}}},
                      {.number = 0,
                       .sources = {{&kPledgeMeasures2021, {"第十一条第（五）项", "Art. 11(5)"}},
                                   {&kImplementingRules2024,
                                    {"第一百零三条、第一百零五条", "Arts. 103 and 105"}}}}},
         .concerns = kNamesOrder},
    .day = kRegistered,
    .reads = fields(&PledgeRegister::patents),
    .test =
        [](const Pledging& ctx) {
          return is_suspended(*ctx.patent, SuspensionKind::kOwnershipDispute, ctx.review);
        },
    .names =
        [](const Pledging& ctx) {
          return order_of(*ctx.patent, SuspensionKind::kOwnershipDispute, ctx.review);
        }};

constexpr Rule<PledgeRegister> kP05Preserved{
    .provision =
        {.code = Code::kP05,
         .title = {"法院保全", "Preserved by a court"},
         .detail = {"登记日专利权处于财产保全之下，质押手续暂停办理。",
                    "On the day of registration the right is under a court's preservation; pledges "
                    "are not processed."},
         .cure = {"待保全解除或期满后，以新编号重新提交。",
                  "File again under a new id after the preservation is lifted or has expired."},
         .versions = {{.number = 4,
                       .sources = {{&kPledgeMeasures2010, {"第十二条第（六）项", "Art. 12(6)"}}}},
                      {.number = 5,
                       .sources = {{&kPledgeMeasures2021, {"第十一条第（五）项", "Art. 11(5)"}},
                                   {&kImplementingRules2010,
                                    {"第八十七条、第八十八条", "Arts. 87 and 88"}}}},
                      {.number = 3,
                       .sources = {{&kPledgeMeasures2021, {"第十一条第（五）项", "Art. 11(5)"}},
                                   {&kImplementingRules2024,
                                    {"第一百零四条、第一百零五条", "Arts. 104 and 105"}}}}},
         .concerns = kNamesOrder},
    .day = kRegistered,
    .reads = fields(&PledgeRegister::patents),
    .test =
        [](const Pledging& ctx) {
          return is_suspended(*ctx.patent, SuspensionKind::kPreservation, ctx.review);
        },
    .names =
        [](const Pledging& ctx) {
          return order_of(*ctx.patent, SuspensionKind::kPreservation, ctx.review);
        }};

Finding claim_outlasts_right(const Pledging& ctx) {
  const auto& claim = ctx.command.claim;
  return claim && claim->until > last_day_of_term(*ctx.patent)
             ? Finding::applies_by(ctx.patent->created_by)
             : Finding::none();
}

constexpr Rule<PledgeRegister> kP06{
    .provision =
        {.code = Code::kP06,
         .title = {"债务履行期超过专利权有效期", "The debtor's term outlasts the right"},
         .detail = {"债务履行期的最后一日晚于专利权期限届满日。",
                    "The last day of the debtor's term is after the right's last day."},
         .cure = {"将债务履行期缩短至所列届满日，以新编号重新提交；或以其他权利出质。",
                  "Shorten the debtor's term to the stated last day and file again under a new id; "
                  "or pledge another right."},
         .versions = {{.number = 1,
                       .sources = {{&kPledgeMeasures2010, {"第十二条第（七）项", "Art. 12(7)"}}}},
                      {.number = 0,
                       .sources = {{&kPledgeMeasures2021, {"第十一条第（六）项", "Art. 11(6)"}}}}},
         .concerns = kNamesLastDay},
    .reads = fields(&PledgeRegister::patents, &PledgeRegister::claim),
    .test = claim_outlasts_right,
    .names = [](const Pledging& ctx) { return last_day_of_term(*ctx.patent).text(); }};

constexpr Citation kOfContent2010{&kPledgeMeasures2010,
                                  {"第九条、第十二条第（九）项", "Arts. 9 and 12(9)"}};
constexpr Citation kOfContent2021{&kPledgeMeasures2021,
                                  {"第八条、第十一条第（七）项", "Arts. 8 and 11(7)"}};

constexpr Rule<PledgeRegister> kP07Parties{
    .provision =
        {.code = Code::kP07,
         .title = {"合同缺少当事人", "The contract lacks a party"},
         .detail = {"质押合同应当写明出质人和质权人。",
                    "A pledge contract states its pledgors and pledgees."},
         .cure = {"补充所列内容，以新编号重新提交。",
                  "Add what is listed and file again under a new id."},
         .versions = {{.number = 3, .sources = {kOfContent2010}, .on_fact = OnFact::kIsSilent},
                      {.number = 2, .sources = {kOfContent2021}, .on_fact = OnFact::kIsSilent}},
         .concerns = {"缺少的内容：", "Missing: "}},
    .scope = Scope::kSubmission,
    .reads = fields(&PledgeRegister::pledgors, &PledgeRegister::pledgees),
    .test =
        [](const Pledging& ctx) {
          return Finding::applies_if(ctx.command.pledgors.empty() || ctx.command.pledgees.empty());
        },
    .names =
        [](const Pledging& ctx) {
          NameList names;
          if (ctx.command.pledgors.empty()) names.add("pledgors");
          if (ctx.command.pledgees.empty()) names.add("pledgees");
          return std::move(names).take();
        }};

constexpr Rule<PledgeRegister> kP07Amount{
    .provision =
        {
            .code = Code::kP07,
            .title = {"合同缺少担保债权数额", "The contract lacks the amount of the claim"},
            .detail = {"质押合同应当写明被担保债权的数额，或者最高债权额。",
                       "A pledge contract states the amount of the claim that it secures, or its "
                       "maximum."},
            .cure =
                {"填写债权数额（claim.amount）或最高债权额（claim.maximum），以新编号重新提交。",
                 "State the amount (claim.amount) or the maximum (claim.maximum) and file again "
                 "under a new id."},
            .versions = {{.number = 1, .sources = {kOfContent2010}, .on_fact = OnFact::kIsSilent},
                         {.number = 0, .sources = {kOfContent2021}, .on_fact = OnFact::kIsSilent}},
        },
    .scope = Scope::kSubmission,
    .reads = fields(&PledgeRegister::claim),
    .test = [](const Pledging& ctx) {
      const auto& claim = ctx.command.claim;
      return Finding::applies_if(claim && claim->amount.fen == 0 && !claim->maximum);
    }};

constexpr Rule<PledgeRegister> kP07Term{
    .provision =
        {.code = Code::kP07,
         .title = {"债务履行期的终止日早于起始日", "The debtor's term ends before it begins"},
         .detail = {"质押合同应当写明债务人履行债务的期限。",
                    "A pledge contract states the term in which the debtor performs."},
         .cure = {"更正债务履行期，以新编号重新提交。",
                  "Correct the debtor's term and file again under a new id."},
         .versions = {{.number = 5, .sources = {kOfContent2010}, .on_fact = OnFact::kIsSilent},
                      {.number = 4, .sources = {kOfContent2021}, .on_fact = OnFact::kIsSilent}},
         .concerns = {"起始日与终止日：", "First and last day: "}},
    .scope = Scope::kSubmission,
    .reads = fields(&PledgeRegister::claim),
    .test =
        [](const Pledging& ctx) {
          const auto& claim = ctx.command.claim;
          return Finding::applies_if(claim && claim->until < claim->from);
        },
    .names =
        [](const Pledging& ctx) {
          return two_days(ctx.command.claim->from, ctx.command.claim->until);
        }};

constexpr Rule<PledgeRegister> kP08{
    .provision =
        {.code = Code::kP08,
         .title = {"缺少共有人同意", "A co-owner has not consented"},
         .detail = {"以共有专利权出质须经全体共有人同意，另有约定的除外。",
                    "To pledge a co-owned patent all co-owners must consent, unless they have "
                    "agreed otherwise."},
         .cure = {"以新编号重新提交，由所列共有人一并出质，或附其同意书（consents：co-owner）。",
                  "File again under a new id; let the named owners pledge too, or add their "
                  "documents (consents: co-owner)."},
         .consent = ConsentKind::kCoOwner,
         .versions = {{.number = 1,
                       .sources = {{&kPledgeMeasures2010, {"第十二条第（十）项", "Art. 12(10)"}}},
                       .on_fact = OnFact::kIsSilent},
                      {.number = 0,
                       .sources = {{&kPatentLaw2020, {"第十四条第二款", "Art. 14(2)"}},
                                   {&kPledgeMeasures2021, {"第十一条第（八）项", "Art. 11(8)"}}},
                       .on_fact = OnFact::kIsSilent}},
         .concerns = kNamesOwners},
    .day = kRegistered,
    .reads = fields(&PledgeRegister::patents, &PledgeRegister::pledgors, &PledgeRegister::consents),
    .not_on_change = fields(&PledgeRegister::consents),
    .test =
        [](const Pledging& ctx) {
          const PartySet& pledgors = ctx.named.pledgors.known;  // The bank is believed.
          return lacks_owner(ctx.state, *ctx.patent, pledgors, pledgors, ctx.named.consents,
                             ctx.review);
        },
    .names =
        [](const Pledging& ctx) {
          const PartySet& pledgors = ctx.named.pledgors.known;
          return names_of(ctx.state, silent_owners(ctx.state, *ctx.patent, pledgors, pledgors,
                                                   ctx.named.consents, ctx.review));
        }};

// The pledge that is changed, or repeated by its pledgee: it is not compared with itself. What it
// repeats is P12.
std::string_view own_number(const Pledging& ctx) {
  if (ctx.is_change) return ctx.command.pledge;
  return ctx.named.repeated == nullptr ? std::string_view() : ctx.named.repeated->id;
}

Finding is_pledged_already(const Pledging& ctx) {
  return is_pledged_after(ctx.state, *ctx.patent, ctx.review, own_number(ctx));
}

constexpr Rule<PledgeRegister> kP09{
    .provision =
        {.code = Code::kP09,
         .title = {"已办理质押登记且处于质押期间", "The patent is already pledged"},
         .detail = {"该专利权已办理质押登记，尚未注销。",
                    "The patent is under a registered pledge that is not cancelled."},
         .cure = {"先办理在先质权的注销登记，再以新编号重新提交。",
                  "Have the earlier pledge cancelled first, then file again under a new id."},
         .versions = {{.number = 1,
                       .sources = {{&kPledgeMeasures2010,
                                    {"第十二条第（十一）项", "Art. 12(11)"}}}},
                      {.number = 0,
                       .sources = {{&kPledgeMeasures2021, {"第十一条第（九）项", "Art. 11(9)"}}}}},
         .concerns = kNamesPledge},
    .day = kRegistered,
    .reads = fields(&PledgeRegister::pledge, &PledgeRegister::patents, &PledgeRegister::signed_on,
                    &PledgeRegister::pledgors, &PledgeRegister::pledgees, &PledgeRegister::claim),
    .not_on_change = fields(&PledgeRegister::signed_on, &PledgeRegister::pledgors,
                            &PledgeRegister::pledgees, &PledgeRegister::claim),
    .test = is_pledged_already,
    .names = [](const Pledging& ctx) {
      return pledges_after(ctx.state, *ctx.patent, ctx.review, own_number(ctx));
    }};

// One of the owners has applied for an invention on the same day, and the application is pending:
// its grant would end the utility model (IR 47). Calls `visit` for each, until it returns false.
template <typename Visit>
void for_each_same_day_invention(const Pledging& ctx, const Visit& visit) {
  const Patent& model = *ctx.patent;
  if (model.number.type() != PatentType::kUtilityModel) return;
  const Patents& patents = ctx.state.patents;
  const PartySet applicants = parties_of(model.owners);
  for (const PatentIndex index : patents.inventions_filed_on(model.filed, model.owners)) {
    const Patent& invention = patents.at(index);
    const bool is_pending = invention.filed == model.filed && invention.applied == model.filed &&
                            legal_status(invention, ctx.day) == LegalStatus::kPending;
    const bool is_same_applicant = std::ranges::any_of(
        invention.owners, [&](const Owner& owner) { return applicants.has(owner.party); });
    if (is_pending && is_same_applicant && !visit(invention)) return;
  }
}

Finding has_same_day_invention(const Pledging& ctx) {
  Finding finding;
  for_each_same_day_invention(ctx, [&](const Patent& invention) {
    finding |= Finding::applies_by(invention.created_by);
    return !finding.is_full();
  });
  return finding;
}

std::string same_day_inventions(const Pledging& ctx) {
  NameList names;
  for_each_same_day_invention(
      ctx, [&](const Patent& invention) { return names.add(invention.number.text()); });
  return std::move(names).take();
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
                       .on_fact = OnFact::kIsSilent}},
         .concerns = {"同日的发明专利申请：", "Invention of the same day: "}},
    .day = kRegistered,
    .reads = fields(&PledgeRegister::patents),
    .test = has_same_day_invention,
    .names = same_day_inventions};

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
                       .cure = {"待无效宣告程序结束后，以新编号重新提交。",
                                "File again under a new id after the proceedings have ended."}},
                      {.number = 1,
                       .sources = {{&kPledgeMeasures2021, {"第十一条第（十一）项", "Art. 11(11)"}}},
                       .weight = Weight::kWaivable,
                       .on_fact = OnFact::kIsSilent}}},
    .day = kRegistered,
    .reads = fields(&PledgeRegister::patents),
    .test = [](const Pledging& ctx) { return invalidation_is_pending(*ctx.patent, ctx.day); }};

constexpr Citation kOfOthers2010{&kPledgeMeasures2010, {"第十二条第（十二）项", "Art. 12(12)"}};
constexpr Citation kOfOthers2021{&kPledgeMeasures2021, {"第十一条第（十二）项", "Art. 11(12)"}};

Finding pledge_number_is_taken(const Pledging& ctx) {
  const Pledge* pledge = ctx.state.pledges.find(ctx.command.pledge);
  const bool is_taken = pledge != nullptr && pledge->is_registered();
  return is_taken ? Finding::applies_by(pledge->registered_by) : Finding::none();
}

constexpr Rule<PledgeRegister> kP12Taken{
    .provision = {.code = Code::kP12,
                  .title = {"登记号已被使用", "The registration number is taken"},
                  .detail = {"该登记号下已有登记的质权。",
                             "A pledge is registered under this number."},
                  .cure = {"核对登记号，以新编号重新提交；变更已登记的质权，用 pledge.change。",
                           "Check the number and file again under a new id. To change the "
                           "registered pledge, file pledge.change."},
                  .versions = {{.number = 1, .sources = {kOfOthers2010}},
                               {.number = 0, .sources = {kOfOthers2021}}},
                  .concerns = {"登记号：", "Number: "}},
    .scope = Scope::kSubmission,
    .reads = fields(&PledgeRegister::pledge),
    .not_on_change = fields(&PledgeRegister::pledge),
    .test = pledge_number_is_taken,
    .names = [](const Pledging& ctx) { return ctx.command.pledge; }};

constexpr auto kIdentity =
    fields(&PledgeRegister::pledge, &PledgeRegister::signed_on, &PledgeRegister::patents,
           &PledgeRegister::pledgors, &PledgeRegister::pledgees, &PledgeRegister::claim);

Finding is_registered_elsewhere(const Pledging& ctx) {
  const OptionalSeq same = same_under_another_number(ctx.state, ctx.command);
  return same.has_value() ? Finding::applies_by(*same) : Finding::none();
}

constexpr Rule<PledgeRegister> kP12Same{
    .provision =
        {.code = Code::kP12,
         .title = {"同一质押已以另一登记号登记", "This pledge is registered under another number"},
         .detail = {"已登记一项当事人、专利、债权种类、债务履行期和签订日均相同的质押。",
                    "A pledge with the same parties, patents, kind of claim, debtor's "
                    "term and day of signing is registered."},
         .cure = {"无需再次登记；确为另一质押的，核对其签订日和债务履行期，以新编号重新提交。",
                  "It need not be registered again. If this is another pledge, check its day of "
                  "signing and the debtor's term, and file again under a new id."},
         .versions = {{.number = 3, .sources = {kOfOthers2010}},
                      {.number = 2, .sources = {kOfOthers2021}}},
         .concerns = {"所填登记号：", "Stated number: "}},
    .scope = Scope::kSubmission,
    .reads = kIdentity,
    .not_on_change = kIdentity,
    .test = is_registered_elsewhere,
    .names = [](const Pledging& ctx) { return ctx.command.pledge; }};

constexpr Rule<PledgeRegister> kP12Signed{
    .provision =
        {.code = Code::kP12,
         .title = {"合同签订日晚于登记日", "The contract is signed after the registration"},
         .detail = {"质押登记须以已经订立的质押合同为据。",
                    "A registration rests on a pledge contract that is concluded already."},
         .cure = {"更正签订日或登记日，以新编号重新提交。",
                  "Correct the day of signing or of registration and file again under a new id."},
         .versions = {{.number = 5, .sources = {kOfOthers2010}},
                      {.number = 4, .sources = {kOfOthers2021}}},
         .concerns = kNamesTwoDays},
    .scope = Scope::kSubmission,
    .reads = fields(&PledgeRegister::signed_on, &PledgeRegister::registered),
    .not_on_change = fields(&PledgeRegister::signed_on, &PledgeRegister::registered),
    .test =
        [](const Pledging& ctx) {
          return Finding::applies_if(ctx.command.signed_on > ctx.command.registered);
        },
    .names =
        [](const Pledging& ctx) {
          return two_days(*ctx.command.signed_on, ctx.command.registered);
        }};

Finding claim_exceeds_appraisal(const Pledging& ctx) {
  const auto& appraisal = ctx.command.appraisal;
  const auto& claim = ctx.command.claim;
  if (!appraisal || !claim || !(appraisal->currency == claim->currency)) return Finding::none();
  return Finding::applies_if(claim->amount > appraisal->value);
}

constexpr Rule<PledgeRegister> kW02{
    .provision = {.code = Code::kW02,
                  .title = {"担保债权超过评估值", "The claim exceeds the appraisal"},
                  .detail = {"担保债权数额大于评估价值。",
                             "The secured amount is above the appraised value."},
                  .cure = {"核对评估报告。", "Check the appraisal."},
                  .versions = {{.number = 0, .weight = Weight::kWarns}},
                  .concerns = {"债权数额与评估价值：", "Claim and appraisal: "}},
    .scope = Scope::kSubmission,
    .reads = fields(&PledgeRegister::claim, &PledgeRegister::appraisal),
    .test = claim_exceeds_appraisal,
    .names = [](const Pledging& ctx) {
      return ctx.command.claim->amount.text() + ", " + ctx.command.appraisal->value.text();
    }};

// The exclusive licence or the open statement stays, and with it what the patent is worth.
constexpr Rule<PledgeRegister> kW07Licence{
    .provision =
        {.code = Code::kW07,
         .title = {"专利上有独占或排他许可", "The patent is under an exclusive or sole licence"},
         .detail = {"该许可不因出质而终止，影响质物价值。",
                    "It stays in spite of the pledge and lessens what the patent is worth."},
         .cure = {"评估时予以考虑。", "Take it into account in the appraisal."},
         .versions = {{.number = 2, .weight = Weight::kWarns}},
         .concerns = kNamesLicence},
    .day = kRegistered,
    .reads = fields(&PledgeRegister::patents),
    .test =
        [](const Pledging& ctx) {
          return has_exclusive_or_sole(ctx.state, *ctx.patent, ctx.review);
        },
    .names =
        [](const Pledging& ctx) { return exclusive_licences(ctx.state, *ctx.patent, ctx.review); }};

constexpr Rule<PledgeRegister> kW07Statement{
    .provision =
        {.code = Code::kW07,
         .title = {"专利上有开放许可声明", "The patent is under an open-licence statement"},
         .detail = {"该声明不因出质而失效，此后每一开放许可均为对已出质专利的许可。",
                    "It stays in spite of the pledge: each later open licence is a licence of a "
                    "pledged patent."},
         .cure = {"评估时予以考虑，并由质权人一并同意此后的开放许可。",
                  "Take it into account in the appraisal, and have the pledgee consent to the open "
                  "licences that follow."},
         .versions = {{.number = 4, .weight = Weight::kWarns}},
         .concerns = kNamesStatement},
    .day = kRegistered,
    .reads = fields(&PledgeRegister::patents),
    .test =
        [](const Pledging& ctx) {
          return has_active_statement(ctx.state, *ctx.patent, ctx.review);
        },
    .names = [](const Pledging& ctx) { return statement_of(ctx.state, *ctx.patent, ctx.review); }};

// In order of precedence.
constexpr std::array kRules{kP01,          kP02,       kP03,        kP04,        kP05Dispute,
                            kP05Preserved, kP06,       kP07Parties, kP07Amount,  kP07Term,
                            kP08,          kP09,       kP10,        kP11,        kP12Taken,
                            kP12Same,      kP12Signed, kW02,        kW07Licence, kW07Statement};

}  // namespace

std::span<const Rule<PledgeRegister>> pledge_rules() { return kRules; }

}  // namespace ledger::law
