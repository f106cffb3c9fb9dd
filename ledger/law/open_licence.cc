#include "ledger/law/open_licence.h"

#include <algorithm>

#include "ledger/law/licence.h"
#include "ledger/law/questions.h"

// This file is a table of law with its questions: longer than others.

namespace ledger::law {
namespace {

using Declaring = Case<OpenLicenceDeclare>;
using Accepting = Case<OpenLicenceAccept>;

Finding not_granted(const Declaring& asked) { return is_not_granted(*asked.patent, asked.day); }

// All registered owners declare, and nobody else.
template <typename Command>
Finding patentees_differ(const Case<Command>& asked) {
  Finding finding = is_not_owner(asked.state, *asked.patent, asked.command.patentees);
  const bool all_declare = std::ranges::all_of(asked.patent->owners, [&](const Owner& owner) {
    const PartyId& id = asked.state.parties.at(owner.party).id;
    return std::ranges::find(asked.command.patentees, id) != asked.command.patentees.end();
  });
  if (!finding && !all_declare) finding = Finding::stands_by(asked.patent->title_by);
  return finding;
}

Finding element_is_missing(const Declaring& asked) {
  const Fee& fee = asked.command.fee;
  const bool is_free = fee.form == FeeForm::kFree;
  const bool has_standard = is_free || fee.amount || fee.total || fee.royalty;
  const bool has_currency = fee.currency || !(fee.amount || fee.total);
  return Finding::stands_if(!has_standard || !has_currency || asked.command.until < asked.day);
}

// The form of the fee and its standard say different things, or the form is none that anybody can
// meet by paying: what an open licence costs must be clear without negotiation.
Finding fee_is_unclear(const Declaring& asked) {
  const Fee& fee = asked.command.fee;
  const bool has_sum = fee.amount || fee.total;
  switch (fee.form) {
    case FeeForm::kLumpSum:
    case FeeForm::kInstalments:
      return Finding::stands_if(fee.royalty.has_value());
    case FeeForm::kFree:
      return Finding::stands_if(fee.royalty || fee.amount.value_or(Amount{}).fen != 0 ||
                                fee.total.value_or(Amount{}).fen != 0);
    case FeeForm::kRoyalty:
      return Finding::stands_if(has_sum && !fee.royalty);
    case FeeForm::kEntryFeePlusRoyalty:
      return Finding::stands_if(has_sum != fee.royalty.has_value());
    case FeeForm::kUnset:
    case FeeForm::kEquity:
    case FeeForm::kWarrant:
    case FeeForm::kTryFirstPayLater:
    case FeeForm::kCross:
      break;
  }
  return Finding::stands();
}

Finding report_is_missing(const Declaring& asked) {
  const bool needs_report = asked.patent->number.type() != PatentType::kInvention;
  const bool is_positive = asked.patent->evaluation_report == EvaluationReport::kPositive;
  return needs_report && !is_positive ? Finding::stands_by(asked.patent->born_by)
                                      : Finding::passes();
}

Finding exclusive_or_sole_stands(const Declaring& asked) {
  return has_exclusive_or_sole(asked.state, *asked.patent, asked.day);
}

Finding right_is_suspended(const Declaring& asked) {
  return is_suspended(*asked.patent, asked.day);
}

Finding annuity_is_missed(const Declaring& asked) {
  return annuity_is_overdue(*asked.patent, asked.day);
}

Finding pledgee_is_missing(const Declaring& asked) {
  return lacks_pledgee(asked.state, *asked.patent, asked.day, {});
}

Finding term_is_too_long(const Declaring& asked) {
  return asked.command.until > last_day_of_term(*asked.patent)
             ? Finding::stands_by(asked.patent->born_by)
             : Finding::passes();
}

// Guidance of the office: a fixed fee up to 20 million yuan; a royalty up to 20 % of net sales or
// 40 % of profit.
Finding fee_is_above_guidance(const Declaring& asked) {
  constexpr Amount kFixedMax{2'000'000'000};
  constexpr Rate kNetSalesMax{200'000};
  constexpr Rate kProfitMax{400'000};
  const Fee& fee = asked.command.fee;
  const Amount fixed = fee.amount.value_or(fee.total.value_or(Amount{}));
  bool is_above = fixed > kFixedMax;
  if (fee.royalty && fee.royalty->base == RoyaltyBase::kNetSales) {
    is_above = is_above || fee.royalty->rate > kNetSalesMax;
  }
  if (fee.royalty && fee.royalty->base == RoyaltyBase::kProfit) {
    is_above = is_above || fee.royalty->rate > kProfitMax;
  }
  return Finding::stands_if(is_above);
}

Finding right_ended(const Declaring& asked) { return right_has_ended(*asked.patent, asked.day); }

Finding statement_stands(const Declaring& asked) {
  return has_active_statement(asked.state, *asked.patent, asked.day);
}

const OpenStatement* newest_statement(const State& state, const Patent& patent) {
  const auto index = state.patents.index_of(patent.number);
  return index ? state.newest_statement(*index) : nullptr;
}

Date day_of_acceptance(const OpenLicenceAccept& command) {
  return command.notice.value_or(command.paid.on);
}

Finding statement_is_not_active(const Accepting& asked) {
  const Date day = day_of_acceptance(asked.command);
  const bool has_ended = static_cast<bool>(right_has_ended(*asked.patent, day));
  const OpenStatement* statement = statement_on(asked.state, *asked.patent, day);
  if (statement != nullptr && !has_ended) return Finding::passes();
  const OpenStatement* newest = newest_statement(asked.state, *asked.patent);
  return newest == nullptr ? Finding::stands() : Finding::stands_by(newest->by);
}

// Whole licensee-years, a begun one counted: 2024-10-10 to 2025-10-09 is one.
std::int64_t years_of(const Term& term) {
  std::int64_t years = 1;
  while (term.from.plus_years(static_cast<int>(years)) <= term.until && years < 100) ++years;
  return years;
}

Finding payment_differs(const Accepting& asked) {
  const OpenStatement* statement =
      statement_on(asked.state, *asked.patent, day_of_acceptance(asked.command));
  if (statement == nullptr) statement = last_announced(asked.state, *asked.patent);
  if (statement == nullptr || !statement->amount) return Finding::passes();
  const Term term{asked.command.from, asked.command.until};
  const std::int64_t years = statement->is_per_year ? years_of(term) : 1;
  const Payment& paid = asked.command.paid;
  const bool is_standard = paid.amount.fen == Fen128{statement->amount->fen} * years &&
                           paid.currency == statement->currency;
  return is_standard ? Finding::passes() : Finding::stands_by(statement->by);
}

Finding is_filed_again(const Accepting& asked) {
  return number_is_taken(asked.state, asked.command.licence);
}

Finding notice_is_missing(const Accepting& asked) {
  return Finding::stands_if(!asked.command.notice.has_value());
}

Finding nothing_to_withdraw(const Case<OpenLicenceWithdraw>& asked) {
  return has_active_statement(asked.state, *asked.patent, asked.command.announced.plus_days(-1))
             ? Finding::passes()
             : Finding::stands();
}

Finding nothing_to_announce(const Case<OpenLicenceAnnounce>& asked) {
  const OpenStatement* statement = newest_statement(asked.state, *asked.patent);
  return Finding::stands_if(statement == nullptr || statement->announced != kLastDay);
}

constexpr Period kSince2021{.from = kPatentLaw2020};
constexpr Text kNotPatenteesTitle{"声明人不是全体专利权人",
                                  "Not all of the owners, or not owners, declare"};
constexpr Text kNotActiveTitle{"开放许可声明未生效", "No open-licence statement is in force"};
constexpr Row kNotPatentees{
    .number = row_number(Code::kO02),
    .code = Code::kO02,
    .article = {"专利法（2020年修正） 第五十条第一款、第十四条第二款",
                "Patent Law (2020), Arts. 50(1) and 14(2)"},
    .title = kNotPatenteesTitle,
    .detail = {"声明人与专利登记簿记载的全体专利权人不一致。",
               "The parties who declare are not exactly the owners in the register."},
    .cure = {"由全体登记的专利权人共同声明。", "Let all registered owners declare together."},
    .in_force = kSince2021};
constexpr Row kNotActive{
    .number = row_number(Code::kO20),
    .code = Code::kO20,
    .article = {"专利法（2020年修正） 第五十条、第五十一条", "Patent Law (2020), Arts. 50 and 51"},
    .title = kNotActiveTitle,
    .detail =
        {"该日没有已公告且未撤回、未届满的开放许可声明。",
         "On the day there is no statement that is announced, not withdrawn and not run out."},
    .cure = {"核对声明的公告日、撤回日和期限。",
             "Check the statement's days of announcement and withdrawal and its term."},
    .in_force = kSince2021};

constexpr auto kRules = std::to_array<Rule<OpenLicenceDeclare>>({
    {.row = {.number = row_number(Code::kO01),
             .code = Code::kO01,
             .article = {"专利法实施细则 第八十五条第一款", "Implementing Rules, Art. 85(1)"},
             .title = {"尚未授权", "Not granted"},
             .detail = {"开放许可声明应在公告授予专利权之后提出。",
                        "A statement is made after the grant is announced."},
             .cure = {"待授权公告后再声明。", "Declare after the grant."},
             .in_force = kSince2021},
     .ask = not_granted},
    {.row = kNotPatentees, .ask = patentees_differ<OpenLicenceDeclare>},
    {.row = {.number = row_number(Code::kO03),
             .code = Code::kO03,
             .article = {"专利法实施细则 第八十五条第二款", "Implementing Rules, Art. 85(2)"},
             .title = {"声明内容不全", "The statement lacks an element"},
             .detail = {"缺少使用费支付方式和标准，或许可期限早于声明日。",
                        "The fee's standard or currency is missing, or the term ends before it "
                        "begins."},
             .cure = {"补正声明内容。", "Complete the statement."},
             .in_force = kSince2021,
             .on_fact = OnFact::kIsSilent},
     .asked = Asked::kOnce,
     .ask = element_is_missing},
    {.row = {.number = row_number(Code::kO04),
             .code = Code::kO04,
             .article = {"专利法实施细则 第八十五条第三款", "Implementing Rules, Art. 85(3)"},
             .title = {"声明内容不清楚", "The statement is not clear"},
             .detail = {"使用费的支付方式与其标准不一致，或该支付方式须另行协商。",
                        "The form of the fee and its standard contradict each other, or the form "
                        "needs negotiation."},
             .cure = {"写明一次总付、提成或入门费加提成及其标准。",
                      "State a lump sum, a royalty, or an entry fee with a royalty, and its "
                      "standard."},
             .in_force = kSince2021,
             .on_fact = OnFact::kIsSilent},
     .asked = Asked::kOnce,
     .ask = fee_is_unclear},
    {.row =
         {.number = row_number(Code::kO05),
          .code = Code::kO05,
          .article = {"专利法（2020年修正） 第五十条第一款", "Patent Law (2020), Art. 50(1)"},
          .title = {"缺少专利权评价报告", "No evaluation report"},
          .detail = {"实用新型、外观设计的开放许可声明须有结论为肯定的专利权评价报告。",
                     "For a utility model or design a positive patent right evaluation report is "
                     "needed."},
          .cure = {"请求作出专利权评价报告。", "Request an evaluation report."},
          .in_force = kSince2021},
     .ask = report_is_missing},
    {.row = {.number = row_number(Code::kO06),
             .code = Code::kO06,
             .article = {"专利法实施细则 第八十六条第（一）项", "Implementing Rules, Art. 86(1)"},
             .title = {"独占或排他许可有效期内", "An exclusive or sole licence is running"},
             .detail = {"专利权处于独占或者排他许可有效期限内，不得实行开放许可。",
                        "While an exclusive or sole licence is in force the patent cannot be under "
                        "an open licence."},
             .cure = {"待该许可期满或注销后再声明。", "Declare after that licence has ended."},
             .in_force = kSince2021},
     .ask = exclusive_or_sole_stands},
    {.row = {.number = row_number(Code::kO07),
             .code = Code::kO07,
             .article = {"专利法实施细则 第八十六条第（二）项", "Implementing Rules, Art. 86(2)"},
             .title = {"中止或保全", "Suspended or preserved"},
             .detail = {"专利权因权属纠纷中止或被法院保全。",
                        "The right is suspended for an ownership dispute or preserved by a court."},
             .cure = {"待中止或保全结束后再声明。", "Declare after it has ended."},
             .in_force = kSince2021},
     .ask = right_is_suspended},
    {.row = {.number = row_number(Code::kO08),
             .code = Code::kO08,
             .article = {"专利法实施细则 第八十六条第（三）项", "Implementing Rules, Art. 86(3)"},
             .title = {"没有按照规定缴纳年费", "The annuity is not paid"},
             .detail = {"年费未按期缴纳，专利处于滞纳期。",
                        "An annuity was missed and is not yet paid."},
             .cure = {"缴纳年费及滞纳金。", "Pay the annuity with its late fee."},
             .in_force = kSince2021},
     .ask = annuity_is_missed},
    {.row = {.number = row_number(Code::kO09),
             .code = Code::kO09,
             .article = {"专利法实施细则 第八十六条第（四）项", "Implementing Rules, Art. 86(4)"},
             .title = {"专利权被质押，未经质权人同意", "Pledged, without the pledgee's consent"},
             .detail = {"质权登记存续，开放许可须经质权人同意。",
                        "A registered pledge stands; an open licence needs the pledgee's consent."},
             .cure = {"先办理质权注销登记。", "Have the pledge cancelled first."},
             .in_force = kSince2021},
     .ask = pledgee_is_missing},
    {.row = {.number = row_number(Code::kO10),
             .code = Code::kO10,
             .article = {"民法典 第八百六十五条", "Civil Code, Art. 865"},
             .title = {"期限超过专利权有效期", "The term outlasts the right"},
             .detail = {"声明的许可期限晚于专利权有效期的最后一日。",
                        "The statement's last day is after the right's last day."},
             .cure = {"缩短许可期限。", "Shorten the term."},
             .in_force = kSince2021},
     .ask = term_is_too_long},
    {.row =
         {.number = row_number(Code::kO11),
          .code = Code::kO11,
          .article = {"专利开放许可使用费估算指引", "Guidance on open-licence fees"},
          .title = {"使用费高于指引", "The fee is above the guidance"},
          .detail = {"固定费用高于2000万元，或提成高于净销售额的20%、利润的40%。",
                     "A fixed fee above 20 million yuan, or a royalty above 20 % of net sales or "
                     "40 % of profit."},
          .cure = {"降低使用费标准。", "Lower the standard."},
          .in_force = kSince2021,
          .on_fact = OnFact::kIsSilent},
     .asked = Asked::kOnce,
     .ask = fee_is_above_guidance},
    {.row = {.number = row_number(Code::kO12),
             .code = Code::kO12,
             .article = {"专利法（2020年修正） 第五十条第一款", "Patent Law (2020), Art. 50(1)"},
             .title = {"专利权已终止", "The right has ended"},
             .detail = {"该日专利权已届满、终止、放弃或被宣告全部无效。",
                        "On the day the right has expired, lapsed, been abandoned or been "
                        "invalidated in full."},
             .cure = {"先恢复权利。", "Have the right restored first."},
             .in_force = kSince2021},
     .ask = right_ended},
    {.row = {.number = row_number(Code::kO13),
             .code = Code::kO13,
             .article = {"专利法（2020年修正） 第五十条", "Patent Law (2020), Art. 50"},
             .title = {"已有生效的开放许可声明", "A statement is in force already"},
             .detail = {"同一专利已有生效的开放许可声明。",
                        "The patent is under an open-licence statement already."},
             .cure = {"先撤回在先声明。", "Withdraw the earlier statement first."},
             .in_force = kSince2021},
     .ask = statement_stands},
});

constexpr auto kAcceptanceRules = std::to_array<Rule<OpenLicenceAccept>>({
    {.row = kFiledAgain, .asked = Asked::kOnce, .ask = is_filed_again},
    {.row = kNotActive, .ask = statement_is_not_active},
    {.row = {.number = row_number(Code::kO21),
             .code = Code::kO21,
             .article = {"专利法（2020年修正） 第五十一条第一款", "Patent Law (2020), Art. 51(1)"},
             .title = {"支付金额与公告标准不符", "The payment differs from the announced standard"},
             .detail = {"被许可人按公告的使用费标准支付后即获得许可。",
                        "A licence is obtained by paying the fee as announced."},
             .cure = {"按公告的标准支付，或按普通许可备案。",
                      "Pay the announced fee, or record an ordinary licence."},
             .in_force = kSince2021},
     .ask = payment_differs},
    {.row = {.number = row_number(Code::kO22),
             .code = Code::kO22,
             .article = {"专利法（2020年修正） 第五十一条第一款", "Patent Law (2020), Art. 51(1)"},
             .title = {"缺少书面通知日期", "The day of the written notice is missing"},
             .detail = {"被许可人应以书面方式通知专利权人。",
                        "The licensee notifies the patentee in writing."},
             .cure = {"填写通知日期。", "State the day of the notice."},
             .in_force = kSince2021,
             .on_fact = OnFact::kIsSilent},
     .asked = Asked::kOnce,
     .ask = notice_is_missing},
});

constexpr auto kWithdrawalRules = std::to_array<Rule<OpenLicenceWithdraw>>({
    {.row = kNotPatentees, .ask = patentees_differ<OpenLicenceWithdraw>},
    {.row = kNotActive, .ask = nothing_to_withdraw},
});

constexpr auto kAnnouncementRules = std::to_array<Rule<OpenLicenceAnnounce>>({
    {.row = kNotActive, .ask = nothing_to_announce},
});

}  // namespace

std::span<const Rule<OpenLicenceDeclare>> open_licence_rules() { return kRules; }
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
