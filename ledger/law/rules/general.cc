#include "ledger/law/rules/general.h"

#include <algorithm>

#include "ledger/model/codes.h"
#include "ledger/model/state/state.h"

namespace ledger::law {

constexpr Provision kV01{.code = Code::kV01,
                         .title = {"版本已变化", "The version has changed"},
                         .detail = {"所期待的专利版本与账本的现有版本不一致，或账本已有该事实。",
                                    "The version expected of a patent is not the present one, or "
                                    "the ledger holds this fact already."},
                         .cure = {"查询现状后重新提交。", "Read the present state and file again."},
                         .versions = {{.number = 0}}};

Finding is_other_version(const State& state, const Expectation& expected) {
  const Patent* patent = state.patents.find(expected.patent);
  const std::uint64_t version = patent == nullptr ? 0 : patent->version();
  if (version == expected.version) return Finding::none();
  return version == 0 ? Finding::applies() : Finding::applies_by(patent->history.back());
}

Finding is_applied_for(const State& state, const PatentApply& application) {
  const Patent* patent = state.patents.find(application.patent);
  if (patent == nullptr || patent->stage == Stage::kUnborn) return Finding::none();
  return Finding::applies_by(patent->created_by);
}

Finding is_granted(const State& state, const PatentGrant& grant) {
  const Patent* patent = state.patents.find(grant.patent);
  if (patent == nullptr || patent->stage != Stage::kGranted) return Finding::none();
  return Finding::applies_by(patent->created_by);
}

constexpr Provision kH01{
    .code = Code::kH01,
    .title = {"他人的优先预告存续", "Another source's priority notice is in force"},
    .detail = {"该专利上有他人为同一目的所作的优先预告。",
               "A priority notice of another source for this purpose is in force on the patent."},
    .cure = {"待预告期满或解除后再提交。", "File after the notice has expired or is released."},
    .versions = {{.number = 0, .on_fact = OnFact::kIsSilent}}};

Finding is_held_by_another(const State& state, const Patent& patent, HoldPurpose purpose,
                           const PartyId& source, Date day) {
  Finding finding;
  const auto index = state.parties.index_of(source);
  const PatentIndex patent_index = state.patents.index_of(patent);
  for (const Link& link : patent.links) {
    if (finding.is_full()) break;
    if (link.kind != LinkKind::kHold) continue;
    const Hold& hold = state.holds.at(link.index);
    if (!is_on(hold, patent_index)) continue;
    const bool is_own = index && hold.source == *index;
    if (hold.purpose == purpose && !is_own && hold.applies_on(day)) {
      finding |= Finding::applies_by(hold.registered_by);
    }
  }
  return finding;
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
                  .weight = Weight::kWarns}}};

Finding has_wrong_check_character(const PartyRegister& party) {
  const std::string_view id = party.party.view();
  return Finding::applies_if(is_credit_code_shape(id) && !has_right_credit_check(id));
}

constexpr Provision kW04{
    .code = Code::kW04,
    .title = {"外币合同暂不计入金额",
              "A foreign-currency contract is not included in the yuan amounts"},
    .detail = {"合同金额不是人民币，未登记汇率之前只计件数，不计金额。",
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
    .cure = {"逐项核对：更正、撤回，或另行登记。",
             "Check each one: correct it, retract it, or record what follows from it."},
    .versions = {{.number = 0, .weight = Weight::kWarns}}};

constexpr std::array kProvisions{kV01, kH01, kW01, kW04, kW05};

std::span<const Provision> general_provisions() { return kProvisions; }

const Provision& general_provision(Code code) {
  const auto found = std::ranges::find(kProvisions, code, &Provision::code);
  LEDGER_ASSERT(found != kProvisions.end());
  return *found;
}

}  // namespace ledger::law
