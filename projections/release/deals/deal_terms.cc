#include "projections/release/deals/deal_terms.h"

#include <algorithm>

#include "ledger/base/sorted.h"

namespace projections::release {
namespace {

using ledger::Amount;
using ledger::FeeForm;
using ledger::PartyIndex;
using ledger::State;

template <typename T>
std::vector<T> sorted(std::vector<T> items) {
  ledger::sort_unique(items);
  return items;
}

std::vector<PartyIndex> indices_of(const State& state, const std::vector<ledger::PartyId>& ids) {
  std::vector<PartyIndex> indices;
  for (const ledger::PartyId& id : ids) {
    if (const auto index = state.parties.index_of(id)) indices.push_back(*index);
  }
  return sorted(std::move(indices));
}

// The new owners that are not transferors; all owners if shares only moved among them.
std::vector<ledger::PartyId> gainers(const ledger::TransferRegister& transfer) {
  std::vector<ledger::PartyId> all;
  std::vector<ledger::PartyId> gained;
  for (const ledger::OwnerEntry& owner : transfer.to) {
    all.push_back(owner.party);
    const bool gave = std::ranges::find(transfer.from, owner.party) != transfer.from.end();
    if (!gave) gained.push_back(owner.party);
  }
  return gained.empty() ? all : gained;
}

// The stated total, by the rule that the State applies to contracts: zero means not stated, unless
// the contract is free.
std::optional<Amount> stated_total(const std::optional<ledger::Fee>& fee) {
  if (!fee) return std::nullopt;
  switch (fee->form) {
    case FeeForm::kWarrant:
    case FeeForm::kTryFirstPayLater:
      return std::nullopt;
    case FeeForm::kFree:
      return Amount{};
    default:
      return fee->total == Amount{} ? std::nullopt : fee->total;
  }
}

// What transfers and licences state alike.
template <typename Registration>
void set_terms(Deal& deal, const Registration& registration, ledger::Date legal_day) {
  deal.has_signing_day = registration.signed_on.has_value();
  deal.signed_on = registration.signed_on.value_or(legal_day);
  deal.patents = sorted(registration.patents);
  deal.contract = registration.contract;
  const std::optional<ledger::Fee>& fee = registration.fee;
  deal.is_in_yuan = !fee || !fee->currency || fee->currency->is_yuan();
  const auto total = stated_total(fee);
  if (total) deal.amount = in_yuan(*total, fee->currency, fee->exchange);
}

}  // namespace

Deal deal_of(const State& state, const ledger::Contract& contract) {
  Deal deal;
  deal.event = *contract.registered_by;
  deal.kind = DealKind::kContract;
  deal.agreement = contract.kind;
  deal.source = DealSource::kRegistry;
  deal.is_in_yuan = contract.is_in_yuan();
  deal.signed_on = contract.signed_on;
  deal.month = ledger::Month::of(contract.registered);
  for (const ledger::PatentIndex patent : contract.patents) {
    deal.patents.push_back(state.patents.at(patent).number);
  }
  ledger::sort_unique(deal.patents);
  deal.sellers = sorted(contract.sellers);
  deal.buyers = sorted(contract.buyers);
  const bool is_stated = contract.total.fen != 0 || contract.form == FeeForm::kFree;
  if (is_stated) deal.amount = contract.in_yuan(contract.total);
  deal.contract = contract.id;
  return deal;
}

Deal deal_of(const State& state, const ledger::TransferRegister& transfer) {
  Deal deal;
  deal.kind = DealKind::kTransfer;
  deal.agreement = ledger::ContractKind::kTransfer;
  deal.month = ledger::Month::of(transfer.registered);
  deal.sellers = indices_of(state, transfer.from);
  deal.buyers = indices_of(state, gainers(transfer));
  set_terms(deal, transfer, transfer.registered);
  return deal;
}

Deal deal_of(const State& state, const ledger::LicenceRecord& licence) {
  Deal deal;
  deal.kind = DealKind::kLicence;
  deal.agreement = ledger::ContractKind::kLicence;
  deal.month = ledger::Month::of(licence.recorded);
  deal.sellers = indices_of(state, licence.licensors);
  deal.buyers = indices_of(state, licence.licensees);
  set_terms(deal, licence, licence.recorded);
  return deal;
}

// The first payment is not a total, so the amount is left empty.
Deal deal_of(const State& state, const ledger::OpenLicenceAccept& acceptance,
             const ledger::Licence& licence) {
  Deal deal;
  deal.kind = DealKind::kLicence;
  deal.agreement = ledger::ContractKind::kLicence;
  deal.signed_on = acceptance.notice.value_or(acceptance.paid.on);
  deal.month = ledger::Month::of(acceptance.recorded.value_or(licence.recorded));
  deal.patents = {acceptance.patent};
  deal.sellers = sorted(licence.licensors);
  deal.buyers = indices_of(state, {acceptance.licensee});
  return deal;
}

DealSource source_of(const ledger::Party& reporter) {
  if (reporter.has(ledger::Role::kIpOffice)) return DealSource::kOffice;
  return reporter.has(ledger::Role::kTradingCentre) ? DealSource::kTradingCentre
                                                    : DealSource::kOther;
}

void set_source(Deal& deal, const State& state, const ledger::PartyId& source) {
  const auto index = state.parties.index_of(source);
  deal.reporter = index.value_or(0);
  deal.source = index ? source_of(state.parties.at(*index)) : DealSource::kOther;
}

bool involves_patents(const ledger::Contract& contract) {
  return contract.ip == ledger::IpKind::kPatent || !contract.patents.empty();
}

bool rests_on_contract(const ledger::TransferRegister& transfer) {
  switch (transfer.cause) {
    case ledger::TransferCause::kMerger:
    case ledger::TransferCause::kDivision:
    case ledger::TransferCause::kInheritance:
    case ledger::TransferCause::kCourtJudgment:
    case ledger::TransferCause::kArbitration:
    case ledger::TransferCause::kOwnershipCorrection:
      return !transfer.contract.empty();
    default:
      return true;
  }
}

}  // namespace projections::release
