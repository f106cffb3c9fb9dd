#include "ledger/law/rules/licence.h"

#include <algorithm>

#include "ledger/law/conditions.h"
#include "ledger/law/exclusion.h"
#include "ledger/law/names.h"
#include "ledger/model/codes.h"
#include "ledger/model/fold/confirm.h"

// This file is a table of law: each rule with its test.

namespace ledger::law {
namespace {

using Recording = RuleContext<LicenceRecord>;

constexpr auto kRecorded = day_of<LicenceRecord, &LicenceRecord::recorded>();

constexpr Rule<LicenceRecord> kL01{
    .provision =
        {.code = Code::kL01,
         .title = {"专利权已终止或被宣告无效", "The right has ended or been invalidated"},
         .detail = {"备案日专利权已不再有效，其终止见所列事实。",
                    "On the day of recordation the right is no longer in force; the listed fact "
                    "ended it."},
         .cure = {"可以恢复的，恢复权利后以新编号重新提交；已届满、放弃或被宣告无效的不能许可。",
                  "If the right can be restored, file again under a new id after its restoration. "
                  "A right that has expired, was abandoned or was invalidated cannot be licensed."},
         .versions = {{.number = 1,
                       .sources = {{&kLicenceMeasures2011, {"第十二条第（一）项", "Art. 12(1)"}},
                                   {&kContractLaw, {"第三百四十四条", "Art. 344"}}}},
                      {.number = 0,
                       .sources = {{&kLicenceMeasures2011, {"第十二条第（一）项", "Art. 12(1)"}},
                                   {&kCivilCode, {"第八百六十五条", "Art. 865"}}}}},
         .concerns = kNamesEnd},
    .day = kRecorded,
    .reads = fields(&LicenceRecord::patents),
    .test = [](const Recording& ctx) { return right_has_ended(*ctx.patent, ctx.day); },
    .names = [](const Recording& ctx) { return end_of(*ctx.patent, ctx.day); }};

bool uses_are_within(const std::vector<std::string>& uses, const std::vector<std::string>& of) {
  if (of.empty()) return true;  // All uses.
  const TextSet all(of);
  return !uses.empty() &&
         std::ranges::all_of(uses, [&](const std::string& use) { return all.has(use); });
}

// A sub-licence lies within its parent: whole term, territory and uses (PL 12; CC 867). Its patents
// are tested one by one. What is not published of it is not beyond its parent.
bool is_within(const State& state, const LicenceRecord& command, const Licence& parent) {
  const auto applies = [&](const std::optional<Date>& day) {
    return !day || state.applies_on(parent, *day);
  };
  const bool is_published = !command.territory;  // Which has no uses either.
  return applies(command.from) && applies(command.until) &&
         (is_published || (command.territory->is_within(parent.territory) &&
                           uses_are_within(command.fields_of_use, parent.fields_of_use)));
}

bool are_licensees(const NamedParties& licensors, const Licence& parent) {
  const PartySet licensees(parent.licensees);
  return !licensors.has_unknown && licensees.has_all(licensors.known);
}

// The licensors that are named by a party that speaks for itself alone, and have given no document.
// That of a co-owner to an exclusive or sole licence is missed by L05.
std::vector<PartyIndex> silent_licensors(const Recording& ctx) {
  std::vector<PartyIndex> silent;
  if (is_exclusive_or_sole(ctx.command.kind) && are_bound_together(*ctx.patent, ctx.review)) {
    return silent;
  }
  for (const PartyIndex licensor : ctx.named.licensors.known.all()) {
    const bool is_heard =
        ctx.named.heard.has(licensor) || ctx.state.has(ctx.named.consents.co_owners, licensor);
    if (!is_heard) silent.push_back(licensor);
  }
  return silent;
}

// Why the licensors may not license: a sub-licence is granted by licensees of its parent and within
// it, any other licence by registered owners.
enum class Entitled : std::uint8_t { kYes, kStranger, kNoParent, kNotLicensee, kBeyond, kUnheard };

Entitled entitlement(const Recording& ctx) {
  if (ctx.command.kind != LicenceKind::kSub) {
    const Finding stranger = is_not_owner(*ctx.patent, ctx.named.licensors, ctx.review);
    if (stranger) return Entitled::kStranger;
  } else {
    const Licence* parent = ctx.named.parent;
    const bool is_published = ctx.command.parent.empty() && ctx.basis.is_fact;
    if (is_published) return Entitled::kYes;  // The gazette names no parent.
    if (parent == nullptr) return Entitled::kNoParent;
    if (!ctx.named.is_by_licensees_of_parent) return Entitled::kNotLicensee;
    const bool is_within = is_on(*parent, ctx.state.patents.index_of(*ctx.patent));
    if (!is_within || !ctx.named.is_within_parent) return Entitled::kBeyond;
  }
  return silent_licensors(ctx).empty() ? Entitled::kYes : Entitled::kUnheard;
}

template <Entitled kWhy>
Finding licensor_is_not_entitled(const Recording& ctx) {
  if (entitlement(ctx) != kWhy) return Finding::none();
  switch (kWhy) {
    case Entitled::kStranger:
      return Finding::applies_by(ctx.patent->title_by);
    case Entitled::kNotLicensee:
    case Entitled::kBeyond:
      return Finding::applies_by(ctx.named.parent->registered_by);
    case Entitled::kYes:
    case Entitled::kNoParent:
    case Entitled::kUnheard:
      break;
  }
  return Finding::applies();
}

// "X2024120000001: 2024-07-01 – 2026-06-30; CN; welding"
std::string extent_of(const Licence& licence) {
  std::string text = licence.id + ": " + licence.term.from.text() + " – ";
  text += licence.term.until.text() + ";";
  for (const std::string& entry : licence.territory.entries()) text.append(" ").append(entry);
  for (const std::string& use : licence.fields_of_use) text.append("; ").append(use);
  return text;
}

constexpr auto kEntitling =
    fields(&LicenceRecord::patents, &LicenceRecord::licensors, &LicenceRecord::licensees,
           &LicenceRecord::kind, &LicenceRecord::parent, &LicenceRecord::territory,
           &LicenceRecord::fields_of_use, &LicenceRecord::from, &LicenceRecord::until,
           &LicenceRecord::consents);
constexpr auto kNotOnChange =
    fields(&LicenceRecord::licensees, &LicenceRecord::kind, &LicenceRecord::territory,
           &LicenceRecord::fields_of_use, &LicenceRecord::from, &LicenceRecord::until,
           &LicenceRecord::consents);
constexpr Citation kOfLicensor{&kLicenceMeasures2011, {"第十二条第（二）项", "Art. 12(2)"}};

// TODO(law): a change of the kind, territory or uses of a sub-licence is not tested again.
constexpr Rule<LicenceRecord> kL02Stranger{
    .provision =
        {.code = Code::kL02,
         .title = {"许可人不是登记的专利权人", "A licensor is not a registered owner"},
         .detail = {"许可人与专利登记簿记载的专利权人不一致，且该许可不是分许可。",
                    "A party named as licensor is not among the owners in the register, "
                    "and the licence is no sub-licence."},
         .cure = {"由登记的专利权人许可；由被许可人再许可的，kind 填写 sub，并以 parent "
                  "填写在先许可的备案号；以新编号重新提交。",
                  "Let a registered owner license. If a licensee grants it, state `kind` as sub "
                  "and the number of its own licence as `parent`. File again under a new id."},
         .versions = {{.number = 0, .sources = {kOfLicensor}}},
         .concerns = kNamesStrangers},
    .day = kRecorded,
    .reads = kEntitling,
    .not_on_change = kNotOnChange,
    .test = licensor_is_not_entitled<Entitled::kStranger>,
    .names = [](const Recording& ctx) {
      return strangers(ctx.state, *ctx.patent, ctx.named.licensors.known, ctx.review);
    }};

constexpr Rule<LicenceRecord> kL02NoParent{
    .provision = {.code = Code::kL02,
                  .title = {"在先许可没有备案", "The parent licence is not recorded"},
                  .detail = {"分许可须以已备案的在先许可为据；账本中没有该备案号的许可。",
                             "A sub-licence rests on a recorded licence; none is recorded under "
                             "the number of its parent."},
                  .cure = {"核对 parent 的备案号，或先办理在先许可的备案，再以新编号重新提交。",
                           "Check the number in `parent`, or have that licence recorded first; "
                           "then file again under a new id."},
                  .versions = {{.number = 1, .sources = {kOfLicensor}}},
                  .concerns = {"在先许可的备案号：", "Parent licence: "}},
    .day = kRecorded,
    .reads = kEntitling,
    .not_on_change = kNotOnChange,
    .test = licensor_is_not_entitled<Entitled::kNoParent>,
    .names = [](const Recording& ctx) { return ctx.command.parent; }};

constexpr Rule<LicenceRecord> kL02NotLicensee{
    .provision = {.code = Code::kL02,
                  .title = {"分许可人不是在先许可的被许可人",
                            "A licensor is not a licensee of the parent licence"},
                  .detail = {"分许可只能由在先许可的被许可人给予。",
                             "A sub-licence is granted by the licensees of its parent."},
                  .cure = {"由在先许可的被许可人许可，或更正 parent 的备案号，以新编号重新提交。",
                           "Let a licensee of the parent license, or correct the number in "
                           "`parent`, and file again under a new id."},
                  .versions = {{.number = 2, .sources = {kOfLicensor}}},
                  .concerns = {"在先许可的被许可人：", "Licensees of the parent: "}},
    .day = kRecorded,
    .reads = kEntitling,
    .not_on_change = kNotOnChange,
    .test = licensor_is_not_entitled<Entitled::kNotLicensee>,
    .names = [](const Recording& ctx) { return names_of(ctx.state, ctx.named.parent->licensees); }};

constexpr Rule<LicenceRecord> kL02Beyond{
    .provision =
        {.code = Code::kL02,
         .title = {"分许可超出在先许可的范围", "The sub-licence goes beyond its parent"},
         .detail =
             {"分许可的专利、期限、地域和使用范围须在在先许可之内，在先许可在整个期限内有效。",
              "The patents, term, territory and uses of a sub-licence lie within its parent, "
              "which is in force for the whole term."},
         .cure = {"将分许可缩小到在先许可的范围之内，以新编号重新提交；或先变更在先许可。",
                  "Bring the sub-licence within its parent and file again under a new id, or have "
                  "the parent changed first."},
         .versions = {{.number = 3, .sources = {kOfLicensor}}},
         .concerns = {"在先许可的期限、地域和使用范围：",
                      "Term, territory and uses of the parent: "}},
    .day = kRecorded,
    .reads = kEntitling,
    .not_on_change = kNotOnChange,
    .test = licensor_is_not_entitled<Entitled::kBeyond>,
    .names = [](const Recording& ctx) { return extent_of(*ctx.named.parent); }};

constexpr Rule<LicenceRecord> kL02Unheard{
    .provision =
        {.code = Code::kL02,
         .title = {"缺少许可人的同意书", "The licensor's document is missing"},
         .detail = {"该许可由被许可人一方提交，许可人未提交同意书。",
                    "The licensee's side files this licence, and the licensor has given no "
                    "document of consent."},
         .cure =
             {"以新编号重新提交，并附所列许可人的同意书（consents：licensor）；或由许可人提交。",
              "File again under a new id, with the documents of the named licensors (consents: "
              "licensor); or let the licensor file it."},
         .versions = {{.number = 4, .sources = {kOfLicensor}}},
         .concerns = {"尚缺其同意书的许可人：", "Licensor whose document of consent is missing: "}},
    .day = kRecorded,
    .reads = kEntitling,
    .not_on_change = kNotOnChange,
    .test = licensor_is_not_entitled<Entitled::kUnheard>,
    .names = [](const Recording& ctx) { return names_of(ctx.state, silent_licensors(ctx)); }};

constexpr Citation kOfContent{&kLicenceMeasures2011,
                              {"第九条、第十二条第（三）项", "Arts. 9 and 12(3)"}};

constexpr Rule<LicenceRecord> kL03Parties{
    .provision =
        {.code = Code::kL03,
         .title = {"合同缺少当事人", "The contract lacks a party"},
         .detail = {"许可合同应当写明许可人和被许可人。",
                    "A licence contract states its licensors and licensees."},
         .cure = {"补充所列内容，以新编号重新提交。",
                  "Add what is listed and file again under a new id."},
         .versions = {{.number = 1, .sources = {kOfContent}, .on_fact = OnFact::kIsSilent}},
         .concerns = {"缺少的内容：", "Missing: "}},
    .scope = Scope::kSubmission,
    .reads = fields(&LicenceRecord::licensors, &LicenceRecord::licensees),
    .test =
        [](const Recording& ctx) {
          return Finding::applies_if(ctx.command.licensors.empty() ||
                                     ctx.command.licensees.empty());
        },
    .names =
        [](const Recording& ctx) {
          NameList names;
          if (ctx.command.licensors.empty()) names.add("licensors");
          if (ctx.command.licensees.empty()) names.add("licensees");
          return std::move(names).take();
        }};

constexpr Rule<LicenceRecord> kL03Term{
    .provision =
        {.code = Code::kL03,
         .title = {"许可期限的终止日早于起始日", "The term ends before it begins"},
         .detail = {"许可合同应当写明许可期限，终止日不得早于起始日。",
                    "A licence contract states its term, which does not end before it "
                    "begins."},
         .cure = {"更正许可期限，以新编号重新提交。",
                  "Correct the term and file again under a new id."},
         .versions = {{.number = 0, .sources = {kOfContent}, .on_fact = OnFact::kIsSilent}},
         .concerns = {"起始日与终止日：", "First and last day: "}},
    .scope = Scope::kSubmission,
    .reads = fields(&LicenceRecord::from, &LicenceRecord::until),
    .test =
        [](const Recording& ctx) {
          const LicenceRecord& stated = ctx.command;
          const bool is_known = stated.from && stated.until;
          return Finding::applies_if(is_known && *stated.until < *stated.from);
        },
    .names = [](const Recording& ctx) { return two_days(*ctx.command.from, *ctx.command.until); }};

constexpr Rule<LicenceRecord> kL03Signed{
    .provision =
        {.code = Code::kL03,
         .title = {"合同签订日晚于备案日", "The contract is signed after the recordation"},
         .detail = {"备案须以已经订立的许可合同为据。",
                    "A recordation rests on a licence contract that is concluded "
                    "already."},
         .cure = {"更正签订日或备案日，以新编号重新提交。",
                  "Correct the day of signing or of recordation and file again under a "
                  "new id."},
         .versions = {{.number = 2, .sources = {kOfContent}, .on_fact = OnFact::kIsSilent}},
         .concerns = kNamesTwoDays},
    .scope = Scope::kSubmission,
    .reads = fields(&LicenceRecord::signed_on, &LicenceRecord::recorded),
    .not_on_change = fields(&LicenceRecord::recorded),
    .test =
        [](const Recording& ctx) {
          return Finding::applies_if(ctx.command.signed_on > ctx.command.recorded);
        },
    .names =
        [](const Recording& ctx) {
          return two_days(*ctx.command.signed_on, ctx.command.recorded);
        }};

Finding term_is_too_long(const Recording& ctx) {
  const auto& until = ctx.command.until;
  return until && *until > last_day_of_term(*ctx.patent)
             ? Finding::applies_by(ctx.patent->created_by)
             : Finding::none();
}

constexpr Rule<LicenceRecord> kL04{
    .provision = {.code = Code::kL04,
                  .title = {"许可期限超过专利权有效期", "The term outlasts the right"},
                  .detail = {"许可期限的最后一日晚于专利权期限届满日。",
                             "The licence's last day is after the right's last day."},
                  .cure = {"将许可期限缩短至所列届满日，以新编号重新提交。",
                           "Shorten the term to the stated last day and file again under a new "
                           "id."},
                  .versions = {{.number = 0,
                                .sources = {{&kLicenceMeasures2011,
                                             {"第十二条第（四）项", "Art. 12(4)"}}}}},
                  .concerns = kNamesLastDay},
    .reads = fields(&LicenceRecord::patents, &LicenceRecord::until),
    .test = term_is_too_long,
    .names = [](const Recording& ctx) { return last_day_of_term(*ctx.patent).text(); }};

// One co-owner alone may grant an ordinary licence only (PL 14).
Finding co_owner_is_missing(const Recording& ctx) {
  if (!is_exclusive_or_sole(ctx.command.kind)) return Finding::none();
  return lacks_owner(ctx.state, *ctx.patent, {}, ctx.named.heard, ctx.named.consents, ctx.review);
}

constexpr Rule<LicenceRecord> kL05{
    .provision =
        {.code = Code::kL05,
         .title = {"缺少共有人同意", "A co-owner has not consented"},
         .detail = {"独占或排他许可须经全体共有人同意，另有约定的除外。",
                    "An exclusive or sole licence needs the consent of all co-owners, unless they "
                    "have agreed otherwise."},
         .cure =
             {"以新编号重新提交，并附所列共有人的同意书（consents：co-owner）；或改为普通许可。",
              "File again under a new id, with the documents of the named owners (consents: "
              "co-owner), or grant an ordinary licence."},
         .consent = ConsentKind::kCoOwner,
         .versions = {{.number = 1,
                       .sources = {{&kPatentLaw2008, {"第十五条", "Art. 15"}},
                                   {&kLicenceMeasures2011, {"第十二条第（五）项", "Art. 12(5)"}}},
                       .on_fact = OnFact::kIsSilent},
                      {.number = 0,
                       .sources = {{&kPatentLaw2020, {"第十四条", "Art. 14"}},
                                   {&kLicenceMeasures2011, {"第十二条第（五）项", "Art. 12(5)"}}},
                       .on_fact = OnFact::kIsSilent}},
         .concerns = kNamesOwners},
    .day = kRecorded,
    .reads = fields(&LicenceRecord::patents, &LicenceRecord::licensors, &LicenceRecord::licensees,
                    &LicenceRecord::kind, &LicenceRecord::consents),
    .not_on_change = fields(&LicenceRecord::licensees, &LicenceRecord::consents),
    .test = co_owner_is_missing,
    .names = [](const Recording& ctx) {
      return names_of(ctx.state, silent_owners(ctx.state, *ctx.patent, {}, ctx.named.heard,
                                               ctx.named.consents, ctx.review));
    }};

constexpr Rule<LicenceRecord> kL06{
    .provision =
        {.code = Code::kL06,
         .title = {"处于年费滞纳期", "In the late-fee period of the annuity"},
         .detail = {"备案日年费逾期未缴。", "On the day of recordation an annuity is unpaid."},
         .cure = {"缴纳年费及滞纳金后，以新编号重新提交。",
                  "Pay the annuity with its late fee, then file again under a new id."},
         .versions = {{.number = 0,
                       .sources = {{&kLicenceMeasures2011, {"第十二条第（六）项", "Art. 12(6)"}}}}},
         .concerns = kNamesDue},
    .day = kRecorded,
    .reads = fields(&LicenceRecord::patents),
    .test = [](const Recording& ctx) { return annuity_is_overdue(*ctx.patent, ctx.day); },
    .names = [](const Recording& ctx) { return unpaid_on(*ctx.patent, ctx.day); }};

constexpr Citation kOfOrder{&kLicenceMeasures2011, {"第十二条第（七）项", "Art. 12(7)"}};

constexpr Rule<LicenceRecord> kL07Dispute{
    .provision = {.code = Code::kL07,
                  .title = {"因权属纠纷中止", "Suspended for an ownership dispute"},
                  .detail = {"备案日权属纠纷中止程序尚未结束。",
                             "On the day of recordation the proceedings are suspended for an "
                             "ownership dispute."},
                  .cure = {"待中止期满或恢复程序后，以新编号重新提交。",
                           "File again under a new id after the suspension has ended or the "
                           "proceedings are resumed."},
                  .versions = {{.number = 0, .sources = {kOfOrder}}},
                  .concerns = kNamesOrder},
    .day = kRecorded,
    .reads = fields(&LicenceRecord::patents),
    .test =
        [](const Recording& ctx) {
          return is_suspended(*ctx.patent, SuspensionKind::kOwnershipDispute, ctx.review);
        },
    .names =
        [](const Recording& ctx) {
          return order_of(*ctx.patent, SuspensionKind::kOwnershipDispute, ctx.review);
        }};

constexpr Rule<LicenceRecord> kL07Preserved{
    .provision =
        {.code = Code::kL07,
         .title = {"法院保全", "Preserved by a court"},
         .detail = {"备案日专利权处于财产保全之下。",
                    "On the day of recordation the right is under a court's "
                    "preservation."},
         .cure = {"待保全解除或期满后，以新编号重新提交。",
                  "File again under a new id after the preservation is lifted or has expired."},
         .versions = {{.number = 1, .sources = {kOfOrder}}},
         .concerns = kNamesOrder},
    .day = kRecorded,
    .reads = fields(&LicenceRecord::patents),
    .test =
        [](const Recording& ctx) {
          return is_suspended(*ctx.patent, SuspensionKind::kPreservation, ctx.review);
        },
    .names =
        [](const Recording& ctx) {
          return order_of(*ctx.patent, SuspensionKind::kPreservation, ctx.review);
        }};

constexpr Rule<LicenceRecord> kL08Taken{
    .provision = kLicenceNumberTaken,
    .scope = Scope::kSubmission,
    .reads = fields(&LicenceRecord::licence),
    .not_on_change = fields(&LicenceRecord::licence),
    .test = [](const Recording& ctx) { return number_is_taken(ctx.state, ctx.command.licence); },
    .names = [](const Recording& ctx) { return ctx.command.licence; }};

constexpr auto kIdentity =
    fields(&LicenceRecord::licence, &LicenceRecord::patents, &LicenceRecord::licensors,
           &LicenceRecord::licensees, &LicenceRecord::kind, &LicenceRecord::from,
           &LicenceRecord::until, &LicenceRecord::signed_on);

constexpr Rule<LicenceRecord> kL08Same{
    .provision =
        {.code = Code::kL08,
         .title = {"同一许可已以另一备案号备案", "This licence is recorded under another number"},
         .detail = {"已备案一项当事人、专利、种类、期限和签订日均相同的许可。",
                    "A licence with the same parties, patents, kind, term and day of "
                    "signing is recorded."},
         .cure = {"无需再次备案；确为另一许可的，核对其签订日和期限，以新编号重新提交。",
                  "It need not be recorded again. If this is another licence, check its day of "
                  "signing and its term, and file again under a new id."},
         .versions = {{.number = 1,
                       .sources = {{&kLicenceMeasures2011, {"第十二条第（八）项", "Art. 12(8)"}}}}},
         .concerns = {"所填备案号：", "Stated number: "}},
    .scope = Scope::kSubmission,
    .reads = kIdentity,
    .not_on_change = kIdentity,
    .test =
        [](const Recording& ctx) {
          const OptionalSeq same = same_under_another_number(ctx.state, ctx.command);
          return same.has_value() ? Finding::applies_by(*same) : Finding::none();
        },
    .names = [](const Recording& ctx) { return ctx.command.licence; }};

constexpr Rule<LicenceRecord> kL09{
    .provision =
        {.code = Code::kL09,
         .title = {"专利权已出质，未经质权人同意",
                   "The patent is pledged and a pledgee has not consented"},
         .detail = {"质权登记存续，出质人不得许可他人使用，但出质人与质权人协商同意的除外。",
                    "The patent is under a registered pledge: the pledgor may not license unless "
                    "pledgor and pledgee agree."},
         .cure =
             {"以新编号重新提交，并附所列质权人的同意书（consents：pledgee）；或先办理质权注销登"
              "记。",
              "File again under a new id, with the documents of the named pledgees (consents: "
              "pledgee), or have the pledge cancelled first."},
         .consent = ConsentKind::kPledgee,
         .versions = {{.number = 0,
                       .sources = {{&kPropertyLaw, {"第二百二十七条第二款", "Art. 227(2)"}},
                                   {&kLicenceMeasures2011, {"第十二条第（九）项", "Art. 12(9)"}}},
                       .on_fact = OnFact::kIsSilent,
                       .detail = {"质权登记存续，许可须经质权人同意。",
                                  "The patent is under a registered pledge; a licence needs the "
                                  "pledgee's consent."}},
                      {.number = 1,
                       .sources = {{&kCivilCode, {"第四百四十四条第二款", "Art. 444(2)"}},
                                   {&kLicenceMeasures2011, {"第十二条第（九）项", "Art. 12(9)"}}},
                       .on_fact = OnFact::kIsSilent}},
         .concerns = kNamesPledgees},
    .day = kRecorded,
    .reads = fields(&LicenceRecord::patents, &LicenceRecord::consents),
    .not_on_change = fields(&LicenceRecord::consents),
    .test =
        [](const Recording& ctx) {
          return lacks_pledgee(ctx.state, *ctx.patent, ctx.review, ctx.named.consents.pledgees);
        },
    .names =
        [](const Recording& ctx) {
          return names_of(ctx.state, silent_pledgees(ctx.state, *ctx.patent, ctx.review,
                                                     ctx.named.consents.pledgees));
        }};

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
         existing.territory.intersects(territory_of(command)) &&
         uses_intersect(existing.fields_of_use, ctx.named.uses);
}

// Calls `visit`, until it returns false, for each recorded licence of the patent that excludes this
// one, of those that are exclusive or sole themselves, or of the others.
template <bool kIsExclusive, typename Visit>
void for_each_conflict(const Recording& ctx, const Visit& visit) {
  const PatentIndex index = ctx.state.patents.index_of(*ctx.patent);
  for (const Link& link : ctx.patent->links) {
    if (link.kind != LinkKind::kLicence) continue;
    const Licence& existing = ctx.state.licences.at(link.index);
    const bool is_other = existing.id != ctx.command.licence && is_on(existing, index);
    if (!is_other || is_exclusive_or_sole(existing.kind) != kIsExclusive) continue;
    if (excludes(ctx, existing) && !visit(existing)) return;
  }
}

template <bool kIsExclusive>
Finding conflicts_with_licence(const Recording& ctx) {
  Finding finding;
  for_each_conflict<kIsExclusive>(ctx, [&](const Licence& existing) {
    finding |= Finding::applies_by(existing.registered_by);
    return !finding.is_full();
  });
  return finding;
}

template <bool kIsExclusive>
std::string conflicts(const Recording& ctx) {
  NameList names;
  for_each_conflict<kIsExclusive>(ctx,
                                  [&](const Licence& existing) { return names.add(existing.id); });
  return std::move(names).take();
}

constexpr Citation kOfConflict{&kLicenceMeasures2011, {"第十二条第（十）项", "Art. 12(10)"}};
constexpr auto kConflicting =
    fields(&LicenceRecord::licence, &LicenceRecord::patents, &LicenceRecord::kind,
           &LicenceRecord::parent, &LicenceRecord::territory, &LicenceRecord::fields_of_use,
           &LicenceRecord::from, &LicenceRecord::until, &LicenceRecord::carve_out);

constexpr Rule<LicenceRecord> kL10Exclusive{
    .provision = {.code = Code::kL10,
                  .title = {"与已备案的独占或排他许可冲突",
                            "Conflict with a recorded exclusive or sole licence"},
                  .detail = {"在重叠的期限、地域和使用范围内，独占或排他许可之外不能再有许可。",
                             "For an overlapping term, territory and use, an exclusive or sole "
                             "licence leaves room for no other."},
                  .cure = {"避开在先许可的期限、地域或使用范围，或待其注销，以新编号重新提交。",
                           "Take another term, territory or use than the earlier licence, or wait "
                           "until it is cancelled, and file again under a new id."},
                  .versions = {{.number = 0, .sources = {kOfConflict}}},
                  .concerns = kNamesLicence},
    .reads = kConflicting,
    .not_on_change = fields(&LicenceRecord::parent),
    .test = conflicts_with_licence<true>,
    .names = conflicts<true>};

constexpr Rule<LicenceRecord> kL10Ordinary{
    .provision =
        {.code = Code::kL10,
         .title = {"独占或排他许可与已备案的普通许可冲突",
                   "The exclusive or sole licence conflicts with a recorded ordinary one"},
         .detail = {"在重叠的期限、地域和使用范围内已有普通许可，独占或排他许可须在合同中予"
                    "以保留。",
                    "For an overlapping term, territory and use there is an ordinary "
                    "licence, which an exclusive or sole licence must leave untouched."},
         .cure = {"在合同中保留所列许可并填写 carve_out，以新编号重新提交；或避开其期限、地"
                  "域或使用范围。",
                  "Leave the listed licences untouched in the contract, name them in "
                  "`carve_out` and file again under a new id; or take another term, "
                  "territory or use."},
         .versions = {{.number = 1, .sources = {kOfConflict}}},
         .concerns = kNamesLicence},
    .reads = kConflicting,
    .not_on_change = fields(&LicenceRecord::parent),
    .test = conflicts_with_licence<false>,
    .names = conflicts<false>};

Finding is_on_both_sides(const Recording& ctx) {
  return Finding::applies_if(ctx.named.licensees.known.has_any(ctx.named.licensors.known));
}

constexpr Rule<LicenceRecord> kL11{
    .provision = {.code = Code::kL11,
                  .title = {"许可人与被许可人为同一当事人",
                            "A party is both licensor and licensee"},
                  .detail = {"许可合同的双方不能是同一当事人。",
                             "The two sides of a licence contract are different parties."},
                  .cure = {"核对当事人，以新编号重新提交。",
                           "Check the parties and file again under a new id."},
                  .versions = {{.number = 0,
                                .sources = {{&kLicenceMeasures2011,
                                             {"第十二条第（十一）项", "Art. 12(11)"}}}}},
                  .concerns = {"该当事人：", "That party: "}},
    .scope = Scope::kSubmission,
    .reads = fields(&LicenceRecord::licensors, &LicenceRecord::licensees),
    .test = is_on_both_sides,
    .names = [](const Recording& ctx) {
      std::vector<PartyIndex> both;
      for (const PartyIndex party : ctx.named.licensees.known.all()) {
        if (ctx.named.licensors.known.has(party)) both.push_back(party);
      }
      return names_of(ctx.state, both);
    }};

Finding open_licence_is_in_force(const Recording& ctx) {
  if (!is_exclusive_or_sole(ctx.command.kind)) return Finding::none();
  return has_active_statement(ctx.state, *ctx.patent, ctx.review);
}

constexpr Rule<LicenceRecord> kL12{
    .provision =
        {.code = Code::kL12,
         .title = {"开放许可实施期间", "An open licence is in force"},
         .detail =
             {"开放许可实施期间不得就该专利给予独占或者排他许可。",
              "While an open licence is in force no exclusive or sole licence may be granted."},
         .cure = {"先撤回开放许可声明，或改为普通许可，以新编号重新提交。",
                  "Withdraw the open-licence statement first, or grant an ordinary licence, and "
                  "file again under a new id."},
         .versions = {{.number = 0,
                       .sources = {{&kPatentLaw2020, {"第五十一条第三款", "Art. 51(3)"}}}}},
         .concerns = kNamesStatement},
    .day = kRecorded,
    .reads = fields(&LicenceRecord::patents, &LicenceRecord::kind),
    .test = open_licence_is_in_force,
    .names = [](const Recording& ctx) { return statement_of(ctx.state, *ctx.patent, ctx.review); }};

// A licence to a party abroad is an export of technology, as a transfer is (TIER 2).
bool is_export(const Recording& ctx) {
  return is_exportable(*ctx.patent) && ctx.named.licensors.has_mainlander &&
         ctx.named.licensees.has_foreigner;
}

Finding export_is_prohibited(const Recording& ctx) {
  return is_export(ctx) ? is_prohibited_from_export(*ctx.patent) : Finding::none();
}

// Of prohibited technology there is none.
Finding export_paper_is_missing(const Recording& ctx) {
  const bool is_missing = is_export(ctx) && !ctx.command.export_paper;
  return Finding::applies_if(is_missing && !is_prohibited_from_export(*ctx.patent));
}

std::string licensees_abroad(const Recording& ctx) {
  return foreigners(ctx.state, ctx.named.licensees.known);
}

constexpr Bilingual kArticlesOnPapers{"第二条、第三十至三十九条", "Arts. 2 and 30 to 39"};
constexpr Bilingual kArticlesOnProhibition{"第二条、第二十九条", "Arts. 2 and 29"};

constexpr Rule<LicenceRecord> kL13Paper{
    .provision =
        {.code = Code::kL13,
         .title = {"缺少技术出口证件", "The export paper is missing"},
         .detail =
             {"发明或实用新型由内地许可人许可给境外被许可人，属于技术出口，须有技术出口许可证或"
              "登记证书。",
              "An invention or utility model is licensed from the mainland to a party "
              "abroad, which is an export of technology: an export licence or registration "
              "certificate is required."},
         .cure = {"以新编号重新提交，并填写技术出口许可证或自由出口技术合同登记证书（export）。",
                  "File again under a new id, with the export licence or the export contract "
                  "registration certificate (`export`)."},
         .versions = {{.number = 1,
                       .sources = {{&kExportRegulations2011,
                                    {"第二条、第三十二至四十一条", "Arts. 2 and 32 to 41"}}},
                       .in_force = {.until = kExportRegulations2019.in_force.from},
                       .on_fact = OnFact::kIsSilent},
                      {.number = 2,
                       .sources = {{&kExportRegulations2019, kArticlesOnPapers}},
                       .on_fact = OnFact::kIsSilent},
                      {.number = 0,
                       .sources = {{&kExportRegulations2020, kArticlesOnPapers}},
                       .on_fact = OnFact::kIsSilent}},
         .concerns = kNamesAbroad},
    .reads = fields(&LicenceRecord::patents, &LicenceRecord::licensors, &LicenceRecord::licensees,
                    &LicenceRecord::export_paper),
    .not_on_change = fields(&LicenceRecord::export_paper),
    .test = export_paper_is_missing,
    .names = licensees_abroad};

constexpr Rule<LicenceRecord> kL13Prohibited{
    .provision =
        {.code = Code::kL13,
         .title = {"禁止出口的技术", "The technology is prohibited from export"},
         .detail = {"该专利技术属于禁止出口的技术，不得由内地许可人许可给境外被许可人。",
                    "The patent's technology is prohibited from export: it cannot be licensed from "
                    "the mainland to a party abroad."},
         .cure = {"许可给境内的被许可人，以新编号重新提交。",
                  "License it to a party in the mainland, and file again under a new id."},
         .versions = {{.number = 4,
                       .sources = {{&kExportRegulations2011,
                                    {"第二条、第三十一条", "Arts. 2 and 31"}}},
                       .in_force = {.until = kExportRegulations2019.in_force.from},
                       .on_fact = OnFact::kIsSilent},
                      {.number = 5,
                       .sources = {{&kExportRegulations2019, kArticlesOnProhibition}},
                       .on_fact = OnFact::kIsSilent},
                      {.number = 3,
                       .sources = {{&kExportRegulations2020, kArticlesOnProhibition}},
                       .on_fact = OnFact::kIsSilent}},
         .concerns = kNamesAbroad},
    .reads = fields(&LicenceRecord::patents, &LicenceRecord::licensors, &LicenceRecord::licensees),
    .test = export_is_prohibited,
    .names = licensees_abroad};

// Not known unless both days are.
std::optional<Date> last_day_to_record(const LicenceRecord& command) {
  constexpr int kMonths = 3;  // IR 15(2).
  if (!command.signed_on || !command.from) return std::nullopt;
  return std::max(*command.signed_on, *command.from).plus_months(kMonths);
}

Finding is_recorded_late(const Recording& ctx) {
  const auto last = last_day_to_record(ctx.command);
  return Finding::applies_if(last && ctx.command.recorded > *last);
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
                       .weight = Weight::kWarns}},
         .concerns = {"备案期限的最后一日：", "Last day to record: "}},
    .scope = Scope::kSubmission,
    .reads = fields(&LicenceRecord::from, &LicenceRecord::signed_on, &LicenceRecord::recorded),
    .not_on_change =
        fields(&LicenceRecord::from, &LicenceRecord::signed_on, &LicenceRecord::recorded),
    .test = is_recorded_late,
    .names = [](const Recording& ctx) { return last_day_to_record(ctx.command)->text(); }};

constexpr Rule<LicenceRecord> kW07{
    .provision =
        {.code = Code::kW07,
         .title = {"处于无效宣告程序", "Invalidation is pending"},
         .detail =
             {"备案日专利权处于无效宣告程序之中；宣告无效的，视为自始即不存在，已履行的许可合同不"
              "受影响。",
              "On the day of recordation the right is in invalidation proceedings. A right that "
              "is invalidated never existed; what was performed under a licence stays."},
         .cure = {"被许可人应知悉该程序。", "The licensee should know of the proceedings."},
         .versions = {{.number = 1, .weight = Weight::kWarns}}},
    .day = kRecorded,
    .reads = fields(&LicenceRecord::patents),
    .test = [](const Recording& ctx) {
      const bool has_ended = static_cast<bool>(right_has_ended(*ctx.patent, ctx.day));
      return has_ended ? Finding::none() : invalidation_is_pending(*ctx.patent, ctx.day);
    }};

// In order of precedence.
constexpr std::array kRules{kL01,        kL02Stranger,  kL02NoParent,   kL02NotLicensee,
                            kL02Beyond,  kL02Unheard,   kL03Parties,    kL03Term,
                            kL03Signed,  kL04,          kL05,           kL06,
                            kL07Dispute, kL07Preserved, kL08Taken,      kL08Same,
                            kL09,        kL10Exclusive, kL10Ordinary,   kL11,
                            kL12,        kL13Paper,     kL13Prohibited, kW03,
                            kW07};

}  // namespace

Named<LicenceRecord>::Named(const State& state, const LicenceRecord& command,
                            const Speaker& speaker)
    : licensors(state, command.licensors),
      licensees(state, command.licensees),
      consents(state, command.consents, ConsentKind::kLicensor),
      heard(speaker.heard(state, licensors.known, licensees.known)),
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
