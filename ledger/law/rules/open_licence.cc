#include "ledger/law/rules/open_licence.h"

#include <algorithm>

#include "ledger/law/conditions.h"
#include "ledger/law/names.h"
#include "ledger/law/rules/licence.h"
#include "ledger/model/codes.h"

// This file is a table of law: each rule with its test.

namespace ledger::law {
namespace {

using Declaring = RuleContext<OpenLicenceDeclare>;
using Accepting = RuleContext<OpenLicenceAccept>;

constexpr FactDay<OpenLicenceDeclare> kAnnouncedOrDeclared{
    .name = {"announced；未填的，declared", "announced, else declared"},
    .fields = fields(&OpenLicenceDeclare::announced, &OpenLicenceDeclare::declared),
    .of = [](const OpenLicenceDeclare& command) {
      return command.announced.value_or(command.declared);
    }};

constexpr auto kDeclaredOfWithdrawal =
    day_of<OpenLicenceWithdraw, &OpenLicenceWithdraw::declared>();

constexpr FactDay<OpenLicenceAccept> kNoticeOrPayment{
    .name = {"notice；未填的，paid.on", "notice, else paid.on"},
    .fields = fields(&OpenLicenceAccept::notice, &OpenLicenceAccept::paid),
    .of = [](const OpenLicenceAccept& command) {
      return command.notice.value_or(command.paid.on);
    }};

// Up to 2024-01-19 the Implementing Rules did not know open licences: the bars rested on the laws
// and on the text of 2010.
constexpr Period kBeforeRules{.from = kPatentLaw2020.in_force.from,
                              .until = kImplementingRules2024.in_force.from};

// ---- Statement ------------------------------------------------------------------------------

constexpr Rule<OpenLicenceDeclare> kO01{
    .provision = {.code = Code::kO01,
                  .title = {"尚未授权", "Not granted"},
                  .detail = {"开放许可声明应在公告授予专利权之后提出。",
                             "A statement is made after the grant is announced."},
                  .cure = {"待授权公告后，以新编号重新提交。",
                           "File again under a new id after the grant is announced."},
                  .versions = {{.number = 1,
                                .sources = {{&kPatentLaw2020, {"第五十条第一款", "Art. 50(1)"}}},
                                .in_force = kBeforeRules},
                               {.number = 0,
                                .sources = {{&kImplementingRules2024,
                                             {"第八十五条第一款", "Art. 85(1)"}}}}}},
    .day = kAnnouncedOrDeclared,
    .reads = fields(&OpenLicenceDeclare::patent),
    .test = [](const Declaring& ctx) { return is_not_granted(*ctx.patent, ctx.day); }};

// The declaring parties must be exactly the registered owners, each by its own word or document.
enum class Declared : std::uint8_t { kByAll, kByStranger, kNotByAll, kUnheard };

template <typename Command>
std::vector<PartyIndex> owners_not_declaring(const RuleContext<Command>& ctx) {
  const PartySet& declaring = ctx.named.patentees.known;
  std::vector<PartyIndex> others = missing_former_owners(*ctx.patent, declaring, ctx.review);
  for (const Owner& owner : ctx.patent->owners) {
    if (!declaring.has(owner.party)) others.push_back(owner.party);
  }
  return others;
}

template <typename Command>
std::vector<PartyIndex> silent_patentees(const RuleContext<Command>& ctx) {
  return silent_owners(ctx.state, *ctx.patent, ctx.named.patentees.known, ctx.named.heard,
                       ctx.named.consents, ctx.review);
}

template <typename Command>
Declared declared_by(const RuleContext<Command>& ctx) {
  if (is_not_owner(*ctx.patent, ctx.named.patentees, ctx.review)) return Declared::kByStranger;
  if (!owners_not_declaring(ctx).empty()) return Declared::kNotByAll;
  return silent_patentees(ctx).empty() ? Declared::kByAll : Declared::kUnheard;
}

// The office announces a withdrawal without repeating who declared it.
bool names_nobody(const Declaring& /*ctx*/) { return false; }
bool names_nobody(const RuleContext<OpenLicenceWithdraw>& ctx) {
  return ctx.command.patentees.empty() && ctx.speaker.is_official;
}

template <typename Command, Declared kHow>
Finding is_declared(const RuleContext<Command>& ctx) {
  const bool applies = !names_nobody(ctx) && declared_by(ctx) == kHow;
  return applies ? Finding::applies_by(ctx.patent->title_by) : Finding::none();
}

constexpr Citation kOfPatentees{&kPatentLaw2020,
                                {"第五十条第一款、第十四条第二款", "Arts. 50(1) and 14(2)"}};

// Of a statement and of its withdrawal.
constexpr Provision kByStranger{
    .code = Code::kO02,
    .title = {"声明人不是登记的专利权人", "A declaring party is not a registered owner"},
    .detail = {"开放许可声明及其撤回由登记的专利权人提出。",
               "A statement, and its withdrawal, is made by the registered owners."},
    .cure = {"由登记的专利权人声明，以新编号重新提交。",
             "Let the registered owners declare, and file again under a new id."},
    .versions = {{.number = 0, .sources = {kOfPatentees}}},
    .concerns = kNamesStrangers};

constexpr Provision kNotByAll{
    .code = Code::kO02,
    .title = {"未由全体专利权人声明", "Not all owners declare"},
    .detail = {"开放许可声明及其撤回由全体专利权人共同提出。",
               "A statement, and its withdrawal, is made by all owners together."},
    .cure = {"由全体权利人共同声明，以新编号重新提交。",
             "Let all owners declare together, and file again under a new id."},
    .versions = {{.number = 1, .sources = {kOfPatentees}}},
    .concerns = {"未列入 patentees 的权利人：", "Owner that is not in `patentees`: "}};

constexpr Provision kPatenteesUnheard{
    .code = Code::kO02,
    .title = {"缺少专利权人的同意书", "An owner's document is missing"},
    .detail = {"声明由一名专利权人提交的，须附其他专利权人的同意书。",
               "If one owner files a statement, the documents of the other owners are added."},
    .cure = {"以新编号重新提交，并附所列权利人的同意书（consents：patentee）。",
             "File again under a new id, with the documents of the named owners (consents: "
             "patentee)."},
    .consent = ConsentKind::kCoOwner,
    .versions = {{.number = 2, .sources = {kOfPatentees}}},
    .concerns = kNamesOwners};

template <typename Command>
std::string declaring_strangers(const RuleContext<Command>& ctx) {
  return strangers(ctx.state, *ctx.patent, ctx.named.patentees.known, ctx.review);
}
template <typename Command>
std::string not_declaring(const RuleContext<Command>& ctx) {
  return names_of(ctx.state, owners_not_declaring(ctx));
}
template <typename Command>
std::string unheard_patentees(const RuleContext<Command>& ctx) {
  return names_of(ctx.state, silent_patentees(ctx));
}

constexpr auto kDeclarers = fields(&OpenLicenceDeclare::patent, &OpenLicenceDeclare::patentees,
                                   &OpenLicenceDeclare::consents);

constexpr Rule<OpenLicenceDeclare> kO02ByStranger{
    .provision = kByStranger,
    .day = kAnnouncedOrDeclared,
    .reads = kDeclarers,
    .test = is_declared<OpenLicenceDeclare, Declared::kByStranger>,
    .names = declaring_strangers<OpenLicenceDeclare>};

constexpr Rule<OpenLicenceDeclare> kO02NotByAll{
    .provision = kNotByAll,
    .day = kAnnouncedOrDeclared,
    .reads = kDeclarers,
    .test = is_declared<OpenLicenceDeclare, Declared::kNotByAll>,
    .names = not_declaring<OpenLicenceDeclare>};

constexpr Rule<OpenLicenceDeclare> kO02Unheard{
    .provision = kPatenteesUnheard,
    .day = kAnnouncedOrDeclared,
    .reads = kDeclarers,
    .test = is_declared<OpenLicenceDeclare, Declared::kUnheard>,
    .names = unheard_patentees<OpenLicenceDeclare>};

Finding standard_is_missing(const Declaring& ctx) {
  const Fee& fee = ctx.command.fee;
  const bool is_free = fee.form == FeeForm::kFree;
  return Finding::applies_if(!is_free && !fee.amount && !fee.total && !fee.royalty);
}

constexpr Rule<OpenLicenceDeclare> kO03Standard{
    .provision =
        {.code = Code::kO03,
         .title = {"声明缺少使用费标准", "The statement lacks the standard of the fee"},
         .detail = {"开放许可声明应当写明许可使用费的支付方式和标准。",
                    "A statement gives the form and the standard of the fee."},
         .cure =
             {"填写固定费用（amount）、总额（total）或提成（royalty），以新编号重新提交。",
              "State a fixed fee (`amount`), a total or a royalty, and file again under a new id."},
         .versions = {{.number = 1,
                       .sources = {{&kPatentLaw2020, {"第五十条第一款", "Art. 50(1)"}}},
                       .in_force = kBeforeRules,
                       .on_fact = OnFact::kIsSilent},
                      {.number = 0,
                       .sources = {{&kImplementingRules2024, {"第八十五条第二款", "Art. 85(2)"}}},
                       .on_fact = OnFact::kIsSilent}}},
    .scope = Scope::kSubmission,
    .reads = fields(&OpenLicenceDeclare::fee),
    .test = standard_is_missing};

Finding currency_is_missing(const Declaring& ctx) {
  const Fee& fee = ctx.command.fee;
  return Finding::applies_if((fee.amount || fee.total) && !fee.currency);
}

constexpr Rule<OpenLicenceDeclare> kO03Currency{
    .provision =
        {.code = Code::kO03,
         .title = {"声明缺少使用费的币种", "The statement lacks the currency of the fee"},
         .detail = {"使用费的标准应当写明币种。", "The standard of the fee states its currency."},
         .cure = {"填写币种（currency），以新编号重新提交。",
                  "State `currency` and file again under a new id."},
         .versions = {{.number = 3,
                       .sources = {{&kPatentLaw2020, {"第五十条第一款", "Art. 50(1)"}}},
                       .in_force = kBeforeRules,
                       .on_fact = OnFact::kIsSilent},
                      {.number = 2,
                       .sources = {{&kImplementingRules2024, {"第八十五条第二款", "Art. 85(2)"}}},
                       .on_fact = OnFact::kIsSilent}}},
    .scope = Scope::kSubmission,
    .reads = fields(&OpenLicenceDeclare::fee),
    .test = currency_is_missing};

constexpr Rule<OpenLicenceDeclare> kO03Term{
    .provision =
        {.code = Code::kO03,
         .title = {"许可期限早于声明日或公告日", "The term ends before the statement begins"},
         .detail = {"开放许可声明应当写明许可期限，其最后一日不得早于公告日（未公告的，声明日）。",
                    "A statement gives its term, which does not end before its announcement, or "
                    "else its declaration."},
         .cure = {"更正许可期限（until），以新编号重新提交。",
                  "Correct `until` and file again under a new id."},
         .versions = {{.number = 5,
                       .sources = {{&kPatentLaw2020, {"第五十条第一款", "Art. 50(1)"}}},
                       .in_force = kBeforeRules,
                       .on_fact = OnFact::kIsSilent},
                      {.number = 4,
                       .sources = {{&kImplementingRules2024, {"第八十五条第二款", "Art. 85(2)"}}},
                       .on_fact = OnFact::kIsSilent}},
         .concerns = {"声明日或公告日，与期限的最后一日：",
                      "Announced or declared on, and last day of the term: "}},
    .scope = Scope::kSubmission,
    .day = kAnnouncedOrDeclared,
    .reads = fields(&OpenLicenceDeclare::until),
    .test = [](const Declaring& ctx) { return Finding::applies_if(ctx.command.until < ctx.day); },
    .names = [](const Declaring& ctx) { return two_days(ctx.day, ctx.command.until); }};

// The cost of an open licence must be clear from the statement: the form of the fee fits its
// standard, and requires no negotiation.
bool needs_negotiation(FeeForm form) {
  switch (form) {
    case FeeForm::kLumpSum:
    case FeeForm::kInstalments:
    case FeeForm::kFree:
    case FeeForm::kRoyalty:
    case FeeForm::kEntryFeePlusRoyalty:
      return false;
    case FeeForm::kUnset:
    case FeeForm::kEquity:
    case FeeForm::kWarrant:
    case FeeForm::kTryFirstPayLater:
    case FeeForm::kCross:
      break;
  }
  return true;
}

bool has_other_standard(const Fee& fee) {
  const bool has_sum = fee.amount || fee.total;
  switch (fee.form) {
    case FeeForm::kLumpSum:
    case FeeForm::kInstalments:
      return fee.royalty.has_value();
    case FeeForm::kFree:
      return fee.royalty || fee.amount.value_or(Amount{}).fen != 0 ||
             fee.total.value_or(Amount{}).fen != 0;
    case FeeForm::kRoyalty:
      return has_sum && !fee.royalty;
    case FeeForm::kEntryFeePlusRoyalty:
      return has_sum != fee.royalty.has_value();
    default:
      return false;
  }
}

constexpr Rule<OpenLicenceDeclare> kO04Standard{
    .provision =
        {.code = Code::kO04,
         .title = {"使用费的支付方式与标准不一致",
                   "The form of the fee and its standard contradict each other"},
         .detail =
             {"一次总付和分期支付写明金额，提成写明提成率，入门费加提成写明两者，免费的没有金额。",
              "A lump sum or instalments have an amount, a royalty a rate, an entry fee with a "
              "royalty both, and what is free has none."},
         .cure = {"按支付方式填写标准，以新编号重新提交。",
                  "State the standard that fits the form and file again under a new id."},
         .versions = {{.number = 1,
                       .sources = {{&kPatentLaw2020, {"第五十条第一款", "Art. 50(1)"}}},
                       .in_force = kBeforeRules,
                       .on_fact = OnFact::kIsSilent},
                      {.number = 0,
                       .sources = {{&kImplementingRules2024, {"第八十五条第三款", "Art. 85(3)"}}},
                       .on_fact = OnFact::kIsSilent}}},
    .scope = Scope::kSubmission,
    .reads = fields(&OpenLicenceDeclare::fee),
    .test = [](const Declaring& ctx) {
      return Finding::applies_if(has_other_standard(ctx.command.fee));
    }};

constexpr Rule<OpenLicenceDeclare> kO04Negotiated{
    .provision =
        {.code = Code::kO04,
         .title = {"该支付方式须另行协商", "The form of the fee needs negotiation"},
         .detail = {"任何人按声明支付使用费即获得许可；须另行协商的支付方式（入股、认股权、先用后付"
                    "、交叉许可）不能作为开放许可的使用费。",
                    "Anybody has a licence by paying the fee as stated. A form that is negotiated "
                    "(equity, warrant, try first and pay later, cross-licence) cannot be the fee "
                    "of an open licence."},
         .cure = {"改为一次总付、分期、提成或入门费加提成，以新编号重新提交；或办理普通许可。",
                  "State a lump sum, instalments, a royalty, or an entry fee with a royalty, and "
                  "file again under a new id; or grant an ordinary licence."},
         .versions = {{.number = 3,
                       .sources = {{&kPatentLaw2020, {"第五十条第一款", "Art. 50(1)"}}},
                       .in_force = kBeforeRules,
                       .on_fact = OnFact::kIsSilent},
                      {.number = 2,
                       .sources = {{&kImplementingRules2024, {"第八十五条第三款", "Art. 85(3)"}}},
                       .on_fact = OnFact::kIsSilent}}},
    .scope = Scope::kSubmission,
    .reads = fields(&OpenLicenceDeclare::fee),
    .test = [](const Declaring& ctx) {
      return Finding::applies_if(needs_negotiation(ctx.command.fee.form));
    }};

Finding lacks_report(const Patent& patent) {
  const bool needs_report = patent.number.type() != PatentType::kInvention;
  const bool is_positive = patent.evaluation_report == EvaluationReport::kPositive;
  return needs_report && !is_positive ? Finding::applies_by(patent.created_by) : Finding::none();
}

constexpr Rule<OpenLicenceDeclare> kO05{
    .provision =
        {.code = Code::kO05,
         .title = {"缺少专利权评价报告", "No evaluation report"},
         .detail =
             {"实用新型、外观设计的开放许可声明须有结论为肯定的专利权评价报告。",
              "For a utility model or design a positive patent right evaluation report is needed."},
         .cure = {"请求作出专利权评价报告，待其记录后，以新编号重新提交。",
                  "Request an evaluation report; when it is recorded, file again under a new id."},
         .versions = {{.number = 0,
                       .sources = {{&kPatentLaw2020, {"第五十条第一款", "Art. 50(1)"}}}}}},
    .reads = fields(&OpenLicenceDeclare::patent),
    .test = [](const Declaring& ctx) { return lacks_report(*ctx.patent); }};

constexpr Rule<OpenLicenceDeclare> kO06{
    .provision = {.code = Code::kO06,
                  .title = {"独占或排他许可有效期内", "An exclusive or sole licence is in force"},
                  .detail = {"专利权处于独占或者排他许可有效期限内，不得实行开放许可。",
                             "While an exclusive or sole licence is in force the patent cannot be "
                             "under an open licence."},
                  .cure = {"待该许可期满或注销后，以新编号重新提交。",
                           "File again under a new id after that licence has ended."},
                  .versions = {{.number = 1,
                                .sources = {{&kPatentLaw2020, {"第五十一条第三款", "Art. 51(3)"}}},
                                .in_force = kBeforeRules},
                               {.number = 0,
                                .sources = {{&kImplementingRules2024,
                                             {"第八十六条第（一）项", "Art. 86(1)"}}}}},
                  .concerns = kNamesLicence},
    .day = kAnnouncedOrDeclared,
    .reads = fields(&OpenLicenceDeclare::patent),
    .test =
        [](const Declaring& ctx) {
          return has_exclusive_or_sole(ctx.state, *ctx.patent, ctx.review);
        },
    .names =
        [](const Declaring& ctx) {
          return exclusive_licences(ctx.state, *ctx.patent, ctx.review);
        }};

constexpr Rule<OpenLicenceDeclare> kO07Dispute{
    .provision = {.code = Code::kO07,
                  .title = {"因权属纠纷中止", "Suspended for an ownership dispute"},
                  .detail = {"专利权因权属纠纷处于中止程序。",
                             "The proceedings are suspended for an ownership dispute."},
                  .cure = {"待中止期满或恢复程序后，以新编号重新提交。",
                           "File again under a new id after the suspension has ended or the "
                           "proceedings are resumed."},
                  .versions = {{.number = 1,
                                .sources = {{&kImplementingRules2010,
                                             {"第八十六条、第八十八条", "Arts. 86 and 88"}}},
                                .in_force = kBeforeRules},
                               {.number = 0,
                                .sources = {{&kImplementingRules2024,
                                             {"第八十六条第（二）项", "Art. 86(2)"}}}}},
                  .concerns = kNamesOrder},
    .day = kAnnouncedOrDeclared,
    .reads = fields(&OpenLicenceDeclare::patent),
    .test =
        [](const Declaring& ctx) {
          return is_suspended(*ctx.patent, SuspensionKind::kOwnershipDispute, ctx.review);
        },
    .names =
        [](const Declaring& ctx) {
          return order_of(*ctx.patent, SuspensionKind::kOwnershipDispute, ctx.review);
        }};

constexpr Rule<OpenLicenceDeclare> kO07Preserved{
    .provision =
        {.code = Code::kO07,
         .title = {"法院保全", "Preserved by a court"},
         .detail = {"专利权处于财产保全之下。", "The right is under a court's preservation."},
         .cure = {"待保全解除或期满后，以新编号重新提交。",
                  "File again under a new id after the preservation is lifted or has expired."},
         .versions = {{.number = 3,
                       .sources = {{&kImplementingRules2010,
                                    {"第八十七条、第八十八条", "Arts. 87 and 88"}}},
                       .in_force = kBeforeRules},
                      {.number = 2,
                       .sources = {{&kImplementingRules2024,
                                    {"第八十六条第（二）项", "Art. 86(2)"}}}}},
         .concerns = kNamesOrder},
    .day = kAnnouncedOrDeclared,
    .reads = fields(&OpenLicenceDeclare::patent),
    .test =
        [](const Declaring& ctx) {
          return is_suspended(*ctx.patent, SuspensionKind::kPreservation, ctx.review);
        },
    .names =
        [](const Declaring& ctx) {
          return order_of(*ctx.patent, SuspensionKind::kPreservation, ctx.review);
        }};

constexpr Rule<OpenLicenceDeclare> kO08{
    .provision = {.code = Code::kO08,
                  .title = {"没有按照规定缴纳年费", "The annuity is not paid"},
                  .detail = {"公告日（未公告的，声明日）年费逾期未缴。",
                             "On the day of announcement, or else of declaration, an annuity is "
                             "unpaid."},
                  .cure = {"缴纳年费及滞纳金后，以新编号重新提交。",
                           "Pay the annuity with its late fee, then file again under a new id."},
                  .versions = {{.number = 1,
                                .sources = {{&kPatentLaw2020,
                                             {"第四十四条第一款第（一）项", "Art. 44(1)(1)"}}},
                                .in_force = kBeforeRules},
                               {.number = 0,
                                .sources = {{&kImplementingRules2024,
                                             {"第八十六条第（三）项", "Art. 86(3)"}}}}},
                  .concerns = kNamesDue},
    .day = kAnnouncedOrDeclared,
    .reads = fields(&OpenLicenceDeclare::patent),
    .test = [](const Declaring& ctx) { return annuity_is_overdue(*ctx.patent, ctx.day); },
    .names = [](const Declaring& ctx) { return unpaid_on(*ctx.patent, ctx.day); }};

constexpr Rule<OpenLicenceDeclare> kO09{
    .provision =
        {.code = Code::kO09,
         .title = {"专利权被质押，未经质权人同意", "Pledged, without the pledgee's consent"},
         .detail = {"质权登记存续，实行开放许可须经质权人同意。",
                    "The patent is under a registered pledge; an open licence needs the "
                    "pledgee's consent."},
         .cure = {"以新编号重新提交，并附所列质权人的同意书（consents：pledgee）；或先办理质"
                  "权注销登记。",
                  "File again under a new id, with the documents of the named pledgees "
                  "(consents: pledgee), or have the pledge cancelled first."},
         .consent = ConsentKind::kPledgee,
         .versions = {{.number = 1,
                       .sources = {{&kCivilCode, {"第四百四十四条第二款", "Art. 444(2)"}}},
                       .in_force = kBeforeRules},
                      {.number = 0,
                       .sources = {{&kImplementingRules2024,
                                    {"第八十六条第（四）项", "Art. 86(4)"}}}}},
         .concerns = kNamesPledgees},
    .day = kAnnouncedOrDeclared,
    .reads = fields(&OpenLicenceDeclare::patent, &OpenLicenceDeclare::consents),
    .test =
        [](const Declaring& ctx) {
          return lacks_pledgee(ctx.state, *ctx.patent, ctx.review, ctx.named.consents.pledgees);
        },
    .names =
        [](const Declaring& ctx) {
          return names_of(ctx.state, silent_pledgees(ctx.state, *ctx.patent, ctx.review,
                                                     ctx.named.consents.pledgees));
        }};

Finding term_is_too_long(const Declaring& ctx) {
  return ctx.command.until > last_day_of_term(*ctx.patent)
             ? Finding::applies_by(ctx.patent->created_by)
             : Finding::none();
}

constexpr Rule<OpenLicenceDeclare> kO10{
    .provision = {.code = Code::kO10,
                  .title = {"期限超过专利权有效期", "The term outlasts the right"},
                  .detail = {"声明的许可期限的最后一日晚于专利权期限届满日。",
                             "The statement's last day is after the right's last day."},
                  .cure = {"将许可期限缩短至所列届满日，以新编号重新提交。",
                           "Shorten the term to the stated last day and file again under a new "
                           "id."},
                  .versions = {{.number = 0,
                                .sources = {{&kCivilCode, {"第八百六十五条", "Art. 865"}}},
                                .in_force = kPatentLaw2020.in_force}},
                  .concerns = kNamesLastDay},
    .reads = fields(&OpenLicenceDeclare::patent, &OpenLicenceDeclare::until),
    .test = term_is_too_long,
    .names = [](const Declaring& ctx) { return last_day_of_term(*ctx.patent).text(); }};

// Without a rate a fee in another currency is not compared; with one, an amount beyond every bound
// has no value.
Finding fixed_fee_is_above(const Declaring& ctx) {
  constexpr Amount kFixedMax{2'000'000'000};
  const Fee& fee = ctx.command.fee;
  const Amount stated = fee.amount.value_or(fee.total.value_or(Amount{}));
  const auto fixed = in_yuan(stated, fee.currency, fee.exchange);
  return Finding::applies_if(fixed ? *fixed > kFixedMax : fee.exchange.has_value());
}

template <RoyaltyBase kBase, std::int32_t kMillionths>
Finding royalty_is_above(const Declaring& ctx) {
  const auto& royalty = ctx.command.fee.royalty;
  return Finding::applies_if(royalty && royalty->base == kBase &&
                             royalty->rate > Rate{kMillionths});
}

constexpr Rule<OpenLicenceDeclare> kO11Fixed{
    .provision = {.code = Code::kO11,
                  .title = {"固定费用高于指引", "The fixed fee is above the guidance"},
                  .detail = {"固定费用高于2000万元。", "The fixed fee is above 20 million yuan."},
                  .cure = {"降低使用费标准，以新编号重新提交。",
                           "Lower the fee and file again under a new id."},
                  .versions = {{.number = 0,
                                .sources = {{&kFeeGuidance}},
                                .in_force = kPatentLaw2020.in_force,
                                .on_fact = OnFact::kIsSilent}}},
    .scope = Scope::kSubmission,
    .reads = fields(&OpenLicenceDeclare::fee),
    .test = fixed_fee_is_above};

constexpr Rule<OpenLicenceDeclare> kO11NetSales{
    .provision = {.code = Code::kO11,
                  .title = {"净销售额提成高于指引",
                            "The royalty on net sales is above the guidance"},
                  .detail = {"提成高于净销售额的20%。", "The royalty is above 20 % of net sales."},
                  .cure = {"降低使用费标准，以新编号重新提交。",
                           "Lower the fee and file again under a new id."},
                  .versions = {{.number = 1,
                                .sources = {{&kFeeGuidance}},
                                .in_force = kPatentLaw2020.in_force,
                                .on_fact = OnFact::kIsSilent}}},
    .scope = Scope::kSubmission,
    .reads = fields(&OpenLicenceDeclare::fee),
    .test = royalty_is_above<RoyaltyBase::kNetSales, 200'000>};

constexpr Rule<OpenLicenceDeclare> kO11Profit{
    .provision = {.code = Code::kO11,
                  .title = {"利润提成高于指引", "The royalty on profit is above the guidance"},
                  .detail = {"提成高于利润的40%。", "The royalty is above 40 % of profit."},
                  .cure = {"降低使用费标准，以新编号重新提交。",
                           "Lower the fee and file again under a new id."},
                  .versions = {{.number = 2,
                                .sources = {{&kFeeGuidance}},
                                .in_force = kPatentLaw2020.in_force,
                                .on_fact = OnFact::kIsSilent}}},
    .scope = Scope::kSubmission,
    .reads = fields(&OpenLicenceDeclare::fee),
    .test = royalty_is_above<RoyaltyBase::kProfit, 400'000>};

constexpr Rule<OpenLicenceDeclare> kO12{
    .provision = {.code = Code::kO12,
                  .title = {"专利权已终止", "The right has ended"},
                  .detail = {"公告日（未公告的，声明日）专利权已不再有效，其终止见所列事实。",
                             "On the day of announcement, or else of declaration, the right is no "
                             "longer in force; the listed fact ended it."},
                  .cure = {"可以恢复的，恢复权利后以新编号重新提交；已届满、放弃或被宣告无效的不能"
                           "实行开放许可。",
                           "If the right can be restored, file again under a new id after its "
                           "restoration. For a right that has expired, was abandoned or was "
                           "invalidated there are no open licences."},
                  .versions = {{.number = 0,
                                .sources = {{&kPatentLaw2020, {"第五十条第一款", "Art. 50(1)"}}}}},
                  .concerns = kNamesEnd},
    .day = kAnnouncedOrDeclared,
    .reads = fields(&OpenLicenceDeclare::patent),
    .test = [](const Declaring& ctx) { return right_has_ended(*ctx.patent, ctx.day); },
    .names = [](const Declaring& ctx) { return end_of(*ctx.patent, ctx.day); }};

constexpr Rule<OpenLicenceDeclare> kO13{
    .provision = {.code = Code::kO13,
                  .title = {"已有生效的开放许可声明", "A statement is in force already"},
                  .detail = {"同一专利已有生效的开放许可声明。",
                             "The patent is under an open-licence statement already."},
                  .cure = {"先撤回在先声明，再以新编号重新提交。",
                           "Withdraw the earlier statement first, then file again under a new id."},
                  .versions = {{.number = 0,
                                .sources = {{&kPatentLaw2020, {"第五十条", "Art. 50"}}}}},
                  .concerns = kNamesStatement},
    .day = kAnnouncedOrDeclared,
    .reads = fields(&OpenLicenceDeclare::patent),
    .test =
        [](const Declaring& ctx) {
          return has_active_statement(ctx.state, *ctx.patent, ctx.review);
        },
    .names = [](const Declaring& ctx) { return statement_of(ctx.state, *ctx.patent, ctx.review); }};

Finding fee_is_not_compared(const Declaring& ctx) {
  const Fee& fee = ctx.command.fee;
  const bool is_foreign = fee.currency && !fee.currency->is_yuan();
  return Finding::applies_if(is_foreign && !fee.exchange && (fee.amount || fee.total));
}

constexpr Rule<OpenLicenceDeclare> kW08{
    .provision = {.code = Code::kW08,
                  .title = {"使用费未与指引比较", "The fee is not compared with the guidance"},
                  .detail = {"使用费不是人民币，又未写明汇率，无法与以人民币规定的指引比较。",
                             "The fee is not in yuan and states no rate, so it cannot be compared "
                             "with the guidance, which is in yuan."},
                  .cure = {"在费用中写明汇率（exchange）。", "State `exchange` with the fee."},
                  .versions = {{.number = 7,
                                .sources = {{&kFeeGuidance}},
                                .in_force = kPatentLaw2020.in_force,
                                .weight = Weight::kWarns}}},
    .scope = Scope::kSubmission,
    .reads = fields(&OpenLicenceDeclare::fee),
    .test = fee_is_not_compared};

// In order of precedence.
constexpr std::array kStatementRules{
    kO01,          kO02ByStranger, kO02NotByAll,   kO02Unheard, kO03Standard, kO03Currency,
    kO03Term,      kO04Standard,   kO04Negotiated, kO05,        kO06,         kO07Dispute,
    kO07Preserved, kO08,           kO09,           kO10,        kO11Fixed,    kO11NetSales,
    kO11Profit,    kO12,           kO13,           kW08};

// ---- Acceptance -----------------------------------------------------------------------------

constexpr Rule<OpenLicenceAccept> kL08{
    .provision = kLicenceNumberTaken,
    .scope = Scope::kSubmission,
    .reads = fields(&OpenLicenceAccept::licence),
    .test = [](const Accepting& ctx) { return number_is_taken(ctx.state, ctx.command.licence); },
    .names = [](const Accepting& ctx) { return ctx.command.licence; }};

constexpr Citation kOfStatements{&kPatentLaw2020, {"第五十条、第五十一条", "Arts. 50 and 51"}};

// Of an acceptance, a withdrawal and an announcement.
constexpr Provision kNoStatement{
    .code = Code::kO20,
    .title = {"没有开放许可声明", "There is no open-licence statement"},
    .detail = {"该专利从未有过开放许可声明。", "No statement was ever made of this patent."},
    .cure = {"核对专利号，以新编号重新提交；或先由专利权人声明，或办理普通许可。",
             "Check the patent number and file again under a new id; or have the patentee declare "
             "first, or record an ordinary licence."},
    .versions = {{.number = 1, .sources = {kOfStatements}}}};

const OpenStatement* newest_statement(const State& state, const Patent& patent) {
  return state.newest_statement(state.patents.index_of(patent));
}

// The statement that a notice of that day is given under. A withdrawal ends it for notices from its
// day on, and not for one that was given before the withdrawal was filed.
const OpenStatement* statement_for_notice(const Accepting& ctx) {
  const OpenStatement* found = statement_on(ctx.state, *ctx.patent, ctx.day);
  return found != nullptr ? found : withdrawn_later(ctx.state, *ctx.patent, ctx.day);
}

// Why no licence is had by that notice.
enum class Offer : std::uint8_t { kActive, kNever, kNotOnDay, kRightEnded };

Offer offer_on_notice(const Accepting& ctx) {
  if (newest_statement(ctx.state, *ctx.patent) == nullptr) return Offer::kNever;
  if (statement_for_notice(ctx) == nullptr) return Offer::kNotOnDay;
  return right_has_ended(*ctx.patent, ctx.day) ? Offer::kRightEnded : Offer::kActive;
}

template <Offer kWhy>
Finding cannot_be_accepted(const Accepting& ctx) {
  if (offer_on_notice(ctx) != kWhy) return Finding::none();
  if (kWhy == Offer::kRightEnded) return right_has_ended(*ctx.patent, ctx.day);
  const OpenStatement* newest = newest_statement(ctx.state, *ctx.patent);
  return newest == nullptr ? Finding::applies() : Finding::applies_by(newest->stated_by);
}

// "2024-07-15 – 2024-08-31"; "2024-07-15 –" if it is not announced or has no end.
std::string days_of(const OpenStatement& statement) {
  const Date from = statement.announced == kLastDay ? statement.declared : statement.announced;
  Date last = statement.until;
  if (statement.withdrawn != kLastDay) last = std::min(last, statement.withdrawn.plus_days(-1));
  return from.text() + " – " + last.text();
}

constexpr Rule<OpenLicenceAccept> kO20Never{.provision = kNoStatement,
                                            .reads = fields(&OpenLicenceAccept::patent),
                                            .test = cannot_be_accepted<Offer::kNever>};

constexpr Rule<OpenLicenceAccept> kO20NotOnDay{
    .provision =
        {.code = Code::kO20,
         .title = {"通知之日开放许可声明未生效",
                   "The statement is not in force on the day of the notice"},
         .detail = {"通知之日（未填的，支付之日）不在声明的有效期间之内；有效期间自公告之日起，"
                    "至撤回或者届满为止。",
                    "The day of the notice, or else of payment, is not within the time in "
                    "which the statement is in force: from its announcement to its "
                    "withdrawal or last day."},
         .cure = {"核对通知日，以新编号重新提交；在有效期间以外的，办理普通许可。",
                  "Check the day of the notice and file again under a new id. Outside that time, "
                  "record an ordinary licence."},
         .versions = {{.number = 0, .sources = {kOfStatements}}},
         .concerns = {"最近一次声明的公告日（未公告的，声明日）和最后一日：",
                      "Newest statement, announced or else declared on, and its last "
                      "day: "}},
    .day = kNoticeOrPayment,
    .reads = fields(&OpenLicenceAccept::patent),
    .test = cannot_be_accepted<Offer::kNotOnDay>,
    .names = [](const Accepting& ctx) {
      return days_of(*newest_statement(ctx.state, *ctx.patent));
    }};

constexpr Rule<OpenLicenceAccept> kO20Ended{
    .provision = {.code = Code::kO20,
                  .title = {"专利权已终止", "The right has ended"},
                  .detail = {"通知之日（未填的，支付之日）专利权已不再有效，开放许可声明随之失效。",
                             "On the day of the notice, or else of payment, the right is no longer "
                             "in force, and its statement with it."},
                  .cure = {"核对通知日，以新编号重新提交；可以恢复的，待恢复权利后再通知。",
                           "Check the day of the notice and file again under a new id. If the "
                           "right can be restored, give notice after its restoration."},
                  .versions = {{.number = 2, .sources = {kOfStatements}}},
                  .concerns = kNamesEnd},
    .day = kNoticeOrPayment,
    .reads = fields(&OpenLicenceAccept::patent),
    .test = cannot_be_accepted<Offer::kRightEnded>,
    .names = [](const Accepting& ctx) { return end_of(*ctx.patent, ctx.day); }};

// Whole licensee-years, a begun one counted: 2024-10-10 to 2025-10-09 is one.
std::int64_t years_of(const Term& term) {
  std::int64_t years = 1;
  while (term.from.plus_years(static_cast<int>(years)) <= term.until && years < 100) ++years;
  return years;
}

// What is owed by the announced standard; empty if the standard is not a sum.
std::optional<Fen128> owed(const OpenStatement& statement, const Accepting& ctx) {
  if (!statement.amount) return std::nullopt;
  const Term term{ctx.command.from, ctx.command.until};
  return Fen128{statement.amount->fen} * (statement.is_per_year ? years_of(term) : 1);
}

const OpenStatement* statement_for_payment(const Accepting& ctx) {
  const OpenStatement* statement = statement_for_notice(ctx);
  return statement != nullptr ? statement : last_announced(ctx.state, *ctx.patent);
}

Finding payment_differs(const Accepting& ctx) {
  const OpenStatement* statement = statement_for_payment(ctx);
  const auto sum = statement == nullptr ? std::nullopt : owed(*statement, ctx);
  if (!sum) return Finding::none();
  const Payment& paid = ctx.command.paid;
  const bool is_standard = paid.amount.fen == *sum && paid.currency == statement->currency;
  return is_standard ? Finding::none() : Finding::applies_by(statement->stated_by);
}

// "100000.00 CNY"; empty if it is beyond every amount.
std::string standard_of(const Accepting& ctx) {
  const OpenStatement* statement = statement_for_payment(ctx);
  const Fen128 sum = *owed(*statement, ctx);
  if (sum > kAmountFenMax) return {};
  const Amount amount{static_cast<std::int64_t>(sum)};
  return amount.text() + " " + std::string(statement->currency.code.view());
}

constexpr Rule<OpenLicenceAccept> kO21{
    .provision =
        {.code = Code::kO21,
         .title = {"支付金额与公告标准不符", "The payment differs from the announced standard"},
         .detail = {"被许可人按公告的使用费标准支付后即获得许可。",
                    "A licence is obtained by paying the fee as announced."},
         .cure = {"按公告的标准支付，以新编号重新提交；或按普通许可备案。",
                  "Pay the announced fee and file again under a new id, or record an ordinary "
                  "licence."},
         .versions = {{.number = 0,
                       .sources = {{&kPatentLaw2020, {"第五十一条第一款", "Art. 51(1)"}}}}},
         .concerns = {"按公告标准应付：", "Owed as announced: "}},
    .day = kNoticeOrPayment,
    .reads = fields(&OpenLicenceAccept::patent, &OpenLicenceAccept::paid, &OpenLicenceAccept::from,
                    &OpenLicenceAccept::until),
    .test = payment_differs,
    .names = standard_of};

constexpr Rule<OpenLicenceAccept> kO22{
    .provision = {.code = Code::kO22,
                  .title = {"缺少书面通知日期", "The day of the written notice is missing"},
                  .detail = {"被许可人应以书面方式通知专利权人。",
                             "The licensee notifies the patentee in writing."},
                  .cure = {"填写通知日期（notice），以新编号重新提交。",
                           "State the day of the notice (`notice`) and file again under a new id."},
                  .versions = {{.number = 0,
                                .sources = {{&kPatentLaw2020, {"第五十一条第一款", "Art. 51(1)"}}},
                                .on_fact = OnFact::kIsSilent}}},
    .scope = Scope::kSubmission,
    .reads = fields(&OpenLicenceAccept::notice),
    .test = [](const Accepting& ctx) {
      return Finding::applies_if(!ctx.command.notice.has_value());
    }};

constexpr std::array kAcceptanceRules{kL08, kO20Never, kO20NotOnDay, kO20Ended, kO21, kO22};

// ---- Withdrawal and announcement ------------------------------------------------------------

template <Declared kHow>
consteval Rule<OpenLicenceWithdraw> withdrawn_by(
    const Provision& provision, std::string (*names)(const RuleContext<OpenLicenceWithdraw>&)) {
  return {.provision = provision,
          .day = kDeclaredOfWithdrawal,
          .reads = fields(&OpenLicenceWithdraw::patent, &OpenLicenceWithdraw::patentees,
                          &OpenLicenceWithdraw::consents),
          .test = is_declared<OpenLicenceWithdraw, kHow>,
          .names = names};
}

// There never was one. Of a statement that has ended or not begun: E01.
Finding nothing_to_withdraw(const RuleContext<OpenLicenceWithdraw>& ctx) {
  return Finding::applies_if(newest_statement(ctx.state, *ctx.patent) == nullptr);
}

constexpr Rule<OpenLicenceWithdraw> kO20OfWithdrawal{.provision = kNoStatement,
                                                     .reads = fields(&OpenLicenceWithdraw::patent),
                                                     .test = nothing_to_withdraw};

constexpr std::array kWithdrawalRules{
    withdrawn_by<Declared::kByStranger>(kByStranger, declaring_strangers<OpenLicenceWithdraw>),
    withdrawn_by<Declared::kNotByAll>(kNotByAll, not_declaring<OpenLicenceWithdraw>),
    withdrawn_by<Declared::kUnheard>(kPatenteesUnheard, unheard_patentees<OpenLicenceWithdraw>),
    kO20OfWithdrawal};

using Announcing = RuleContext<OpenLicenceAnnounce>;

Finding never_declared(const Announcing& ctx) {
  return Finding::applies_if(newest_statement(ctx.state, *ctx.patent) == nullptr);
}

constexpr Rule<OpenLicenceAnnounce> kO20NeverDeclared{.provision = kNoStatement,
                                                      .reads = fields(&OpenLicenceAnnounce::patent),
                                                      .test = never_declared};

// Not one that ended before, because the right was transferred.
bool waits_for_announcement(const Announcing& ctx) {
  const OpenStatement* statement = newest_statement(ctx.state, *ctx.patent);
  return statement != nullptr && statement->announced == kLastDay &&
         statement->withdrawn > ctx.command.announced;
}

Finding nothing_to_announce(const Announcing& ctx) {
  const OpenStatement* newest = newest_statement(ctx.state, *ctx.patent);
  if (newest == nullptr) return Finding::none();
  const bool waits = waits_for_announcement(ctx) || is_being_withdrawn(ctx.state, *ctx.patent);
  return waits ? Finding::none() : Finding::applies_by(newest->stated_by);
}

constexpr Rule<OpenLicenceAnnounce> kO20Announced{
    .provision = {.code = Code::kO20,
                  .title = {"没有待公告的声明或撤回",
                            "No statement and no withdrawal waits to be announced"},
                  .detail = {"最近一次开放许可声明已经公告或终止，也没有待公告的撤回。",
                             "The newest statement is announced or has ended already, and no "
                             "withdrawal of it is declared."},
                  .cure = {"核对公告；先有声明或撤回，再行公告。",
                           "Check the announcement: a declaration or a withdrawal comes first."},
                  .versions = {{.number = 3, .sources = {kOfStatements}}},
                  .concerns = {"最近一次声明公告或终止之日：",
                               "Newest statement announced or ended on: "}},
    .reads = fields(&OpenLicenceAnnounce::patent, &OpenLicenceAnnounce::announced),
    .test = nothing_to_announce,
    .names = [](const Announcing& ctx) {
      const OpenStatement* newest = newest_statement(ctx.state, *ctx.patent);
      return std::min(newest->announced, newest->withdrawn).text();
    }};

// The office announces no statement that a bar stands against on that day (IR 85, 86).
constexpr auto kAnnounced = day_of<OpenLicenceAnnounce, &OpenLicenceAnnounce::announced>();

template <Finding (*kTest)(const Announcing&)>
Finding if_announced(const Announcing& ctx) {
  return waits_for_announcement(ctx) ? kTest(ctx) : Finding::none();
}

template <Finding (*kTest)(const Announcing&)>
consteval Rule<OpenLicenceAnnounce> bar(const Provision& provision,
                                        std::string (*names)(const Announcing&) = nullptr) {
  return {.provision = provision,
          .day = kAnnounced,
          .reads = fields(&OpenLicenceAnnounce::patent),
          .test = if_announced<kTest>,
          .names = names};
}

Finding announces_application(const Announcing& ctx) {
  return is_not_granted(*ctx.patent, ctx.day);
}
Finding announces_without_report(const Announcing& ctx) { return lacks_report(*ctx.patent); }
Finding announces_under_exclusive(const Announcing& ctx) {
  return has_exclusive_or_sole(ctx.state, *ctx.patent, ctx.review);
}
std::string exclusive_of(const Announcing& ctx) {
  return exclusive_licences(ctx.state, *ctx.patent, ctx.review);
}
template <SuspensionKind kKind>
Finding announces_suspended(const Announcing& ctx) {
  return is_suspended(*ctx.patent, kKind, ctx.review);
}
template <SuspensionKind kKind>
std::string suspending_order(const Announcing& ctx) {
  return order_of(*ctx.patent, kKind, ctx.review);
}
Finding announces_unpaid(const Announcing& ctx) { return annuity_is_overdue(*ctx.patent, ctx.day); }
std::string due_day(const Announcing& ctx) { return unpaid_on(*ctx.patent, ctx.day); }
Finding announces_pledged(const Announcing& ctx) {
  return lacks_pledgee(ctx.state, *ctx.patent, ctx.review, {});
}
std::string pledgees_of(const Announcing& ctx) {
  return names_of(ctx.state, silent_pledgees(ctx.state, *ctx.patent, ctx.review, {}));
}
Finding announces_ended(const Announcing& ctx) { return right_has_ended(*ctx.patent, ctx.day); }
std::string end_day(const Announcing& ctx) { return end_of(*ctx.patent, ctx.day); }

constexpr auto kDispute = SuspensionKind::kOwnershipDispute;
constexpr auto kPreservation = SuspensionKind::kPreservation;

constexpr std::array kAnnouncementRules{
    bar<announces_application>(kO01.provision),
    bar<announces_without_report>(kO05.provision),
    bar<announces_under_exclusive>(kO06.provision, exclusive_of),
    bar<announces_suspended<kDispute>>(kO07Dispute.provision, suspending_order<kDispute>),
    bar<announces_suspended<kPreservation>>(kO07Preserved.provision,
                                            suspending_order<kPreservation>),
    bar<announces_unpaid>(kO08.provision, due_day),
    bar<announces_pledged>(kO09.provision, pledgees_of),
    bar<announces_ended>(kO12.provision, end_day),
    kO20NeverDeclared,
    kO20Announced};

}  // namespace

std::span<const Rule<OpenLicenceDeclare>> open_licence_rules() { return kStatementRules; }
std::span<const Rule<OpenLicenceAccept>> open_licence_acceptance_rules() {
  return kAcceptanceRules;
}
std::span<const Rule<OpenLicenceWithdraw>> open_licence_withdrawal_rules() {
  return kWithdrawalRules;
}
std::span<const Rule<OpenLicenceAnnounce>> open_licence_announcement_rules() {
  return kAnnouncementRules;
}

}  // namespace ledger::law
