#include "ledger/law/licence.h"

#include <algorithm>

#include "ledger/law/questions.h"

// This file is a table of law with its questions: longer than others.

namespace ledger::law {
namespace {

using Recording = Case<LicenceRecord>;

Term term_of(const LicenceRecord& command) { return {command.from, command.until}; }

Finding right_ended(const Recording& asked) { return right_has_ended(*asked.patent, asked.day); }

bool uses_are_within(const std::vector<std::string>& uses, const std::vector<std::string>& of) {
  if (of.empty()) return true;  // All uses.
  return !uses.empty() && std::ranges::all_of(uses, [&](const std::string& use) {
    return std::ranges::find(of, use) != of.end();
  });
}

// The right, the whole term, the territory and the uses of a sub-licence are its parent's: nobody
// licenses outside the contract (PL 12; CC 867).
bool is_within(const Recording& asked, const Licence& parent) {
  const auto index = asked.state.patents.index_of(asked.patent->number);
  return is_on(parent, *index) && asked.state.stands_on(parent, asked.command.from) &&
         asked.state.stands_on(parent, asked.command.until) &&
         asked.command.territory.is_within(parent.territory) &&
         uses_are_within(asked.command.fields_of_use, parent.fields_of_use);
}

// A sub-licence is granted by a licensee of its parent, anything else by registered owners.
Finding licensor_is_not_entitled(const Recording& asked) {
  if (asked.command.kind != LicenceKind::kSub) {
    return is_not_owner(asked.state, *asked.patent, asked.command.licensors);
  }
  const Licence* parent = asked.state.licences.find(asked.command.parent);
  if (parent == nullptr || parent->by == 0) return Finding::stands();
  if (!is_within(asked, *parent)) return Finding::stands_by(parent->by);
  for (const PartyId& licensor : asked.command.licensors) {
    const auto index = asked.state.parties.index_of(licensor);
    if (!index || std::ranges::find(parent->licensees, *index) == parent->licensees.end()) {
      return Finding::stands_by(parent->by);
    }
  }
  return Finding::passes();
}

Finding content_is_missing(const Recording& asked) {
  const LicenceRecord& command = asked.command;
  return Finding::stands_if(command.licensors.empty() || command.licensees.empty() ||
                            command.until < command.from || command.signed_on > command.recorded);
}

Finding term_is_too_long(const Recording& asked) {
  return asked.command.until > last_day_of_term(*asked.patent)
             ? Finding::stands_by(asked.patent->born_by)
             : Finding::passes();
}

// One co-owner alone may grant an ordinary licence, and no other (PL 14).
Finding co_owner_is_missing(const Recording& asked) {
  if (!is_exclusive_or_sole(asked.command.kind)) return Finding::passes();
  return lacks_co_owner(asked.state, *asked.patent, asked.command.licensors,
                        asked.command.consents);
}

Finding annuity_is_missed(const Recording& asked) {
  return annuity_is_overdue(*asked.patent, asked.day);
}

Finding right_is_suspended(const Recording& asked) {
  return is_suspended(*asked.patent, asked.day);
}

Finding is_filed_again(const Recording& asked) {
  return number_is_taken(asked.state, asked.command.licence);
}

Finding pledgee_is_missing(const Recording& asked) {
  return lacks_pledgee(asked.state, *asked.patent, asked.day, asked.command.consents);
}

bool uses_intersect(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return true;  // All uses.
  return std::ranges::any_of(
      a, [&](const std::string& use) { return std::ranges::find(b, use) != b.end(); });
}

bool names(const std::vector<std::string>& licences, const std::string& id) {
  return std::ranges::find(licences, id) != licences.end();
}

// Whether a sub-licence under `parent` is under the licence `id`, or under one of `untouched`.
bool is_let_through(const State& state, const std::string& parent, const std::string& id,
                    const std::vector<std::string>& untouched) {
  const std::string* above = &parent;
  for (int i = 0; i < kParentsMax; ++i) {
    if (*above == id) return true;
    const Licence* next = state.licences.find(*above);
    if (next == nullptr || next->by == 0) return false;  // Nobody is under what is not recorded.
    if (names(untouched, *above)) return true;
    if (next->kind != LicenceKind::kSub) return false;
    above = &next->parent;
  }
  return false;
}

// A sub-licence meets no licence that it is under, nor one that leaves such a licence untouched,
// whichever of them was filed first.
bool is_let_through(const Recording& asked, const Licence& existing) {
  const LicenceRecord& command = asked.command;
  const bool is_under =
      command.kind == LicenceKind::kSub &&
      is_let_through(asked.state, command.parent, existing.id, existing.carve_out);
  return is_under ||
         (existing.kind == LicenceKind::kSub &&
          is_let_through(asked.state, existing.parent, command.licence, command.carve_out));
}

// Two licences of one patent in one territory, term and use, of which one would be broken by the
// other (compatibility matrix, on SPC technology-contract interpretation 25 to 27). A sub-licence
// and a cross-licence count as ordinary ones (SPC-T 25(2)).
bool excludes(const Recording& asked, const Licence& existing) {
  const LicenceRecord& command = asked.command;
  const bool is_either = is_exclusive_or_sole(existing.kind) || is_exclusive_or_sole(command.kind);
  if (!is_either) return false;
  if (is_let_through(asked, existing)) return false;
  const bool is_carved_out =
      !is_exclusive_or_sole(existing.kind) && names(command.carve_out, existing.id);
  return !is_carved_out && asked.state.stands_in(existing, term_of(command)) &&
         existing.territory.intersects(command.territory) &&
         uses_intersect(existing.fields_of_use, command.fields_of_use);
}

Finding conflicts_with_licence(const Recording& asked) {
  Finding finding;
  const auto index = asked.state.patents.index_of(asked.patent->number);
  for (const Link& link : asked.patent->links) {
    if (link.kind != LinkKind::kLicence) continue;
    const Licence& existing = asked.state.licences.at(link.index);
    if (existing.id == asked.command.licence || !is_on(existing, *index)) continue;
    if (excludes(asked, existing)) finding |= Finding::stands_by(existing.by);
  }
  return finding;
}

// Nobody licenses to himself.
Finding is_on_both_sides(const Recording& asked) {
  return Finding::stands_if(std::ranges::any_of(asked.command.licensors, [&](const PartyId& id) {
    return std::ranges::find(asked.command.licensees, id) != asked.command.licensees.end();
  }));
}

// A licence to a party abroad exports the technology as a transfer does (TIER 2).
Finding export_is_barred(const Recording& asked) {
  const bool is_export = is_exportable(*asked.patent) &&
                         has_mainlander(asked.state, asked.command.licensors) &&
                         has_foreigner(asked.state, asked.command.licensees);
  if (!is_export) return Finding::passes();
  const Finding prohibited = is_prohibited_from_export(*asked.patent);
  return prohibited ? prohibited : Finding::stands_if(!asked.command.export_paper);
}

Finding open_licence_stands(const Recording& asked) {
  if (!is_exclusive_or_sole(asked.command.kind)) return Finding::passes();
  return has_active_statement(asked.state, *asked.patent, asked.day);
}

Finding is_recorded_late(const Recording& asked) {
  constexpr int kMonths = 3;  // IR 15(2).
  const Date effective = std::max(asked.command.signed_on, asked.command.from);
  return Finding::stands_if(asked.command.recorded > effective.plus_months(kMonths));
}

constexpr Text kPledged{"专利权已出质，未经质权人同意",
                        "The patent is pledged and a pledgee has not consented"};

constexpr auto kPresent = std::to_array<Rule<LicenceRecord>>({
    {.row =
         {.number = row_number(Code::kL01),
          .code = Code::kL01,
          .article = {"专利实施许可合同备案办法 第十二条第（一）项；民法典 第八百六十五条",
                      "Licence Recordation Measures, Art. 12(1); Civil Code, Art. 865"},
          .title = {"专利权已终止或被宣告无效", "The right has ended or been invalidated"},
          .detail = {"备案日专利权已届满、终止、放弃或被宣告全部无效。",
                     "On the day of recordation the right has expired, lapsed, been abandoned or "
                     "been invalidated in full."},
          .cure = {"先恢复权利；已届满或无效的不能备案。",
                   "Have the right restored first; nothing cures an expiry or invalidity."},
          .in_force = {.from = kCivilCode}},
     .ask = right_ended},
    {.row = {.number = row_number(Code::kL02),
             .code = Code::kL02,
             .article = {"专利实施许可合同备案办法 第十二条第（二）项",
                         "Licence Recordation Measures, Art. 12(2)"},
             .title = {"许可人无权许可", "The licensor is not entitled"},
             .detail =
                 {"许可人既不是登记的专利权人，也不是有权分许可的被许可人。",
                  "The licensor is neither a registered owner nor a licensee under the parent "
                  "licence."},
             .cure = {"由登记的专利权人许可；分许可应填写在先许可的备案号。",
                      "Let a registered owner license; a sub-licence names its parent licence."},
             .in_force = {.from = kM62}},
     .ask = licensor_is_not_entitled},
    {.row = {.number = row_number(Code::kL03),
             .code = Code::kL03,
             .article = {"专利实施许可合同备案办法 第九条、第十二条第（三）项",
                         "Licence Recordation Measures, Arts. 9 and 12(3)"},
             .title = {"合同内容不全", "The contract lacks required content"},
             .detail = {"当事人、专利或许可期限缺失，或期限终止日早于起始日，或签订日晚于备案日。",
                        "Parties, patents or term are missing, the term ends before it begins, or "
                        "the contract is signed after the recordation."},
             .cure = {"补正合同内容后重新提交。", "Complete the contract and file again."},
             .in_force = {.from = kM62},
             .on_fact = OnFact::kIsSilent},
     .asked = Asked::kOnce,
     .ask = content_is_missing},
    {.row = {.number = row_number(Code::kL04),
             .code = Code::kL04,
             .article = {"专利实施许可合同备案办法 第十二条第（四）项",
                         "Licence Recordation Measures, Art. 12(4)"},
             .title = {"许可期限超过专利权有效期", "The term outlasts the right"},
             .detail = {"许可期限的最后一日晚于专利权有效期的最后一日。",
                        "The licence's last day is after the right's last day."},
             .cure = {"将许可期限缩短至专利权有效期之内。",
                      "Shorten the term to the right's last day."},
             .in_force = {.from = kM62}},
     .ask = term_is_too_long},
    {.row = {.number = row_number(Code::kL05),
             .code = Code::kL05,
             .article = {"专利法 第十四条；专利实施许可合同备案办法 第十二条第（五）项",
                         "Patent Law, Art. 14; Licence Recordation Measures, Art. 12(5)"},
             .title = {"缺少共有人同意", "A co-owner has not consented"},
             .detail = {"独占或排他许可须经全体共有人同意，另有约定的除外。",
                        "An exclusive or sole licence needs the consent of all co-owners, unless "
                        "they have agreed otherwise."},
             .cure = {"提交其他共有人的同意书，或改为普通许可。",
                      "File the other owners' consents, or grant an ordinary licence."},
             .in_force = {.from = kPatentLaw2020}},
     .ask = co_owner_is_missing},
    {.row = {.number = row_number(Code::kL06),
             .code = Code::kL06,
             .article = {"专利实施许可合同备案办法 第十二条第（六）项",
                         "Licence Recordation Measures, Art. 12(6)"},
             .title = {"处于年费滞纳期", "In the late-fee period of the annuity"},
             .detail = {"年费未按期缴纳，专利处于滞纳期。",
                        "An annuity was missed and is not yet paid."},
             .cure = {"缴纳年费及滞纳金。", "Pay the annuity with its late fee."},
             .in_force = {.from = kM62}},
     .ask = annuity_is_missed},
    {.row = {.number = row_number(Code::kL07),
             .code = Code::kL07,
             .article = {"专利实施许可合同备案办法 第十二条第（七）项",
                         "Licence Recordation Measures, Art. 12(7)"},
             .title = {"权属纠纷中止或法院保全", "Suspended or preserved"},
             .detail = {"备案日专利权因权属纠纷中止或被法院保全。",
                        "On the day of recordation the right is suspended for an ownership dispute "
                        "or preserved by a court."},
             .cure = {"待中止或保全结束后再备案。", "Record after it has ended."},
             .in_force = {.from = kM62}},
     .ask = right_is_suspended},
    {.row = kFiledAgain, .asked = Asked::kOnce, .ask = is_filed_again},
    {.row = {.number = row_number(Code::kL09),
             .code = Code::kL09,
             .article = {"物权法 第二百二十七条第二款；专利实施许可合同备案办法 第十二条第（九）项",
                         "Property Law, Art. 227(2); Licence Recordation Measures, Art. 12(9)"},
             .title = kPledged,
             .detail = {"质权登记存续，许可须经质权人同意。",
                        "A registered pledge stands; a licence needs the pledgee's consent."},
             .cure = {"提交质权人的同意书，或先办理质权注销登记。",
                      "File the pledgee's consent, or have the pledge cancelled first."},
             .in_force = {.from = kM62, .until = kCivilCode}},
     .ask = pledgee_is_missing},
    {.row =
         {.number = row_number(Code::kL09, 1),
          .code = Code::kL09,
          .article = {"民法典 第四百四十四条第二款；专利实施许可合同备案办法 第十二条第（九）项",
                      "Civil Code, Art. 444(2); Licence Recordation Measures, Art. 12(9)"},
          .title = kPledged,
          .detail = {"质权登记存续，出质人不得许可他人使用，但出质人与质权人协商同意的除外。",
                     "A registered pledge stands: the pledgor may not license unless pledgor and "
                     "pledgee agree."},
          .cure = {"提交质权人的同意书，或先办理质权注销登记。",
                   "File the pledgee's consent, or have the pledge cancelled first."},
          .in_force = {.from = kCivilCode}},
     .ask = pledgee_is_missing},
    {.row = {.number = row_number(Code::kL10),
             .code = Code::kL10,
             .article = {"专利实施许可合同备案办法 第十二条第（十）项",
                         "Licence Recordation Measures, Art. 12(10)"},
             .title = {"与已备案的许可冲突", "In conflict with a recorded licence"},
             .detail = {"在重叠的期限、地域和使用范围内，已有许可与本许可不能并存。",
                        "In an overlapping term, territory and use a recorded licence and this one "
                        "cannot both stand."},
             .cure = {"缩小期限、地域或范围，或在合同中保留在先的普通许可。",
                      "Narrow term, territory or use, or carve the earlier ordinary licence out."},
             .in_force = {.from = kM62}},
     .ask = conflicts_with_licence},
    {.row = {.number = row_number(Code::kL11),
             .code = Code::kL11,
             .article = {"专利实施许可合同备案办法 第十二条第（十一）项",
                         "Licence Recordation Measures, Art. 12(11)"},
             .title = {"其他不应备案的情形", "Not to be recorded otherwise"},
             .detail = {"许可人与被许可人为同一当事人。",
                        "One party stands on both sides of the contract."},
             .cure = {"核对当事人后重新提交。", "Check the parties and file again."},
             .in_force = {.from = kM62}},
     .asked = Asked::kOnce,
     .ask = is_on_both_sides},
    {.row = {.number = row_number(Code::kL12),
             .code = Code::kL12,
             .article = {"专利法（2020年修正） 第五十一条第三款", "Patent Law (2020), Art. 51(3)"},
             .title = {"开放许可实施期间", "An open licence is in force"},
             .detail = {"开放许可实施期间不得就该专利给予独占或者排他许可。",
                        "While an open licence is in force no exclusive or sole licence may be "
                        "granted."},
             .cure = {"先撤回开放许可声明，或改为普通许可。",
                      "Withdraw the open-licence statement first, or grant an ordinary licence."},
             .in_force = {.from = kPatentLaw2020}},
     .ask = open_licence_stands},
    {.row = {.number = row_number(Code::kL13),
             .code = Code::kL13,
             .article = {"技术进出口管理条例 第二条、第二十九至三十九条",
                         "Technology Import and Export Regulations, Arts. 2 and 29 to 39"},
             .title = {"缺少技术出口证件，或技术禁止出口",
                       "The export paper is missing, or export is prohibited"},
             .detail = {"发明或实用新型由内地许可人许可给境外被许可人，属于技术出口。",
                        "An invention or utility model is licensed from the mainland to a party "
                        "abroad: that is an export of technology."},
             .cure = {"提交技术出口许可证或自由出口技术合同登记证书；禁止出口的技术不得许可。",
                      "File the export licence or the export contract registration certificate; "
                      "prohibited technology cannot be licensed abroad."},
             .on_fact = OnFact::kIsSilent},
     .ask = export_is_barred},
    {.row = {.number = row_number(Code::kW03),
             .code = Code::kW03,
             .article = {"专利法实施细则 第十五条第二款", "Implementing Rules, Art. 15(2)"},
             .title = {"逾期备案", "Recorded late"},
             .detail = {"合同生效之日起三个月内未办理备案。",
                        "The contract was not recorded within three months of taking effect."},
             .cure = {"今后按期备案。", "Record in time from now on."},
             .in_force = {.from = kRules2023},
             .weight = Weight::kWarns},
     .asked = Asked::kOnce,
     .ask = is_recorded_late},
});

// The Contract Law, the Patent Law of 2008 and the Implementing Rules of 2010.
constexpr auto kFormer = std::to_array<Former>({
    {Code::kL01,
     1,
     {"专利实施许可合同备案办法 第十二条第（一）项；合同法 第三百四十四条",
      "Licence Recordation Measures, Art. 12(1); Contract Law, Art. 344"},
     {.from = kM62, .until = kCivilCode}},
    {Code::kL05,
     1,
     {"专利法（2008年） 第十五条；专利实施许可合同备案办法 第十二条第（五）项",
      "Patent Law (2008), Art. 15; Licence Recordation Measures, Art. 12(5)"},
     {.from = kM62, .until = kPatentLaw2020}},
    {Code::kW03,
     1,
     {"专利法实施细则（2010年） 第十四条第二款", "Implementing Rules (2010), Art. 14(2)"},
     {.until = kRules2023}},
});

constexpr auto kRules = with_former(kPresent, kFormer);

}  // namespace

std::span<const Rule<LicenceRecord>> licence_rules() { return kRules; }

}  // namespace ledger::law
