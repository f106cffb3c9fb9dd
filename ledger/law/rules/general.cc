#include "ledger/law/rules/general.h"

#include <algorithm>

#include "ledger/law/names.h"
#include "ledger/model/codes.h"
#include "ledger/model/state/state.h"

namespace ledger::law {

constexpr Provision kV01{
    .code = Code::kV01,
    .title = {"专利版本已变化", "The patent has another version"},
    .detail = {"expect 所填的专利版本与账本的现有版本不一致：此后已有新的登记。",
               "The version in `expect` is not the present one: something was "
               "recorded of the patent since."},
    .cure = {"查询该专利的现状，按现有版本以新编号重新提交。",
             "Read the present state of the patent and file again under a new "
             "id, with the present version."},
    .versions = {{.number = 0}},
    .concerns = {"专利（所填版本，现有版本）：", "Patent (stated version, present version): "}};

constexpr Provision kV01Known{
    .code = Code::kV01,
    .title = {"账本已有该事实", "The ledger holds this fact already"},
    .detail = {"该专利的申请或授权已经记录，不能再次记录。",
               "The application or grant of this patent is recorded and cannot be recorded again."},
    .cure = {"无需再次报送；所列事件有误的，予以更正。",
             "It need not be stated again. If the listed event is wrong, correct it."},
    .versions = {{.number = 5}}};

Finding is_other_version(const State& state, const Expectation& expected) {
  const Patent* patent = state.patents.find(expected.patent);
  const std::uint64_t version = patent == nullptr ? 0 : patent->version();
  if (version == expected.version) return Finding::none();
  return version == 0 ? Finding::applies() : Finding::applies_by(patent->history.back());
}

std::string versions_text(const State& state, const Expectation& expected) {
  const Patent* patent = state.patents.find(expected.patent);
  const std::uint64_t version = patent == nullptr ? 0 : patent->version();
  return std::to_string(expected.version) + ", " + std::to_string(version);
}

Finding is_known(const State& state, const PatentApply& application) {
  const Patent* patent = state.patents.find(application.patent);
  if (patent == nullptr || patent->applied == kFirstDay) return Finding::none();
  return Finding::applies_by(patent->created_by);
}

Finding is_known(const State& state, const PatentGrant& grant) {
  const Patent* patent = state.patents.find(grant.patent);
  if (patent == nullptr || patent->stage != Stage::kGranted) return Finding::none();
  return Finding::applies_by(patent->created_by);
}

constexpr Provision kH01{
    .code = Code::kH01,
    .title = {"他人的优先预告存续", "Another source's priority notice is in force"},
    .detail = {"该专利上有他人为同一目的所作的优先预告。",
               "A priority notice of another source for this purpose is in force on the patent."},
    .cure = {"待所列预告期满或解除后，以新编号重新提交。",
             "File under a new id after the listed notice has expired or is released."},
    .versions = {{.number = 0, .on_fact = OnFact::kIsSilent}},
    .concerns = {"预告及其最后一日：", "Notice, and its last day: "}};

namespace {

// Calls `visit`, until it returns false, for each hold of another source that is in force.
template <typename Visit>
void for_each_hold(const State& state, const Patent& patent, HoldPurpose purpose,
                   const PartyId& source, const ReviewDays& review, const Visit& visit) {
  const auto index = state.parties.index_of(source);
  const PatentIndex patent_index = state.patents.index_of(patent);
  for (const Link& link : patent.links) {
    if (link.kind != LinkKind::kHold) continue;
    const Hold& hold = state.holds.at(link.index);
    if (!is_on(hold, patent_index)) continue;
    const bool is_own = index && hold.source == *index;
    const bool applies = hold.purpose == purpose && !is_own && hold.applies_in(review.term());
    if (applies && !visit(hold)) return;
  }
}

}  // namespace

Finding is_held_by_another(const State& state, const Patent& patent, HoldPurpose purpose,
                           const PartyId& source, const ReviewDays& review) {
  Finding finding;
  for_each_hold(state, patent, purpose, source, review, [&](const Hold& hold) {
    finding |= Finding::applies_by(hold.registered_by);
    return !finding.is_full();
  });
  return finding;
}

std::string holds_of_others(const State& state, const Patent& patent, HoldPurpose purpose,
                            const PartyId& source, const ReviewDays& review) {
  NameList names;
  for_each_hold(state, patent, purpose, source, review, [&](const Hold& hold) {
    const Date last = hold.is_released() ? hold.released.plus_days(-1) : hold.term.until;
    return names.add(hold.id + " " + last.text());
  });
  return std::move(names).take();
}

constexpr Bilingual kHoldAgain{"自所列之日起，以新编号重新提交；或不经预告，直接登记。",
                               "File under a new id from the stated day on, or register at once, "
                               "without a notice."};
constexpr Bilingual kNamesFirstDay{"可再作预告的第一日：", "First day for a notice: "};

constexpr Provision kH02{
    .code = Code::kH02,
    .title = {"优先预告期满后不得立即再作", "It is too early for another priority notice"},
    .detail = {"同一来源就同一专利、同一目的的预告，自上一预告期满或解除之日起满三十日后方可再作。",
               "The same source may hold the same patent for the same purpose again from the 31st "
               "day after its last notice expired or was released."},
    .cure = kHoldAgain,
    .versions = {{.number = 0}},
    .concerns = kNamesFirstDay};

constexpr Provision kH02InARow{
    .code = Code::kH02,
    .title = {"两个预告相继之后须间隔十日", "Two notices in a row leave ten days free"},
    .detail = {"就同一目的的两个预告相继之后，该专利须有十日不受预告约束。",
               "After two notices in a row for one purpose, a patent is free of notices for ten "
               "days."},
    .cure = kHoldAgain,
    .versions = {{.number = 1}},
    .concerns = kNamesFirstDay};

namespace {

constexpr int kFreeDaysOfSource = 30;
constexpr int kFreeDaysAfterTwo = 10;

// The last day of a hold: of its term, or of its release.
Date last_day(const Hold& hold) { return std::min(hold.term.until, hold.released); }

// What a new hold of a patent is measured against; each null if there is none.
struct HoldsBefore {
  const Hold* own = nullptr;     // Of the same source; the one that ends last.
  const Hold* newest = nullptr;  // Of all, in the order in which they were placed.
  const Hold* before_newest = nullptr;
};

HoldsBefore holds_before(const State& state, const Patent& patent, HoldPurpose purpose,
                         const PartyId& source) {
  const auto index = state.parties.index_of(source);
  const PatentIndex subject = state.patents.index_of(patent);
  HoldsBefore found;
  for (const Link& link : patent.links) {
    if (link.kind != LinkKind::kHold) continue;
    const Hold& hold = state.holds.at(link.index);
    if (!hold.is_registered() || hold.purpose != purpose || !is_on(hold, subject)) continue;
    const bool is_later = found.own == nullptr || last_day(*found.own) < last_day(hold);
    if (index && hold.source == *index && is_later) found.own = &hold;
    found.before_newest = found.newest;
    found.newest = &hold;
  }
  return found;
}

}  // namespace

HeldAgain is_held_again(const State& state, const Patent& patent, HoldPurpose purpose,
                        const PartyId& source, Date day) {
  const HoldsBefore holds = holds_before(state, patent, purpose, source);
  const Hold* newest = holds.newest;
  if (holds.own != nullptr && day <= last_day(*holds.own).plus_days(kFreeDaysOfSource)) {
    return {Finding::applies_by(holds.own->registered_by), &kH02,
            last_day(*holds.own).plus_days(kFreeDaysOfSource + 1)};
  }
  if (holds.before_newest == nullptr || last_day(*newest) >= day) return {};
  const Date free = last_day(*holds.before_newest).plus_days(kFreeDaysAfterTwo);
  const bool is_in_a_row = newest->term.from <= free;
  const bool is_free = day > last_day(*newest).plus_days(kFreeDaysAfterTwo);
  if (!is_in_a_row || is_free) return {};
  return {Finding::applies_by(newest->registered_by), &kH02InARow,
          last_day(*newest).plus_days(kFreeDaysAfterTwo + 1)};
}

constexpr Bilingual kAboveTotal{"技术交易额高于合同总额",
                                "The technology amount is above the total"};

constexpr Provision kC02{.code = Code::kC02,
                         .title = kAboveTotal,
                         .detail = {"技术交易额是合同交易总额的一部分，不能高于总额。",
                                    "The technology amount is a part of the contract total."},
                         .cure = {"更正技术交易额（technology）或总额（total），以新编号重新提交。",
                                  "Correct `technology` or `total` and file again under a new id."},
                         .versions = {{.number = 0, .on_fact = OnFact::kRefuses}}};

constexpr Provision kC02OfRevision{
    .code = Code::kC02,
    .title = {"变更后的总额低于已登记的技术交易额",
              "The revised total is below the technology amount on record"},
    .detail = {"技术交易额是合同交易总额的一部分；变更使总额低于它的，须同时写明新的技术交易额。",
               "The technology amount is a part of the contract total. A revision that brings the "
               "total below it states a new one."},
    .cure = {"写明新的技术交易额（technology），以新编号重新提交。",
             "State `technology` with the revision and file again under a new id."},
    .versions = {{.number = 1, .on_fact = OnFact::kRefuses}}};

Finding has_technology_above_total(const Fee& fee) {
  return Finding::applies_if(fee.technology && fee.total && *fee.technology > *fee.total);
}

Finding has_technology_above_total(const ContractRevise& revision) {
  return Finding::applies_if(revision.technology && *revision.technology > revision.total);
}

Finding leaves_technology_above(const State& state, const ContractRevise& revision) {
  const Contract* contract = state.contracts.find(revision.contract);
  if (revision.technology || contract == nullptr) return Finding::none();
  if (contract->technology <= revision.total) return Finding::none();
  return Finding::applies_by(contract->registered_by);
}

constexpr Provision kW01{
    .code = Code::kW01,
    .title = {"统一社会信用代码校验位不符", "The check character of the credit code is wrong"},
    .detail = {"校验位与代码不符；早期发放的真实代码也有此情形。",
               "The check character does not match the code; some real codes that were issued "
               "early fail the check."},
    .cure = {"核对营业执照。", "Compare with the business licence."},
    .versions = {{.number = 0,
                  .sources = {{&kCreditCodeStandard}},
                  .in_force = kAlways,
                  .weight = Weight::kWarns}},
    .concerns = {"代码：", "Code: "}};

Finding has_wrong_check_character(const PartyRegister& party) {
  const std::string_view id = party.party.view();
  return Finding::applies_if(is_credit_code_shape(id) && !has_right_credit_check(id));
}

constexpr Provision kW04{
    .code = Code::kW04,
    .title = {"外币合同暂不计入金额",
              "A foreign-currency contract is not included in the yuan amounts"},
    .detail = {"合同金额不是人民币，又未写明汇率：只计件数，不计金额。",
               "The fee is not in yuan: without a stated rate the contract counts in number and "
               "not in value."},
    .cure = {"在费用中写明汇率（exchange：汇率、汇率日期、发布者）；已登记的，更正该事件，或在合同"
             "变更时写明。",
             "State `exchange` with the fee: the rate, its day and its publisher. For a recorded "
             "contract, correct the event, or state it with the next revision."},
    .versions = {{.number = 0, .weight = Weight::kWarns}}};

Finding has_no_yuan_amount(const ContractRegister& contract) {
  const Fee& fee = contract.fee;
  return Finding::applies_if(fee.currency && !fee.currency->is_yuan() && !fee.exchange);
}

constexpr Provision kW05{
    .code = Code::kW05,
    .title = {"此后登记的事项与更正后的记载不符", "Later events contradict what is now recorded"},
    .detail = {"此后登记的事项以更正前的记载为据，与更正后的记载不符；仍予保留，列入不一致清单。",
               "Later events rely on the record before the correction. They remain recorded, and "
               "each is listed as an open case."},
    .cure = {"逐项核对所列事件：更正、撤回，或另行登记。",
             "Check each listed event: correct it, retract it, or record what follows from it."},
    .versions = {{.number = 0, .weight = Weight::kWarns}},
    .concerns = {"不符的事件（理由）：", "Contradicted events (ground): "}};

constexpr Bilingual kCompareNumber{"与登记证明核对；写错的，更正该事件。",
                                   "Compare with the register's certificate. If it is wrong, "
                                   "correct the event."};
constexpr Bilingual kNamesNumber{"所填号码：", "Stated number: "};

constexpr Provision kW10{
    .code = Code::kW10,
    .title = {"号码的形式不属已知", "The number has an unknown shape"},
    .detail = {"技术合同登记编号为十六位数字，旧编号为十四位。",
               "A technology contract has a number of 16 digits, or of 14 in the older form."},
    .cure = kCompareNumber,
    .versions = {{.number = 0, .weight = Weight::kWarns}},
    .concerns = kNamesNumber};

constexpr Provision kW10OfPledge{
    .code = Code::kW10,
    .title = {"号码的形式不属已知", "The number has an unknown shape"},
    .detail = {"质押登记号为 Y 加十三位数字，旧号没有 Y。",
               "A pledge has a number of Y and 13 digits, or of 13 digits in the older form."},
    .cure = kCompareNumber,
    .versions = {{.number = 1, .weight = Weight::kWarns}},
    .concerns = kNamesNumber};

constexpr Provision kW10OfLicence{
    .code = Code::kW10,
    .title = {"号码的形式不属已知", "The number has an unknown shape"},
    .detail = {"许可备案号为 X 加十三位数字，旧号没有 X。",
               "A licence has a number of X and 13 digits, or of 13 digits in the older form."},
    .cure = kCompareNumber,
    .versions = {{.number = 2, .weight = Weight::kWarns}},
    .concerns = kNamesNumber};

const Provision& shape_provision(NumberKind kind) {
  switch (kind) {
    case NumberKind::kPledge:
      return kW10OfPledge;
    case NumberKind::kLicence:
      return kW10OfLicence;
    case NumberKind::kContract:
      break;
  }
  return kW10;
}

Finding has_unknown_shape(std::string_view number, NumberKind kind) {
  return Finding::applies_if(!number.empty() && !is_known_shape(number, kind));
}

constexpr Provision kW08{
    .code = Code::kW08,
    .title = {"同一同意书用于两件事项", "One document of consent for two acts"},
    .detail = {"该当事人的这份同意书已用于另一事项。",
               "This document of the party was stated with another act already."},
    .cure = {"核对同意书的范围；每一事项应有其同意书，当事人可以提出异议。",
             "Check what the document covers: each act needs its own, and the party may contest."},
    .versions = {{.number = kUsedElsewhereVersion, .weight = Weight::kWarns}},
    .concerns = {"当事人（同意书）：", "Party (document): "}};

Finding is_used_elsewhere(const State& state, const Consent& consent, OptionalSeq own) {
  Finding finding;
  const auto found = state.documents.find(document_key(consent));
  if (found == state.documents.end()) return finding;
  for (const Seq seq : found->second) {
    if (finding.is_full()) break;
    if (!own.has_value() || seq != *own) finding |= Finding::applies_by(seq);
  }
  return finding;
}

// It is no fault of form: the event was there, and others may rely on its absence.
constexpr Provision kF01{
    .code = Code::kF01,
    .title = {"事件已撤回", "The event is retracted"},
    .detail = {"已撤回的事件不复存在，不能再更正或再次撤回。",
               "A retracted event is gone: it cannot be corrected or retracted again."},
    .cure = {"以新编号重新提交该事项，按现在的账本审查；要使其恢复的，撤回该撤回事件。",
             "File the matter again under a new id, to be weighed by the ledger as it is now; to "
             "bring it back, retract the retraction."},
    .versions = {{.number = 0, .on_fact = OnFact::kRefuses}}};

constexpr std::array kProvisions{kF01,       kV01, kV01Known,      kH01,         kH02,
                                 kH02InARow, kC02, kC02OfRevision, kW01,         kW04,
                                 kW05,       kW08, kW10,           kW10OfPledge, kW10OfLicence};

std::span<const Provision> general_provisions() { return kProvisions; }

const Provision& known_fact_provision() { return kV01Known; }
const Provision& revision_provision() { return kC02OfRevision; }

const Provision& general_provision(Code code) {
  const auto found = std::ranges::find(kProvisions, code, &Provision::code);
  LEDGER_ASSERT(found != kProvisions.end());
  return *found;
}

}  // namespace ledger::law
