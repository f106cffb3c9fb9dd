#include "ledger/law/rules/facts.h"

#include <algorithm>

#include "ledger/model/codes.h"
#include "ledger/model/state/state.h"

// This file is a table of law: what contradicts a fact.

namespace ledger::law {
namespace {

constexpr Provision kE01Unbegun{
    .code = Code::kE01,
    .title = {"所涉事项尚未登记", "What this acts upon has not begun"},
    .detail = {"账本中尚无该专利、质权或许可；该事实已予记录，待其登记后即按其法定日期生效。",
               "The ledger does not know the patent, pledge or licence yet. The fact is recorded "
               "and takes effect on its legal day when the beginning arrives."},
    .cure = {"报送其授权、登记或备案。", "State the grant, registration or recordation."},
    .versions = {{.number = 7}}};

constexpr Provision kE01SecondEnd{
    .code = Code::kE01,
    .title = {"专利权已经终止", "The right has ended already"},
    .detail = {"账本已有该专利权的终止，其间没有恢复。",
               "The ledger holds an end of this right, with no restoration between them."},
    .cure = {"报送其间的恢复，或更正有误的一项。",
             "State the restoration between them, or correct the one that is wrong."},
    .versions = {{.number = 8, .sources = {{&kPatentLaw2020, {"第四十四条", "Art. 44"}}}}}};

constexpr Provision kE01EndsNothing{
    .code = Code::kE01,
    .title = {"没有可以恢复或解除的事项", "There is nothing to restore or to resume"},
    .detail = {"该日之前没有终止、中止或保全的记载。",
               "No end, suspension or preservation before that day is recorded."},
    .cure = {"报送所恢复的终止，或所解除的中止、保全。",
             "State the end that it restores, or the suspension that it lifts."},
    .versions = {{.number = 9}}};

constexpr Provision kE01Unnamed{
    .code = Code::kE01,
    .title = {"公告的名称尚未对应到当事人", "A published name is not known to be a party's"},
    .detail =
        {"账本不知道所列名称属于哪一当事人，或者有几个当事人使用该名称；该事实已予记录，待名称"
         "对应后即按其法定日期生效。",
         "The ledger does not know whose the listed name is, or several parties bear it. The "
         "fact is recorded and takes effect on its legal day when its names are known."},
    .cure = {"以 gazette.map 指明该名称所属的当事人，或登记该当事人。",
             "State whose the name is (gazette.map), or register the party."},
    .versions = {{.number = 10}},
    .concerns = {"名称（使用该名称的当事人）：", "Name (parties that bear it): "}};

constexpr Provision kV01LastDay{
    .code = Code::kV01,
    .title = {"届满日与保护期不符", "The expiry is not on the last day of the term"},
    .detail = {"期限届满的终止日既不是保护期的最后一日，也不是其次日。",
               "The day of expiry is neither the last day of the term nor the day after it."},
    .cure = {"核对申请日、期限补偿和终止日。",
             "Check the day of filing, extensions and the day of expiry."},
    .versions = {{.number = 1, .sources = {{&kPatentLaw2020, {"第四十二条", "Art. 42"}}}}},
    .concerns = {"专利（期限届满日）：", "Patent (last day of the term): "}};

constexpr Provision kV01PaidAnnuity{
    .code = Code::kV01,
    .title = {"年费已经缴纳", "The annuity was stated as paid"},
    .detail = {"因未缴年费而终止，但账本记载该年度年费已按期缴纳。",
               "The right lapsed for an annuity that the ledger holds as paid in time."},
    .cure = {"更正缴费或终止；已恢复的，报送恢复。",
             "Correct the payment or the lapse; if the right was restored, state the restoration."},
    .versions = {
        {.number = 2, .sources = {{&kPatentLaw2020, {"第四十四条第一款", "Art. 44(1)"}}}}}};

constexpr Provision kV01Applicant{
    .code = Code::kV01,
    .title = {"授权给并非登记申请人的人", "Granted to another than the applicant of record"},
    .detail = {"授权公告的专利权人与授权日登记的申请人不一致。",
               "The owners in the grant are not the applicants of record on its day."},
    .cure = {"报送其间的申请权转让。", "State the transfer of the application between them."},
    .versions = {{.number = 3, .sources = {{&kPatentLaw2020, {"第十条", "Art. 10"}}}}}};

constexpr Provision kV01OnlyInventions{
    .code = Code::kV01,
    .title = {"只有发明专利给予期限补偿", "Only inventions are extended"},
    .detail = {"该专利不是发明专利，其保护期不予补偿。",
               "The patent is no invention: its term is not extended."},
    .cure = {"核对专利号。", "Check the patent number."},
    .versions = {{.number = 7,
                  .sources = {{&kPatentLaw2020, {"第四十二条第二款、第三款", "Art. 42(2), (3)"}}},
                  .in_force = kAlways}}};

constexpr Provision kV01Shortens{
    .code = Code::kV01,
    .title = {"补偿缩短了保护期", "The extension shortens the term"},
    .detail = {"期限补偿后的最后一日早于现有的期限届满日。",
               "The last day with the extension is before the present last day of the right."},
    .cure = {"核对补偿后的最后一日。", "Check the last day of the extension."},
    .versions = {{.number = 4,
                  .sources = {{&kPatentLaw2020, {"第四十二条第二款、第三款", "Art. 42(2), (3)"}}},
                  .in_force = kAlways}},
    .concerns = {"专利（现有的期限届满日）：", "Patent (present last day): "}};

constexpr Provision kV01LongPta{
    .code = Code::kV01,
    .title = {"授权期限补偿过长", "The compensation for a late grant is too long"},
    .detail = {"授权补偿不超过自申请日起满四年之日至授权日的期间。",
               "A PTA is at most the time from four years after filing to the grant."},
    .cure = {"核对申请日、授权日和补偿后的最后一日。",
             "Check the days of filing and grant, and the last day of the extension."},
    .versions = {{.number = 8,
                  .sources = {{&kPatentLaw2020, {"第四十二条第二款", "Art. 42(2)"}}},
                  .in_force = kAlways}},
    .concerns = {"专利（补偿后的最迟届满日）：", "Patent (latest last day): "}};

constexpr Provision kV01LongPte{
    .code = Code::kV01,
    .title = {"药品专利期限补偿过长", "The extension for a medicine is too long"},
    .detail = {"药品补偿不超过五年。", "A PTE is at most five years."},
    .cure = {"核对补偿后的最后一日。", "Check the last day of the extension."},
    .versions = {{.number = 9,
                  .sources = {{&kPatentLaw2020, {"第四十二条第三款", "Art. 42(3)"}}},
                  .in_force = kAlways}},
    .concerns = {"专利（补偿后的最迟届满日）：", "Patent (latest last day): "}};

constexpr Provision kT04Abandonment{
    .code = Code::kT04,
    .title = {"放弃已出质的专利权", "A pledged right is abandoned"},
    .detail = {"质权登记存续期间放弃专利权，须经质权人同意。",
               "While a pledge is registered, a right is abandoned only with the pledgee's "
               "consent."},
    .cure = {"办理质权注销登记，或更正放弃。",
             "Have the pledge cancelled, or correct the abandonment."},
    .versions = {{.number = 2, .sources = {{&kPledgeMeasures2021}}, .in_force = kAlways}}};

constexpr Provision kT05Abandonment{
    .code = Code::kT05,
    .title = {"放弃权属有争议的专利权", "A right in dispute is abandoned"},
    .detail = {"权属纠纷中止期间不办理放弃手续。",
               "While proceedings are suspended for an ownership dispute, an abandonment is not "
               "processed."},
    .cure = {"核对中止的期限，或更正放弃。", "Check the suspension, or correct the abandonment."},
    .versions = {{.number = 2,
                  .sources = {{&kImplementingRules2024, {"第一百零五条", "Art. 105"}}},
                  .in_force = kAlways}}};

constexpr Provision kT06Abandonment{
    .code = Code::kT06,
    .title = {"放弃被保全的专利权", "A preserved right is abandoned"},
    .detail = {"财产保全期间不办理放弃手续。",
               "While a court preserves the right, an abandonment is not processed."},
    .cure = {"核对保全的期限，或更正放弃。", "Check the preservation, or correct the abandonment."},
    .versions = {{.number = 2,
                  .sources = {{&kImplementingRules2024, {"第一百零五条", "Art. 105"}}},
                  .in_force = kAlways}}};

constexpr Provision kW05OfFact{
    .code = Code::kW05,
    .title = {"已登记的事项与此不符", "Recorded events contradict this fact"},
    .detail =
        {"该事实的生效日早于已登记的事项，后者与之不符；仍予保留，逐项列入不一致清单，并通知有关的"
         "质权人、被许可人或权利人。",
         "The fact takes effect before events that are recorded and that it now contradicts. "
         "They remain recorded; each is an open case for the pledgee, licensee or owner whom "
         "it concerns."},
    .cure =
        {"逐项核对：注销、更正、撤回，或报送所缺的事实。",
         "Check each one: cancel it, correct it, retract it, or state the fact that is missing."},
    .versions = {{.number = 1, .weight = Weight::kWarns}}};

constexpr Provision kW05OfTaking{
    .code = Code::kW05,
    .title = {"从他人收回已登记的权利", "Takes a recorded right from another party"},
    .detail =
        {"该更正或撤回使所列当事人失去已登记的受让、许可或质权；仍予记录，列入不一致清单，并通"
         "知该当事人。",
         "The correction or retraction takes from the named parties what was recorded for "
         "them. It is recorded, and an open case of which they are told."},
    .cure = {"所列当事人与提交单位核对；有误的，撤回该撤回，或由主管机关报送事实。",
             "Let the named parties and the source compare the event. If it was right, retract the "
             "retraction, or let the office state the fact."},
    .versions = {{.number = 2, .weight = Weight::kWarns}},
    .concerns = {"事件（当事人）：", "Event (parties): "}};

constexpr Provision kW06{
    .code = Code::kW06,
    .title = {"确认已登记的事项", "Confirms what is recorded"},
    .detail = {"与已登记的事项为同一事实，只计一次；不同之处以主管机关的记载为准。",
               "It states a recorded fact again and is counted once. Of what differs, the office's "
               "statement counts."},
    .cure = {"无需处理。", "Nothing need be done."},
    .versions = {{.number = 0, .weight = Weight::kWarns}}};

constexpr std::array kProvisions{kE01Unbegun,
                                 kE01Unnamed,
                                 kE01SecondEnd,
                                 kE01EndsNothing,
                                 kV01LastDay,
                                 kV01PaidAnnuity,
                                 kV01Applicant,
                                 kV01OnlyInventions,
                                 kV01Shortens,
                                 kV01LongPta,
                                 kV01LongPte,
                                 kT04Abandonment,
                                 kT05Abandonment,
                                 kT06Abandonment,
                                 kW05OfFact,
                                 kW05OfTaking,
                                 kW06};

constexpr std::uint16_t number_of(const Provision& provision) {
  return rule_number(provision.code, provision.versions.begin()->number);
}

}  // namespace

constexpr std::uint16_t kUnbegun = number_of(kE01Unbegun);
constexpr std::uint16_t kUnnamed = number_of(kE01Unnamed);
constexpr std::uint16_t kSecondEnd = number_of(kE01SecondEnd);
constexpr std::uint16_t kEndsNothing = number_of(kE01EndsNothing);
constexpr std::uint16_t kOtherLastDay = number_of(kV01LastDay);
constexpr std::uint16_t kPaidAnnuity = number_of(kV01PaidAnnuity);
constexpr std::uint16_t kOtherApplicant = number_of(kV01Applicant);
constexpr std::uint16_t kAbandonsPledged = number_of(kT04Abandonment);
constexpr std::uint16_t kAbandonsDisputed = number_of(kT05Abandonment);
constexpr std::uint16_t kAbandonsPreserved = number_of(kT06Abandonment);
constexpr std::uint16_t kContradictsRecorded = number_of(kW05OfFact);
constexpr std::uint16_t kTakes = number_of(kW05OfTaking);
constexpr std::uint16_t kConfirms = number_of(kW06);

namespace {

constexpr int kPteYears = 5;        // PL 42(3).
constexpr int kPtaBeginsAfter = 4;  // Years from filing (PL 42(2)).

// The longest term with the compensation for a delayed grant.
Date longest_by_pta(const Patent& patent) {
  const Date begins = patent.filed.plus_years(kPtaBeginsAfter);
  const std::int32_t delay = std::max(0, patent.granted.days - begins.days);
  return plain_last_day(patent).plus_days(delay);
}

}  // namespace

WrongExtension wrong_extension(const State& state, const PatentExtend& extension) {
  const Patent* patent = state.patents.find(extension.patent);
  if (patent == nullptr || patent->stage == Stage::kUnborn) return {};
  const Finding by = Finding::applies_by(patent->created_by);
  if (patent->number.type() != PatentType::kInvention) return {by, &kV01OnlyInventions, {}};
  const Date last = last_day_of_term(*patent);
  if (extension.until < last) return {by, &kV01Shortens, last.text()};
  if (patent->stage != Stage::kGranted) return {};
  const bool is_pte = extension.reason == ExtensionReason::kPte;
  const Date pta = longest_by_pta(*patent);
  const Date longest = is_pte ? pta.plus_years(kPteYears) : pta;
  if (extension.until <= longest) return {};
  return {by, is_pte ? &kV01LongPte : &kV01LongPta, longest.text()};
}

std::span<const Provision> fact_provisions() { return kProvisions; }

}  // namespace ledger::law
