#include "ledger/law/rules/open_licence.h"

#include <algorithm>

#include "ledger/law/conditions.h"
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

constexpr FactDay<OpenLicenceAccept> kNoticeOrPayment{
    .name = {"notice；未填的，paid.on", "notice, else paid.on"},
    .fields = fields(&OpenLicenceAccept::notice, &OpenLicenceAccept::paid),
    .of = [](const OpenLicenceAccept& command) {
      return command.notice.value_or(command.paid.on);
    }};

constexpr FactDay<OpenLicenceWithdraw> kDayBeforeWithdrawal{
    .name = {"announced 的前一日", "the day before announced"},
    .fields = fields(&OpenLicenceWithdraw::announced),
    .of = [](const OpenLicenceWithdraw& command) { return command.announced.plus_days(-1); }};

// ---- Statement ------------------------------------------------------------------------------

constexpr Rule<OpenLicenceDeclare> kO01{
    .provision = {.code = Code::kO01,
                  .title = {"尚未授权", "Not granted"},
                  .detail = {"开放许可声明应在公告授予专利权之后提出。",
                             "A statement is made after the grant is announced."},
                  .cure = {"待授权公告后再声明。", "Declare after the grant."},
                  .versions = {{.number = 0,
                                .sources = {{&kImplementingRules2024,
                                             {"第八十五条第一款", "Art. 85(1)"}}},
                                .in_force = kPatentLaw2020.in_force}}},
    .day = kAnnouncedOrDeclared,
    .reads = fields(&OpenLicenceDeclare::patent),
    .test = [](const Declaring& ctx) { return is_not_granted(*ctx.patent, ctx.day); }};

// The declaring parties must be exactly the registered owners.
template <typename Command>
Finding patentees_differ(const RuleContext<Command>& ctx) {
  const Finding finding = is_not_owner(*ctx.patent, ctx.named.patentees);
  if (finding) return finding;
  const bool all_declare = ctx.named.patentees.known.size() == ctx.patent->owners.size();
  return all_declare ? Finding::none() : Finding::applies_by(ctx.patent->title_by);
}

// Of a statement and of its withdrawal.
constexpr Provision kPatenteesDiffer{
    .code = Code::kO02,
    .title = {"声明人不是全体专利权人",
              "The declaring parties are not exactly the registered owners"},
    .detail = {"声明人与专利登记簿记载的全体专利权人不一致。",
               "The parties that declare are not exactly the owners in the register."},
    .cure = {"由全体登记的专利权人共同声明。", "Let all registered owners declare together."},
    .consent = ConsentKind::kCoOwner,
    .versions = {{.number = 0,
                  .sources = {{&kPatentLaw2020,
                               {"第五十条第一款、第十四条第二款", "Arts. 50(1) and 14(2)"}}}}}};

constexpr Rule<OpenLicenceDeclare> kO02{
    .provision = kPatenteesDiffer,
    .reads = fields(&OpenLicenceDeclare::patent, &OpenLicenceDeclare::patentees),
    .test = patentees_differ<OpenLicenceDeclare>};

Finding element_is_missing(const Declaring& ctx) {
  const Fee& fee = ctx.command.fee;
  const bool is_free = fee.form == FeeForm::kFree;
  const bool has_standard = is_free || fee.amount || fee.total || fee.royalty;
  const bool has_currency = fee.currency || !(fee.amount || fee.total);
  return Finding::applies_if(!has_standard || !has_currency || ctx.command.until < ctx.day);
}

constexpr Rule<OpenLicenceDeclare> kO03{
    .provision =
        {.code = Code::kO03,
         .title = {"声明内容不全", "The statement is incomplete"},
         .detail =
             {"缺少使用费支付方式和标准，或许可期限早于声明日。",
              "The fee's standard or currency is missing, or the term ends before it begins."},
         .cure = {"补正声明内容。", "Complete the statement."},
         .versions = {{.number = 0,
                       .sources = {{&kImplementingRules2024, {"第八十五条第二款", "Art. 85(2)"}}},
                       .in_force = kPatentLaw2020.in_force,
                       .on_fact = OnFact::kIsSilent}}},
    .scope = Scope::kSubmission,
    .day = kAnnouncedOrDeclared,
    .reads = fields(&OpenLicenceDeclare::fee, &OpenLicenceDeclare::until),
    .test = element_is_missing};

// The form of the fee contradicts its standard, or the form requires negotiation: the cost of an
// open licence must be clear from the statement.
Finding fee_is_unclear(const Declaring& ctx) {
  const Fee& fee = ctx.command.fee;
  const bool has_sum = fee.amount || fee.total;
  switch (fee.form) {
    case FeeForm::kLumpSum:
    case FeeForm::kInstalments:
      return Finding::applies_if(fee.royalty.has_value());
    case FeeForm::kFree:
      return Finding::applies_if(fee.royalty || fee.amount.value_or(Amount{}).fen != 0 ||
                                 fee.total.value_or(Amount{}).fen != 0);
    case FeeForm::kRoyalty:
      return Finding::applies_if(has_sum && !fee.royalty);
    case FeeForm::kEntryFeePlusRoyalty:
      return Finding::applies_if(has_sum != fee.royalty.has_value());
    case FeeForm::kUnset:
    case FeeForm::kEquity:
    case FeeForm::kWarrant:
    case FeeForm::kTryFirstPayLater:
    case FeeForm::kCross:
      break;
  }
  return Finding::applies();
}

constexpr Rule<OpenLicenceDeclare> kO04{
    .provision =
        {.code = Code::kO04,
         .title = {"声明内容不清楚", "The statement is not clear"},
         .detail = {"使用费的支付方式与其标准不一致，或该支付方式须另行协商。",
                    "The form of the fee and its standard contradict each other, or the form needs "
                    "negotiation."},
         .cure = {"写明一次总付、提成或入门费加提成及其标准。",
                  "State a lump sum, a royalty, or an entry fee with a royalty, and its standard."},
         .versions = {{.number = 0,
                       .sources = {{&kImplementingRules2024, {"第八十五条第三款", "Art. 85(3)"}}},
                       .in_force = kPatentLaw2020.in_force,
                       .on_fact = OnFact::kIsSilent}}},
    .scope = Scope::kSubmission,
    .reads = fields(&OpenLicenceDeclare::fee),
    .test = fee_is_unclear};

Finding report_is_missing(const Declaring& ctx) {
  const bool needs_report = ctx.patent->number.type() != PatentType::kInvention;
  const bool is_positive = ctx.patent->evaluation_report == EvaluationReport::kPositive;
  return needs_report && !is_positive ? Finding::applies_by(ctx.patent->created_by)
                                      : Finding::none();
}

constexpr Rule<OpenLicenceDeclare> kO05{
    .provision =
        {.code = Code::kO05,
         .title = {"缺少专利权评价报告", "No evaluation report"},
         .detail =
             {"实用新型、外观设计的开放许可声明须有结论为肯定的专利权评价报告。",
              "For a utility model or design a positive patent right evaluation report is needed."},
         .cure = {"请求作出专利权评价报告。", "Request an evaluation report."},
         .versions = {{.number = 0,
                       .sources = {{&kPatentLaw2020, {"第五十条第一款", "Art. 50(1)"}}}}}},
    .reads = fields(&OpenLicenceDeclare::patent),
    .test = report_is_missing};

constexpr Rule<OpenLicenceDeclare> kO06{
    .provision = {.code = Code::kO06,
                  .title = {"独占或排他许可有效期内", "An exclusive or sole licence is in force"},
                  .detail = {"专利权处于独占或者排他许可有效期限内，不得实行开放许可。",
                             "While an exclusive or sole licence is in force the patent cannot be "
                             "under an open licence."},
                  .cure = {"待该许可期满或注销后再声明。", "Declare after that licence has ended."},
                  .versions = {{.number = 0,
                                .sources = {{&kImplementingRules2024,
                                             {"第八十六条第（一）项", "Art. 86(1)"}}},
                                .in_force = kPatentLaw2020.in_force}}},
    .day = kAnnouncedOrDeclared,
    .reads = fields(&OpenLicenceDeclare::patent),
    .test = [](const Declaring& ctx) {
      return has_exclusive_or_sole(ctx.state, *ctx.patent, ctx.day);
    }};

constexpr Rule<OpenLicenceDeclare> kO07{
    .provision =
        {.code = Code::kO07,
         .title = {"中止或保全", "Suspended or preserved"},
         .detail = {"专利权因权属纠纷中止或被法院保全。",
                    "The right is suspended for an ownership dispute or preserved by a court."},
         .cure = {"待中止或保全结束后再声明。", "Declare after it has ended."},
         .versions = {{.number = 0,
                       .sources = {{&kImplementingRules2024,
                                    {"第八十六条第（二）项", "Art. 86(2)"}}},
                       .in_force = kPatentLaw2020.in_force}}},
    .day = kAnnouncedOrDeclared,
    .reads = fields(&OpenLicenceDeclare::patent),
    .test = [](const Declaring& ctx) { return is_suspended(*ctx.patent, ctx.day); }};

constexpr Rule<OpenLicenceDeclare> kO08{
    .provision = {.code = Code::kO08,
                  .title = {"没有按照规定缴纳年费", "The annuity is not paid"},
                  .detail = {"年费未按期缴纳，专利处于滞纳期。",
                             "An annuity was missed and is not yet paid."},
                  .cure = {"缴纳年费及滞纳金。", "Pay the annuity with its late fee."},
                  .versions = {{.number = 0,
                                .sources = {{&kImplementingRules2024,
                                             {"第八十六条第（三）项", "Art. 86(3)"}}},
                                .in_force = kPatentLaw2020.in_force}}},
    .day = kAnnouncedOrDeclared,
    .reads = fields(&OpenLicenceDeclare::patent),
    .test = [](const Declaring& ctx) { return annuity_is_overdue(*ctx.patent, ctx.day); }};

constexpr Rule<OpenLicenceDeclare> kO09{
    .provision = {.code = Code::kO09,
                  .title = {"专利权被质押，未经质权人同意",
                            "Pledged, without the pledgee's consent"},
                  .detail = {"质权登记存续，开放许可须经质权人同意。",
                             "The patent is under a registered pledge; an open licence needs the "
                             "pledgee's consent."},
                  .cure = {"先办理质权注销登记。", "Have the pledge cancelled first."},
                  .consent = ConsentKind::kPledgee,
                  .versions = {{.number = 0,
                                .sources = {{&kImplementingRules2024,
                                             {"第八十六条第（四）项", "Art. 86(4)"}}},
                                .in_force = kPatentLaw2020.in_force}}},
    .day = kAnnouncedOrDeclared,
    .reads = fields(&OpenLicenceDeclare::patent),
    .test = [](const Declaring& ctx) {
      return lacks_pledgee(ctx.state, *ctx.patent, ctx.day, {});
    }};

Finding term_is_too_long(const Declaring& ctx) {
  return ctx.command.until > last_day_of_term(*ctx.patent)
             ? Finding::applies_by(ctx.patent->created_by)
             : Finding::none();
}

constexpr Rule<OpenLicenceDeclare> kO10{
    .provision = {.code = Code::kO10,
                  .title = {"期限超过专利权有效期", "The term outlasts the right"},
                  .detail = {"声明的许可期限晚于专利权有效期的最后一日。",
                             "The statement's last day is after the right's last day."},
                  .cure = {"缩短许可期限。", "Shorten the term."},
                  .versions = {{.number = 0,
                                .sources = {{&kCivilCode, {"第八百六十五条", "Art. 865"}}},
                                .in_force = kPatentLaw2020.in_force}}},
    .reads = fields(&OpenLicenceDeclare::patent, &OpenLicenceDeclare::until),
    .test = term_is_too_long};

// Guidance of the office: a fixed fee up to 20 million yuan; a royalty up to 20 % of net sales or
// 40 % of profit.
Finding fee_is_above_guidance(const Declaring& ctx) {
  constexpr Amount kFixedMax{2'000'000'000};
  constexpr Rate kNetSalesMax{200'000};
  constexpr Rate kProfitMax{400'000};
  const Fee& fee = ctx.command.fee;
  const Amount fixed = fee.amount.value_or(fee.total.value_or(Amount{}));
  bool is_above = fixed > kFixedMax;
  if (fee.royalty && fee.royalty->base == RoyaltyBase::kNetSales) {
    is_above = is_above || fee.royalty->rate > kNetSalesMax;
  }
  if (fee.royalty && fee.royalty->base == RoyaltyBase::kProfit) {
    is_above = is_above || fee.royalty->rate > kProfitMax;
  }
  return Finding::applies_if(is_above);
}

constexpr Rule<OpenLicenceDeclare> kO11{
    .provision = {.code = Code::kO11,
                  .title = {"使用费高于指引", "The fee is above the guidance"},
                  .detail = {"固定费用高于2000万元，或提成高于净销售额的20%、利润的40%。",
                             "A fixed fee above 20 million yuan, or a royalty above 20 % of net "
                             "sales or 40 % of profit."},
                  .cure = {"降低使用费标准。", "Lower the fee."},
                  .versions = {{.number = 0,
                                .sources = {{&kFeeGuidance}},
                                .in_force = kPatentLaw2020.in_force,
                                .on_fact = OnFact::kIsSilent}}},
    .scope = Scope::kSubmission,
    .reads = fields(&OpenLicenceDeclare::fee),
    .test = fee_is_above_guidance};

constexpr Rule<OpenLicenceDeclare> kO12{
    .provision = {.code = Code::kO12,
                  .title = {"专利权已终止", "The right has ended"},
                  .detail = {"该日专利权已届满、终止、放弃或被宣告全部无效。",
                             "On the day the right has expired, lapsed, been abandoned or been "
                             "invalidated in full."},
                  .cure = {"先恢复权利。", "Have the right restored first."},
                  .versions = {{.number = 0,
                                .sources = {{&kPatentLaw2020, {"第五十条第一款", "Art. 50(1)"}}}}}},
    .day = kAnnouncedOrDeclared,
    .reads = fields(&OpenLicenceDeclare::patent),
    .test = [](const Declaring& ctx) { return right_has_ended(*ctx.patent, ctx.day); }};

constexpr Rule<OpenLicenceDeclare> kO13{
    .provision = {.code = Code::kO13,
                  .title = {"已有生效的开放许可声明", "A statement is in force already"},
                  .detail = {"同一专利已有生效的开放许可声明。",
                             "The patent is under an open-licence statement already."},
                  .cure = {"先撤回在先声明。", "Withdraw the earlier statement first."},
                  .versions = {{.number = 0,
                                .sources = {{&kPatentLaw2020, {"第五十条", "Art. 50"}}}}}},
    .day = kAnnouncedOrDeclared,
    .reads = fields(&OpenLicenceDeclare::patent),
    .test = [](const Declaring& ctx) {
      return has_active_statement(ctx.state, *ctx.patent, ctx.day);
    }};

// In order of precedence.
constexpr std::array kStatementRules{kO01, kO02, kO03, kO04, kO05, kO06, kO07,
                                     kO08, kO09, kO10, kO11, kO12, kO13};

// ---- Acceptance -----------------------------------------------------------------------------

constexpr Rule<OpenLicenceAccept> kL08{
    .provision = kLicenceNumberTaken,
    .scope = Scope::kSubmission,
    .reads = fields(&OpenLicenceAccept::licence),
    .test = [](const Accepting& ctx) { return number_is_taken(ctx.state, ctx.command.licence); }};

// Of an acceptance, a withdrawal and an announcement.
constexpr Provision kNoStatement{
    .code = Code::kO20,
    .title = {"开放许可声明未生效", "No open-licence statement is in force"},
    .detail =
        {"该日没有已公告且未撤回、未届满的开放许可声明。",
         "On the day there is no statement that is announced, not withdrawn and not expired."},
    .cure = {"核对声明的公告日、撤回日和期限。",
             "Check the statement's days of announcement and withdrawal and its term."},
    .versions = {{.number = 0,
                  .sources = {{&kPatentLaw2020, {"第五十条、第五十一条", "Arts. 50 and 51"}}}}}};

const OpenStatement* newest_statement(const State& state, const Patent& patent) {
  return state.newest_statement(state.patents.index_of(patent));
}

Finding statement_is_not_active(const Accepting& ctx) {
  const bool has_ended = static_cast<bool>(right_has_ended(*ctx.patent, ctx.day));
  const OpenStatement* statement = statement_on(ctx.state, *ctx.patent, ctx.day);
  if (statement != nullptr && !has_ended) return Finding::none();
  const OpenStatement* newest = newest_statement(ctx.state, *ctx.patent);
  return newest == nullptr ? Finding::applies() : Finding::applies_by(newest->stated_by);
}

constexpr Rule<OpenLicenceAccept> kO20{.provision = kNoStatement,
                                       .day = kNoticeOrPayment,
                                       .reads = fields(&OpenLicenceAccept::patent),
                                       .test = statement_is_not_active};

// Whole licensee-years, a begun one counted: 2024-10-10 to 2025-10-09 is one.
std::int64_t years_of(const Term& term) {
  std::int64_t years = 1;
  while (term.from.plus_years(static_cast<int>(years)) <= term.until && years < 100) ++years;
  return years;
}

Finding payment_differs(const Accepting& ctx) {
  const OpenStatement* statement = statement_on(ctx.state, *ctx.patent, ctx.day);
  if (statement == nullptr) statement = last_announced(ctx.state, *ctx.patent);
  if (statement == nullptr || !statement->amount) return Finding::none();
  const Term term{ctx.command.from, ctx.command.until};
  const std::int64_t years = statement->is_per_year ? years_of(term) : 1;
  const Payment& paid = ctx.command.paid;
  const bool is_standard = paid.amount.fen == Fen128{statement->amount->fen} * years &&
                           paid.currency == statement->currency;
  return is_standard ? Finding::none() : Finding::applies_by(statement->stated_by);
}

constexpr Rule<OpenLicenceAccept> kO21{
    .provision =
        {.code = Code::kO21,
         .title = {"支付金额与公告标准不符", "The payment differs from the announced standard"},
         .detail = {"被许可人按公告的使用费标准支付后即获得许可。",
                    "A licence is obtained by paying the fee as announced."},
         .cure = {"按公告的标准支付，或按普通许可备案。",
                  "Pay the announced fee, or record an ordinary licence."},
         .versions = {{.number = 0,
                       .sources = {{&kPatentLaw2020, {"第五十一条第一款", "Art. 51(1)"}}}}}},
    .day = kNoticeOrPayment,
    .reads = fields(&OpenLicenceAccept::patent, &OpenLicenceAccept::paid, &OpenLicenceAccept::from,
                    &OpenLicenceAccept::until),
    .test = payment_differs};

constexpr Rule<OpenLicenceAccept> kO22{
    .provision = {.code = Code::kO22,
                  .title = {"缺少书面通知日期", "The day of the written notice is missing"},
                  .detail = {"被许可人应以书面方式通知专利权人。",
                             "The licensee notifies the patentee in writing."},
                  .cure = {"填写通知日期。", "State the day of the notice."},
                  .versions = {{.number = 0,
                                .sources = {{&kPatentLaw2020, {"第五十一条第一款", "Art. 51(1)"}}},
                                .on_fact = OnFact::kIsSilent}}},
    .scope = Scope::kSubmission,
    .reads = fields(&OpenLicenceAccept::notice),
    .test = [](const Accepting& ctx) {
      return Finding::applies_if(!ctx.command.notice.has_value());
    }};

constexpr std::array kAcceptanceRules{kL08, kO20, kO21, kO22};

// ---- Withdrawal and announcement ------------------------------------------------------------

constexpr Rule<OpenLicenceWithdraw> kO02OfWithdrawal{
    .provision = kPatenteesDiffer,
    .reads = fields(&OpenLicenceWithdraw::patent, &OpenLicenceWithdraw::patentees),
    .test = patentees_differ<OpenLicenceWithdraw>};

Finding nothing_to_withdraw(const RuleContext<OpenLicenceWithdraw>& ctx) {
  const bool is_active = static_cast<bool>(has_active_statement(ctx.state, *ctx.patent, ctx.day));
  return Finding::applies_if(!is_active);
}

constexpr Rule<OpenLicenceWithdraw> kO20OfWithdrawal{.provision = kNoStatement,
                                                     .day = kDayBeforeWithdrawal,
                                                     .reads = fields(&OpenLicenceWithdraw::patent),
                                                     .test = nothing_to_withdraw};

constexpr std::array kWithdrawalRules{kO02OfWithdrawal, kO20OfWithdrawal};

Finding nothing_to_announce(const RuleContext<OpenLicenceAnnounce>& ctx) {
  const OpenStatement* statement = newest_statement(ctx.state, *ctx.patent);
  return Finding::applies_if(statement == nullptr || statement->announced != kLastDay);
}

constexpr Rule<OpenLicenceAnnounce> kO20OfAnnouncement{
    .provision = kNoStatement,
    .reads = fields(&OpenLicenceAnnounce::patent),
    .test = nothing_to_announce};

constexpr std::array kAnnouncementRules{kO20OfAnnouncement};

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
