// Events of technology contracts.

#include <algorithm>
#include <limits>
#include <span>

#include "ledger/model/fold/scope.h"

namespace ledger {
namespace {

std::optional<ExchangeRate> rate_of(const std::optional<Exchange>& exchange) {
  return exchange ? std::optional(exchange->rate) : std::nullopt;
}

Contract* contract_in(FoldScope& scope, const std::string& id, Seq seq) {
  return scope.contract(scope.state().contracts.intern(id), seq);
}

// Whether the total of a contract is determined when it is registered.
bool is_known(const Fee& fee) {
  if (fee.form == FeeForm::kWarrant || fee.form == FeeForm::kTryFirstPayLater) return false;
  return fee.total || fee.form == FeeForm::kFree;
}

void note_deals(State& state, const Contract& contract) {
  for_each_deal(contract, state.contracts.index_of(contract),
                [&state](const ContractBetween& deal) { state.deals.insert(deal); });
}

// The contract total at registration, by the form of the fee. What is not yet owed does not count.
Amount counted_total(const Fee& fee) {
  switch (fee.form) {
    case FeeForm::kWarrant:
    case FeeForm::kTryFirstPayLater:
    case FeeForm::kFree:
      return {};
    default:
      return fee.total.value_or(Amount{});
  }
}

}  // namespace

void apply(FoldScope& scope, const EventContext& event, const ContractRegister& body) {
  State& state = scope.state();
  Contract* contract = contract_in(scope, body.contract, event.seq);
  if (contract == nullptr) return;
  contract->is_cancelled = false;
  contract->is_open_licence = body.open_licence;
  contract->currency = body.fee.currency.value_or(Currency{});
  contract->rate = rate_of(body.fee.exchange);
  contract->kind = body.kind;
  contract->ip = body.ip;
  contract->form = body.fee.form;
  contract->source = state.parties.intern(event.source);
  contract->signed_on = body.signed_on;
  contract->registered = body.registered;
  contract->total = counted_total(body.fee);
  contract->is_total_known = is_known(body.fee);
  // A part of the total: zero if the total is not owed yet.
  const bool is_owed = contract->total.fen != 0;
  contract->technology = is_owed ? body.fee.technology.value_or(contract->total) : Amount{};
  contract->registered_by = event.seq;
  contract->patents = intern_all(state.patents, body.patents);
  contract->sellers = intern_all(state.parties, body.sellers);
  contract->buyers = intern_all(state.parties, body.buyers);
  note_rate(state, event.seq, body.fee);
  note_deals(state, *contract);
}

void apply(FoldScope& scope, const EventContext& event, const ContractRevise& body) {
  Contract* contract = contract_in(scope, body.contract, event.seq);
  if (contract == nullptr) return;
  contract->total = body.total;
  contract->is_total_known = true;
  if (body.technology) contract->technology = *body.technology;
  if (body.exchange) contract->rate = body.exchange->rate;
  note_rate(scope.state(), event.seq, contract->currency, body.exchange);
}

void apply(FoldScope& scope, const EventContext& event, const ContractCancel& body) {
  Contract* contract = contract_in(scope, body.contract, event.seq);
  if (contract != nullptr) contract->is_cancelled = true;
}

void apply(FoldScope& scope, const EventContext& event, const ContractReceipt& body) {
  Contract* contract = contract_in(scope, body.contract, event.seq);
  if (contract != nullptr) note_rate(scope.state(), event.seq, body.currency, body.exchange);
  const auto amount = in_yuan(body.amount, body.currency, body.exchange);
  if (contract == nullptr || !amount) return;
  const Month month = Month::of(body.on);
  const auto found = std::ranges::find(contract->receipts, month, &Receipts::month);
  if (found == contract->receipts.end()) {
    contract->receipts.push_back({month, *amount});
  } else {
    // Saturates: a sum of very large amounts must not overflow.
    const Fen128 sum = Fen128{found->amount.fen} + amount->fen;
    constexpr Fen128 kMost = std::numeric_limits<std::int64_t>::max();
    found->amount.fen = static_cast<std::int64_t>(std::min(sum, kMost));
  }
}

}  // namespace ledger
