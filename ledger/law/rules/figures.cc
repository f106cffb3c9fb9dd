#include "ledger/law/rules/figures.h"

#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <vector>

#include "ledger/model/codes.h"
#include "ledger/model/commands/one_of.h"
#include "ledger/model/state/state.h"

namespace ledger::law {
namespace {

constexpr Bilingual kCompare{"与合同核对；写错的，更正该事件。",
                             "Compare with the contract. If it is wrong, correct the event."};

constexpr Provision kMaximumBelowClaim{
    .code = Code::kW08,
    .title = {"最高债权额低于债权数额", "The maximum is below the claim"},
    .detail = {"最高债权额是债权的上限，不应低于债权数额。",
               "The maximum bounds the claim and is not below its amount."},
    .cure = kCompare,
    .versions = {{.number = 0, .weight = Weight::kWarns}}};

constexpr Provision kMaximumAboveAppraisal{
    .code = Code::kW08,
    .title = {"最高债权额高于评估价值", "The maximum is above the appraisal"},
    .detail = {"最高债权额大于评估价值，质押率大于一。",
               "The maximum is above the appraised value: the loan to value is over one."},
    .cure = kCompare,
    .versions = {{.number = 4, .weight = Weight::kWarns}}};

constexpr Provision kNoRate{
    .code = Code::kW08,
    .title = {"外币金额未写明汇率", "An amount in another currency states no rate"},
    .detail =
        {"金额不是人民币，又未写明汇率，不计入以人民币计的金额。",
         "The amount is not in yuan and states no rate: it is not included in the yuan amounts."},
    .cure = {"写明汇率（exchange：汇率、汇率日期、发布者）；已登记的，更正该事件。",
             "State `exchange` with the amount: the rate, its day and its publisher. For what is "
             "recorded, correct the event."},
    .versions = {{.number = 5, .weight = Weight::kWarns}}};

constexpr Provision kUnusualRate{
    .code = Code::kW08,
    .title = {"汇率与最近的汇率相差较大", "The rate is far from the newest of that currency"},
    .detail = {"所填汇率与该币种最近一次所填的汇率相差超过百分之十。",
               "The stated rate is more than 10 % from the newest of that currency."},
    .cure = {"与所列发布者公布的汇率核对；写错的，更正该事件。",
             "Compare with the rate that the publisher stated. If it is wrong, correct the event."},
    .versions = {{.number = 6, .weight = Weight::kWarns}}};

constexpr Provision kOtherSum{
    .code = Code::kW08,
    .title = {"分期金额之和不等于合同总额", "The instalments do not sum to the total"},
    .detail = {"各期金额相加，不等于合同交易总额。",
               "The instalments together are not the contract total."},
    .cure = kCompare,
    .versions = {{.number = 1, .weight = Weight::kWarns}}};

constexpr Provision kAboveTotal{
    .code = Code::kW08,
    .title = {"累计到账超过合同总额", "The receipts are above the contract total"},
    .detail = {"实际到账累计超过合同交易总额。",
               "The receipts together are above the contract total."},
    .cure = {"核对到账；合同金额已变更的，先登记变更。",
             "Compare the receipts. If the total has changed, register the revision first."},
    .versions = {{.number = 2, .weight = Weight::kWarns}}};

constexpr Provision kAboveShare{
    .code = Code::kW08,
    .title = {"补偿超过应担份额", "The compensation is above the payer's share"},
    .detail = {"补偿金额大于违约本息与该承担方风险分担比例之积。",
               "The compensation is more than the payer's share of the risk, of the principal and "
               "interest in default."},
    .cure = kCompare,
    .versions = {{.number = 3, .weight = Weight::kWarns}}};

constexpr Provision kW09{
    .code = Code::kW09,
    .title = {"同一合同可能已以他号登记",
              "The contract is perhaps registered under another number"},
    .detail = {"已有一份种类、双方、专利和金额相同，签订日相差不超过十五日的技术合同登记在案。",
               "A contract of the same kind, parties, patents and amount, signed at most 15 days "
               "apart, is registered under another number."},
    .cure = {"核对；确为同一合同的，注销其中之一。",
             "Compare them; if they are one contract, cancel one of the two."},
    .versions = {{.number = 0, .weight = Weight::kWarns}}};

constexpr std::array kProvisions{kMaximumBelowClaim,
                                 kMaximumAboveAppraisal,
                                 kNoRate,
                                 kUnusualRate,
                                 kOtherSum,
                                 kAboveTotal,
                                 kAboveShare,
                                 kW09};

bool is_foreign(const std::optional<Currency>& currency) {
  return currency && !currency->code.empty() && !currency->is_yuan();
}

// More than a tenth from the newest rate of the currency.
Finding is_unusual_rate(const State& state, const std::optional<Currency>& currency,
                        const std::optional<Exchange>& exchange) {
  if (!currency || !exchange) return Finding::none();
  const StatedRate* newest = state.rates.newest(*currency, std::numeric_limits<Seq>::max());
  if (newest == nullptr) return Finding::none();
  const Fen128 difference =
      Fen128{exchange->rate.hundred_millionths} - newest->rate.hundred_millionths;
  const bool is_far =
      (difference < 0 ? -difference : difference) * 10 > Fen128{newest->rate.hundred_millionths};
  return is_far ? Finding::applies_by(newest->stated_by) : Finding::none();
}

bool lacks_rate(const std::optional<Currency>& currency, const std::optional<Exchange>& exchange) {
  return is_foreign(currency) && !exchange;
}

Finding is_maximum_below_claim(const Claim& claim) {
  return Finding::applies_if(claim.maximum && *claim.maximum < claim.amount);
}

Finding is_maximum_above(const Claim& claim, const std::optional<Appraisal>& appraisal) {
  const bool is_comparable = appraisal && appraisal->currency == claim.currency;
  return Finding::applies_if(claim.maximum && is_comparable && *claim.maximum > appraisal->value);
}

Finding is_other_sum(const Fee& fee) {
  Fen128 sum = 0;
  for (const Amount instalment : fee.instalments) sum += instalment.fen;
  return Finding::applies_if(!fee.instalments.empty() && fee.total && sum != fee.total->fen);
}

Finding is_above_total(const Contract& contract, const ContractReceipt& receipt) {
  const auto total = contract.in_yuan(contract.total);
  const auto received = in_yuan(receipt.amount, receipt.currency, receipt.exchange);
  if (!total || !received || total->fen == 0) return Finding::none();
  Fen128 sum = received->fen;
  for (const Receipts& earlier : contract.receipts) sum += earlier.amount.fen;
  return sum > total->fen ? Finding::applies_by(contract.registered_by) : Finding::none();
}

// Who bears the risk as what: by the kind of party.
std::optional<Rate> share_of(const RiskShares& shares, PartyKind payer) {
  switch (payer) {
    case PartyKind::kGovernment:
      return shares.government;
    case PartyKind::kGuarantor:
      return shares.guarantor;
    case PartyKind::kBank:
      return shares.bank;
    default:
      return shares.insurer;
  }
}

Finding is_above_share(const State& state, const Pledge& pledge, const PledgeCompensate& paid) {
  const Party* payer = state.parties.find(paid.payer);
  if (payer == nullptr || !pledge.risk_shares ||
      !(pledge.claim && paid.currency == pledge.claim->currency)) {
    return Finding::none();
  }
  const std::optional<Rate> share = share_of(*pledge.risk_shares, payer->kind);
  if (!share || !pledge.is_in_default) return Finding::none();
  constexpr Fen128 kMillion = 1'000'000;
  const bool is_above =
      Fen128{paid.amount.fen} * kMillion > Fen128{pledge.loss.fen} * share->millionths;
  return is_above ? Finding::applies_by(pledge.registered_by) : Finding::none();
}

constexpr int kDaysApartMax = 15;

// What may be one contract; the parties and the days of signing aside.
bool is_alike(const State& state, const Contract& contract, const ContractRegister& other) {
  if (!contract.is_registered() || contract.is_cancelled || contract.id == other.contract) {
    return false;
  }
  const Amount total = other.fee.total.value_or(Amount{});
  const bool is_one_unknown = total.fen == 0 || contract.total.fen == 0;
  const bool is_of_amount =
      is_one_unknown ||
      (total == contract.total && other.fee.currency.value_or(Currency{}) == contract.currency);
  if (contract.kind != other.kind || contract.ip != other.ip || !is_of_amount) return false;
  if (contract.patents.empty() || other.patents.empty()) {
    return !is_one_unknown && contract.signed_on == other.signed_on;
  }
  return std::ranges::any_of(other.patents, [&](PatentNumber number) {
    const auto index = state.patents.index_of(number);
    return index && std::ranges::find(contract.patents, *index) != contract.patents.end();
  });
}

// The contracts of a seller and a buyer that are near in time and alike.
Finding alike_between(const State& state, PartyIndex seller, PartyIndex buyer,
                      const ContractRegister& body) {
  Finding finding;
  const Date last = body.signed_on.plus_days(kDaysApartMax);
  auto at = state.deals.lower_bound({seller, buyer, body.signed_on.plus_days(-kDaysApartMax), 0});
  for (; at != state.deals.end() && !finding.is_full(); ++at) {
    if (at->seller != seller || at->buyer != buyer || at->signed_on > last) break;
    const Contract& contract = state.contracts.at(at->contract);
    if (is_alike(state, contract, body)) finding |= Finding::applies_by(contract.registered_by);
  }
  return finding;
}

// The parties of a side by which the State finds a contract.
std::vector<PartyIndex> known_of(const State& state, const std::vector<PartyId>& side) {
  std::vector<PartyIndex> indices;
  for (const PartyId& party : deal_parties(side)) {
    if (const auto index = state.parties.index_of(party)) indices.push_back(*index);
  }
  return indices;
}

Finding is_perhaps_registered(const State& state, const ContractRegister& body) {
  Finding finding;
  const std::vector<PartyIndex> buyers = known_of(state, body.buyers);
  for (const PartyIndex seller : known_of(state, body.sellers)) {
    for (const PartyIndex buyer : buyers) finding |= alike_between(state, seller, buyer, body);
  }
  return finding;
}

class FigureTest {
 public:
  explicit FigureTest(const State& state) : state_(state) {}

  std::vector<Warning> take() && { return std::move(found_); }

  void operator()(const TransferRegister& body) { fee(body.fee, body.contract); }
  void operator()(const LicenceRecord& body) { fee(body.fee, body.licence); }
  void operator()(const LicenceChange& body) { fee(body.set.values.fee, body.licence); }
  void operator()(const PledgeRegister& body) { claim(body.claim, body.appraisal, body.pledge); }
  void operator()(const PledgeChange& body) {
    if (!body.set.sets(&PledgeRegister::claim)) return;
    claim(body.set.values.claim, body.set.values.appraisal, body.pledge);
  }
  void operator()(const PledgeCompensate& body) {
    const Pledge* pledge = state_.pledges.find(body.pledge);
    if (pledge != nullptr) add(kAboveShare, is_above_share(state_, *pledge, body), body.pledge);
  }
  void operator()(const ContractRegister& body) {
    fee(body.fee, body.contract);
    add(kW09, is_perhaps_registered(state_, body), body.contract);
  }
  void operator()(const ContractReceipt& body) {
    const Contract* contract = state_.contracts.find(body.contract);
    if (contract == nullptr) return;
    add(kAboveTotal, is_above_total(*contract, body), body.contract);
    rate(body.currency, body.exchange, body.contract);
    add(kNoRate, Finding::applies_if(lacks_rate(body.currency, body.exchange)), body.contract);
  }
  // Of a statement, a missing rate is W08 of its own rule. The others have no amounts to compare.
  void operator()(
      const OneOf<PartyRegister, PartyRename, PartySucceed, PatentApply, PatentGrant, PatentAnnuity,
                  PatentSuspend, PatentResume, PatentInvalidation, PatentEnd, PatentRestore,
                  PatentExtend, PatentClassify, LicenceCancel, LicenceRevoke, PledgeCancel,
                  PledgeRevoke, PledgeDefault, PledgeRecover, PledgeDispose, HoldPlace, HoldRelease,
                  OpenLicenceDeclare, OpenLicenceAnnounce, OpenLicenceWithdraw, OpenLicenceAccept,
                  ContractRevise, ContractCancel, UseReport, UseJustify, EventCorrect, EventRetract,
                  ClockDay, GazetteMap> auto& /*body*/) {}

 private:
  void rate(const std::optional<Currency>& currency, const std::optional<Exchange>& exchange,
            std::string_view subject) {
    add(kUnusualRate, is_unusual_rate(state_, currency, exchange), subject);
  }
  // Fees of transfers and licences count no value, so no rate is missed; of contracts W04 reports
  // it.
  void fee(const std::optional<Fee>& fee, std::string_view subject) {
    if (!fee) return;
    add(kOtherSum, is_other_sum(*fee), subject);
    rate(fee->currency, fee->exchange, subject);
  }
  void claim(const std::optional<Claim>& stated, const std::optional<Appraisal>& appraisal,
             std::string_view subject) {
    if (!stated) return;
    const Claim& claim = *stated;
    add(kMaximumBelowClaim, is_maximum_below_claim(claim), subject);
    add(kMaximumAboveAppraisal, is_maximum_above(claim, appraisal), subject);
    rate(claim.currency, claim.exchange, subject);
    add(kNoRate, Finding::applies_if(lacks_rate(claim.currency, claim.exchange)), subject);
  }
  void add(const Provision& provision, const Finding& finding, std::string_view subject) {
    if (finding) found_.push_back({&provision, finding, subject});
  }

  const State& state_;
  std::vector<Warning> found_;
};

}  // namespace

std::span<const Provision> figure_provisions() { return kProvisions; }

std::vector<Warning> warnings_of_figures(const State& state, const Body& body) {
  FigureTest test(state);
  std::visit([&](const auto& command) { test(command); }, body);
  return std::move(test).take();
}

}  // namespace ledger::law
