#include "ledger/law/rules/licence.h"

#include <algorithm>

#include "ledger/law/conditions.h"
#include "ledger/model/codes.h"

// This file is a table of law: each rule with its test.

namespace ledger::law {
namespace {

using Recording = RuleContext<LicenceRecord>;

constexpr auto kRecorded = day_of<LicenceRecord, &LicenceRecord::recorded>();

// TODO(law): L01, L06 and L07 are not tested again for a patent that a change adds.
constexpr Rule<LicenceRecord> kL01{
    .provision =
        {.code = Code::kL01,
         .title = {"专利权已终止或被宣告无效", "The right has ended or been invalidated"},
         .detail = {"备案日专利权已届满、终止、放弃或被宣告全部无效。",
                    "On the day of recordation the right has expired, lapsed, been abandoned or "
                    "been invalidated in full."},
         .cure =
             {"先恢复权利；已届满或无效的不能备案。",
              "Have the right restored first; an expired or invalidated right cannot be licensed."},
         .versions = {{.number = 1,
                       .sources = {{&kLicenceMeasures2011, {"第十二条第（一）项", "Art. 12(1)"}},
                                   {&kContractLaw, {"第三百四十四条", "Art. 344"}}}},
                      {.number = 0,
                       .sources = {{&kLicenceMeasures2011, {"第十二条第（一）项", "Art. 12(1)"}},
                                   {&kCivilCode, {"第八百六十五条", "Art. 865"}}}}}},
    .day = kRecorded,
    .reads = fields(&LicenceRecord::patents),
    .not_on_change = fields(&LicenceRecord::patents),
    .test = [](const Recording& ctx) { return right_has_ended(*ctx.patent, ctx.day); }};

bool uses_are_within(const std::vector<std::string>& uses, const std::vector<std::string>& of) {
  if (of.empty()) return true;  // All uses.
  const TextSet all(of);
  return !uses.empty() &&
         std::ranges::all_of(uses, [&](const std::string& use) { return all.has(use); });
}

// A sub-licence lies within its parent: whole term, territory and uses (PL 12; CC 867). Its patents
// are tested one by one.
bool is_within(const State& state, const LicenceRecord& command, const Licence& parent) {
  return state.applies_on(parent, command.from) && state.applies_on(parent, command.until) &&
         command.territory.is_within(parent.territory) &&
         uses_are_within(command.fields_of_use, parent.fields_of_use);
}

bool are_licensees(const NamedParties& licensors, const Licence& parent) {
  const PartySet licensees(parent.licensees);
  return !licensors.has_unknown && licensees.has_all(licensors.known);
}

// A sub-licence is granted by a licensee of its parent, any other licence by registered owners.
Finding licensor_is_not_entitled(const Recording& ctx) {
  if (ctx.command.kind != LicenceKind::kSub) {
    return is_not_owner(*ctx.patent, ctx.named.licensors);
  }
  const Licence* parent = ctx.named.parent;
  if (parent == nullptr) return Finding::applies();
  const bool is_entitled = is_on(*parent, ctx.state.patents.index_of(*ctx.patent)) &&
                           ctx.named.is_within_parent && ctx.named.is_by_licensees_of_parent;
  return is_entitled ? Finding::none() : Finding::applies_by(parent->registered_by);
}

// TODO(law): a change of the kind, territory, uses or term of a sub-licence is not tested again.
constexpr Rule<LicenceRecord> kL02{
    .provision =
        {.code = Code::kL02,
         .title = {"许可人无权许可", "The licensor is not entitled"},
         .detail = {"许可人既不是登记的专利权人，也不是有权分许可的被许可人。",
                    "The licensor is neither a registered owner nor a licensee under the parent "
                    "licence."},
         .cure = {"由登记的专利权人许可；分许可应填写在先许可的备案号。",
                  "Let a registered owner license; a sub-licence names its parent licence."},
         .versions = {{.number = 0,
                       .sources = {{&kLicenceMeasures2011,
                                    {"第十二条第（二）项", "Art. 12(2)"}}}}}},
    .reads = fields(&LicenceRecord::patents, &LicenceRecord::licensors, &LicenceRecord::kind,
                    &LicenceRecord::parent, &LicenceRecord::territory,
                    &LicenceRecord::fields_of_use, &LicenceRecord::from, &LicenceRecord::until),
    .not_on_change =
        fields(&LicenceRecord::kind, &LicenceRecord::territory, &LicenceRecord::fields_of_use,
               &LicenceRecord::from, &LicenceRecord::until),
    .test = licensor_is_not_entitled};

Finding content_is_missing(const Recording& ctx) {
  const LicenceRecord& command = ctx.command;
  return Finding::applies_if(command.licensors.empty() || command.licensees.empty() ||
                             command.until < command.from || command.signed_on > command.recorded);
}

constexpr Rule<LicenceRecord> kL03{
    .provision =
        {.code = Code::kL03,
         .title = {"合同内容不全", "The contract lacks required content"},
         .detail = {"当事人、专利或许可期限缺失，或期限终止日早于起始日，或签订日晚于备案日。",
                    "Parties, patents or term are missing, the term ends before it begins, or the "
                    "contract is signed after the recordation."},
         .cure = {"补正合同内容后重新提交。", "Complete the contract and file again."},
         .versions = {{.number = 0,
                       .sources = {{&kLicenceMeasures2011,
                                    {"第九条、第十二条第（三）项", "Arts. 9 and 12(3)"}}},
                       .on_fact = OnFact::kIsSilent}}},
    .scope = Scope::kSubmission,
    .reads = fields(&LicenceRecord::licensors, &LicenceRecord::licensees, &LicenceRecord::from,
                    &LicenceRecord::until, &LicenceRecord::signed_on, &LicenceRecord::recorded),
    .not_on_change = fields(&LicenceRecord::recorded),
    .test = content_is_missing};

Finding term_is_too_long(const Recording& ctx) {
  return ctx.command.until > last_day_of_term(*ctx.patent)
             ? Finding::applies_by(ctx.patent->created_by)
             : Finding::none();
}

constexpr Rule<LicenceRecord> kL04{
    .provision = {.code = Code::kL04,
                  .title = {"许可期限超过专利权有效期", "The term outlasts the right"},
                  .detail = {"许可期限的最后一日晚于专利权有效期的最后一日。",
                             "The licence's last day is after the right's last day."},
                  .cure = {"将许可期限缩短至专利权有效期之内。",
                           "Shorten the term to the right's last day."},
                  .versions = {{.number = 0,
                                .sources = {{&kLicenceMeasures2011,
                                             {"第十二条第（四）项", "Art. 12(4)"}}}}}},
    .reads = fields(&LicenceRecord::patents, &LicenceRecord::until),
    .test = term_is_too_long};

// One co-owner alone may grant an ordinary licence only (PL 14).
Finding co_owner_is_missing(const Recording& ctx) {
  if (!is_exclusive_or_sole(ctx.command.kind)) return Finding::none();
  return lacks_co_owner(*ctx.patent, ctx.named.licensors, ctx.named.consents);
}

constexpr Rule<LicenceRecord> kL05{
    .provision =
        {.code = Code::kL05,
         .title = {"缺少共有人同意", "A co-owner has not consented"},
         .detail = {"独占或排他许可须经全体共有人同意，另有约定的除外。",
                    "An exclusive or sole licence needs the consent of all co-owners, unless they "
                    "have agreed otherwise."},
         .cure = {"提交其他共有人的同意书，或改为普通许可。",
                  "File the other owners' consents, or grant an ordinary licence."},
         .consent = ConsentKind::kCoOwner,
         .versions = {{.number = 1,
                       .sources = {{&kPatentLaw2008, {"第十五条", "Art. 15"}},
                                   {&kLicenceMeasures2011, {"第十二条第（五）项", "Art. 12(5)"}}}},
                      {.number = 0,
                       .sources = {{&kPatentLaw, {"第十四条", "Art. 14"}},
                                   {&kLicenceMeasures2011, {"第十二条第（五）项", "Art. 12(5)"}}},
                       .in_force = kPatentLaw2020.in_force}}},
    .reads = fields(&LicenceRecord::patents, &LicenceRecord::licensors, &LicenceRecord::kind,
                    &LicenceRecord::consents),
    .not_on_change = fields(&LicenceRecord::consents),
    .test = co_owner_is_missing};

constexpr Rule<LicenceRecord> kL06{
    .provision = {.code = Code::kL06,
                  .title = {"处于年费滞纳期", "In the late-fee period of the annuity"},
                  .detail = {"年费未按期缴纳，专利处于滞纳期。",
                             "An annuity was missed and is not yet paid."},
                  .cure = {"缴纳年费及滞纳金。", "Pay the annuity with its late fee."},
                  .versions = {{.number = 0,
                                .sources = {{&kLicenceMeasures2011,
                                             {"第十二条第（六）项", "Art. 12(6)"}}}}}},
    .day = kRecorded,
    .reads = fields(&LicenceRecord::patents),
    .not_on_change = fields(&LicenceRecord::patents),
    .test = [](const Recording& ctx) { return annuity_is_overdue(*ctx.patent, ctx.day); }};

constexpr Rule<LicenceRecord> kL07{
    .provision = {.code = Code::kL07,
                  .title = {"权属纠纷中止或法院保全", "Suspended or preserved"},
                  .detail = {"备案日专利权因权属纠纷中止或被法院保全。",
                             "On the day of recordation the right is suspended for an ownership "
                             "dispute or preserved by a court."},
                  .cure = {"待中止或保全结束后再备案。", "Record after it has ended."},
                  .versions = {{.number = 0,
                                .sources = {{&kLicenceMeasures2011,
                                             {"第十二条第（七）项", "Art. 12(7)"}}}}}},
    .day = kRecorded,
    .reads = fields(&LicenceRecord::patents),
    .not_on_change = fields(&LicenceRecord::patents),
    .test = [](const Recording& ctx) { return is_suspended(*ctx.patent, ctx.day); }};

constexpr Rule<LicenceRecord> kL08{
    .provision = kLicenceNumberTaken,
    .scope = Scope::kSubmission,
    .reads = fields(&LicenceRecord::licence),
    .test = [](const Recording& ctx) { return number_is_taken(ctx.state, ctx.command.licence); }};

constexpr Rule<LicenceRecord> kL09{
    .provision =
        {.code = Code::kL09,
         .title = {"专利权已出质，未经质权人同意",
                   "The patent is pledged and a pledgee has not consented"},
         .detail = {"质权登记存续，出质人不得许可他人使用，但出质人与质权人协商同意的除外。",
                    "The patent is under a registered pledge: the pledgor may not license unless "
                    "pledgor and pledgee agree."},
         .cure = {"提交质权人的同意书，或先办理质权注销登记。",
                  "File the pledgee's consent, or have the pledge cancelled first."},
         .consent = ConsentKind::kPledgee,
         .versions = {{.number = 0,
                       .sources = {{&kPropertyLaw, {"第二百二十七条第二款", "Art. 227(2)"}},
                                   {&kLicenceMeasures2011, {"第十二条第（九）项", "Art. 12(9)"}}},
                       .detail = {"质权登记存续，许可须经质权人同意。",
                                  "The patent is under a registered pledge; a licence needs the "
                                  "pledgee's consent."}},
                      {.number = 1,
                       .sources = {{&kCivilCode, {"第四百四十四条第二款", "Art. 444(2)"}},
                                   {&kLicenceMeasures2011,
                                    {"第十二条第（九）项", "Art. 12(9)"}}}}}},
    .day = kRecorded,
    .reads = fields(&LicenceRecord::patents, &LicenceRecord::consents),
    .not_on_change = fields(&LicenceRecord::consents),
    .test = [](const Recording& ctx) {
      return lacks_pledgee(ctx.state, *ctx.patent, ctx.day, ctx.named.consents.pledgees);
    }};

bool uses_intersect(const std::vector<std::string>& a, const TextSet& b) {
  if (a.empty() || b.is_empty()) return true;  // All uses.
  return std::ranges::any_of(a, [&](const std::string& use) { return b.has(use); });
}

// Whether a sub-licence under `parent` is under the licence `id`, or under one of `carved_out`.
bool is_below(const State& state, const std::string& parent, const std::string& id,
              const TextSet& carved_out) {
  const std::string* above = &parent;
  for (int i = 0; i < kParentsMax; ++i) {
    if (*above == id) return true;
    const Licence* next = state.licences.find(*above);
    if (next == nullptr || !next->is_registered())
      return false;  // Not recorded: nothing is under it.
    if (carved_out.has(*above)) return true;
    if (next->kind != LicenceKind::kSub) return false;
    above = &next->parent;
  }
  return false;
}

// A sub-licence does not conflict with a licence above it, nor with one that carves out a licence
// above it, whichever of them was filed first.
bool is_below_other(const Recording& ctx, const Licence& existing) {
  const LicenceRecord& command = ctx.command;
  const bool is_new_below =
      command.kind == LicenceKind::kSub &&
      is_below(ctx.state, command.parent, existing.id, TextSet(existing.carve_out));
  return is_new_below ||
         (existing.kind == LicenceKind::kSub &&
          is_below(ctx.state, existing.parent, command.licence, ctx.named.carve_out));
}

Term term_of(const LicenceRecord& command) { return {command.from, command.until}; }

// Whether the two licences of one patent exclude each other (docs/law.md §3.4; SPC-T 25 to 27). A
// sub-licence and a cross-licence count as ordinary licences (SPC-T 25(2)).
bool excludes(const Recording& ctx, const Licence& existing) {
  const LicenceRecord& command = ctx.command;
  const bool is_either = is_exclusive_or_sole(existing.kind) || is_exclusive_or_sole(command.kind);
  if (!is_either) return false;
  if (is_below_other(ctx, existing)) return false;
  const bool is_carved_out =
      !is_exclusive_or_sole(existing.kind) && ctx.named.carve_out.has(existing.id);
  return !is_carved_out && ctx.state.applies_in(existing, term_of(command)) &&
         existing.territory.intersects(command.territory) &&
         uses_intersect(existing.fields_of_use, ctx.named.uses);
}

Finding conflicts_with_licence(const Recording& ctx) {
  Finding finding;
  const PatentIndex index = ctx.state.patents.index_of(*ctx.patent);
  for (const Link& link : ctx.patent->links) {
    if (finding.is_full()) break;
    if (link.kind != LinkKind::kLicence) continue;
    const Licence& existing = ctx.state.licences.at(link.index);
    if (existing.id == ctx.command.licence || !is_on(existing, index)) continue;
    if (excludes(ctx, existing)) finding |= Finding::applies_by(existing.registered_by);
  }
  return finding;
}

constexpr Rule<LicenceRecord> kL10{
    .provision =
        {.code = Code::kL10,
         .title = {"与已备案的许可冲突", "Conflict with a recorded licence"},
         .detail = {"在重叠的期限、地域和使用范围内，已有许可与本许可不能并存。",
                    "For an overlapping term, territory and use, a recorded licence and this one "
                    "exclude each other."},
         .cure = {"缩小期限、地域或范围，或在合同中保留在先的普通许可。",
                  "Narrow the term, territory or use, or carve out the earlier ordinary licence."},
         .versions = {{.number = 0,
                       .sources = {{&kLicenceMeasures2011,
                                    {"第十二条第（十）项", "Art. 12(10)"}}}}}},
    .reads =
        fields(&LicenceRecord::licence, &LicenceRecord::patents, &LicenceRecord::kind,
               &LicenceRecord::parent, &LicenceRecord::territory, &LicenceRecord::fields_of_use,
               &LicenceRecord::from, &LicenceRecord::until, &LicenceRecord::carve_out),
    .not_on_change = fields(&LicenceRecord::parent),
    .test = conflicts_with_licence};

Finding is_on_both_sides(const Recording& ctx) {
  return Finding::applies_if(ctx.named.licensees.known.has_any(ctx.named.licensors.known));
}

constexpr Rule<LicenceRecord> kL11{
    .provision = {.code = Code::kL11,
                  .title = {"其他不应备案的情形",
                            "Other cases in which a contract is not recorded"},
                  .detail = {"许可人与被许可人为同一当事人。",
                             "A party is both licensor and licensee."},
                  .cure = {"核对当事人后重新提交。", "Check the parties and file again."},
                  .versions = {{.number = 0,
                                .sources = {{&kLicenceMeasures2011,
                                             {"第十二条第（十一）项", "Art. 12(11)"}}}}}},
    .scope = Scope::kSubmission,
    .reads = fields(&LicenceRecord::licensors, &LicenceRecord::licensees),
    .test = is_on_both_sides};

Finding open_licence_is_in_force(const Recording& ctx) {
  if (!is_exclusive_or_sole(ctx.command.kind)) return Finding::none();
  return has_active_statement(ctx.state, *ctx.patent, ctx.day);
}

constexpr Rule<LicenceRecord> kL12{
    .provision =
        {.code = Code::kL12,
         .title = {"开放许可实施期间", "An open licence is in force"},
         .detail =
             {"开放许可实施期间不得就该专利给予独占或者排他许可。",
              "While an open licence is in force no exclusive or sole licence may be granted."},
         .cure = {"先撤回开放许可声明，或改为普通许可。",
                  "Withdraw the open-licence statement first, or grant an ordinary licence."},
         .versions = {{.number = 0,
                       .sources = {{&kPatentLaw2020, {"第五十一条第三款", "Art. 51(3)"}}}}}},
    .day = kRecorded,
    .reads = fields(&LicenceRecord::patents, &LicenceRecord::kind),
    .test = open_licence_is_in_force};

// A licence to a party abroad is an export of technology, as a transfer is (TIER 2).
Finding export_is_barred(const Recording& ctx) {
  const bool is_export = is_exportable(*ctx.patent) && ctx.named.licensors.has_mainlander &&
                         ctx.named.licensees.has_foreigner;
  if (!is_export) return Finding::none();
  const Finding prohibited = is_prohibited_from_export(*ctx.patent);
  return prohibited ? prohibited : Finding::applies_if(!ctx.command.export_paper);
}

constexpr Rule<LicenceRecord> kL13{
    .provision = {.code = Code::kL13,
                  .title = {"缺少技术出口证件，或技术禁止出口",
                            "The export paper is missing, or export is prohibited"},
                  .detail = {"发明或实用新型由内地许可人许可给境外被许可人，属于技术出口。",
                             "An invention or utility model is licensed from the mainland to a "
                             "party abroad: that is an export of technology."},
                  .cure = {"提交技术出口许可证或自由出口技术合同登记证书；禁止出口的技术不得许可。",
                           "File the export licence or the export contract registration "
                           "certificate; prohibited technology cannot be licensed abroad."},
                  .versions = {{.number = 0,
                                .sources = {{&kExportRegulations,
                                             {"第二条、第二十九至三十九条",
                                              "Arts. 2 and 29 to 39"}}},
                                .in_force = kAlways,
                                .on_fact = OnFact::kIsSilent}}},
    .reads = fields(&LicenceRecord::patents, &LicenceRecord::licensors, &LicenceRecord::licensees,
                    &LicenceRecord::export_paper),
    .not_on_change = fields(&LicenceRecord::export_paper),
    .test = export_is_barred};

Finding is_recorded_late(const Recording& ctx) {
  constexpr int kMonths = 3;  // IR 15(2).
  const Date effective = std::max(ctx.command.signed_on, ctx.command.from);
  return Finding::applies_if(ctx.command.recorded > effective.plus_months(kMonths));
}

constexpr Rule<LicenceRecord> kW03{
    .provision =
        {.code = Code::kW03,
         .title = {"逾期备案", "Recorded late"},
         .detail = {"合同生效之日起三个月内未办理备案。",
                    "The contract was not recorded within three months of taking effect."},
         .cure = {"今后按期备案。", "Record in time in future."},
         .versions = {{.number = 1,
                       .sources = {{&kImplementingRules2010, {"第十四条第二款", "Art. 14(2)"}}},
                       .in_force = {.until = kImplementingRules2024.in_force.from},
                       .weight = Weight::kWarns},
                      {.number = 0,
                       .sources = {{&kImplementingRules2024, {"第十五条第二款", "Art. 15(2)"}}},
                       .weight = Weight::kWarns}}},
    .scope = Scope::kSubmission,
    .reads = fields(&LicenceRecord::from, &LicenceRecord::signed_on, &LicenceRecord::recorded),
    .not_on_change =
        fields(&LicenceRecord::from, &LicenceRecord::signed_on, &LicenceRecord::recorded),
    .test = is_recorded_late};

// In order of precedence.
constexpr std::array kRules{kL01, kL02, kL03, kL04, kL05, kL06, kL07,
                            kL08, kL09, kL10, kL11, kL12, kL13, kW03};

}  // namespace

Named<LicenceRecord>::Named(const State& state, const LicenceRecord& command)
    : licensors(state, command.licensors),
      licensees(state, command.licensees),
      consents(state, command.consents),
      uses(command.fields_of_use),
      carve_out(command.carve_out) {
  if (command.kind != LicenceKind::kSub) return;
  const Licence* found = state.licences.find(command.parent);
  if (found == nullptr || !found->is_registered()) return;
  parent = found;
  is_within_parent = is_within(state, command, *parent);
  is_by_licensees_of_parent = are_licensees(licensors, *parent);
}

std::span<const Rule<LicenceRecord>> licence_rules() { return kRules; }

}  // namespace ledger::law
