// Events of pledges, priority notices and technology contracts.

#include <limits>

#include "ledger/model/fold/scope.h"

namespace ledger {
namespace {

// The pledge; the event is added to its history and to those of its patents.
Pledge* reach(Scope& scope, const std::string& id, Seq seq) {
  const std::uint32_t index = scope.state().pledges.intern(id);
  note_patents(scope, scope.state().pledges.at(index).patents, seq);
  return scope.pledge(index, seq);
}

std::optional<ExchangeRate> rate_of(const std::optional<Exchange>& exchange) {
  return exchange ? std::optional(exchange->rate) : std::nullopt;
}

Contract* reach_contract(Scope& scope, const std::string& id, Seq seq) {
  return scope.contract(scope.state().contracts.intern(id), seq);
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

void apply(Scope& scope, const EventContext& event, const PledgeRegister& body) {
  State& state = scope.state();
  const std::uint32_t index = state.pledges.intern(body.pledge);
  const auto patents = intern_all(state.patents, body.patents);
  if (Pledge* pledge = reach(scope, body.pledge, event.seq)) {
    renew(*pledge);  // A number that the office registers again replaces the old registration.
    pledge->claim = body.claim;
    pledge->registered = body.registered;
    pledge->registered_by = event.seq;
    pledge->patents = patents;
    pledge->pledgors = intern_all(state.parties, body.pledgors);
    pledge->pledgees = intern_all(state.parties, body.pledgees);
    pledge->debtor = state.parties.intern(body.debtor);
    pledge->other_rights = static_cast<std::uint32_t>(body.others.size());
    pledge->bundle = body.bundle;
  }
  link_patents(scope, patents, {LinkKind::kPledge, index}, event.seq);
}

void apply(Scope& scope, const EventContext& event, const PledgeChange& body) {
  State& state = scope.state();
  const std::uint32_t index = state.pledges.intern(body.pledge);
  Pledge* pledge = reach(scope, body.pledge, event.seq);
  link_patents(scope, intern_all(state.patents, body.set.values.patents),
               {LinkKind::kPledge, index}, event.seq);
  if (pledge == nullptr) return;
  const PledgeRegister& to = body.set.values;
  if (body.set.sets(&PledgeRegister::claim)) pledge->claim = to.claim;
  if (body.set.sets(&PledgeRegister::pledgors))
    pledge->pledgors = intern_all(state.parties, to.pledgors);
  if (body.set.sets(&PledgeRegister::pledgees))
    pledge->pledgees = intern_all(state.parties, to.pledgees);
  if (body.set.sets(&PledgeRegister::debtor)) pledge->debtor = state.parties.intern(to.debtor);
  if (body.set.sets(&PledgeRegister::patents))
    pledge->patents = intern_all(state.patents, to.patents);
  if (body.set.sets(&PledgeRegister::others)) {
    pledge->other_rights = static_cast<std::uint32_t>(to.others.size());
  }
  if (body.set.sets(&PledgeRegister::bundle)) pledge->bundle = to.bundle;
  if (body.set.sets(&PledgeRegister::registered)) pledge->registered = to.registered;
}

void apply(Scope& scope, const EventContext& event, const PledgeCancel& body) {
  if (Pledge* pledge = reach(scope, body.pledge, event.seq)) pledge->ended = body.on;
}

void apply(Scope& scope, const EventContext& event, const PledgeRevoke& body) {
  if (Pledge* pledge = reach(scope, body.pledge, event.seq)) pledge->is_revoked = true;
}

void apply(Scope& scope, const EventContext& event, const PledgeDefault& body) {
  if (Pledge* pledge = reach(scope, body.pledge, event.seq)) pledge->is_in_default = true;
}

void apply(Scope& scope, const EventContext& event, const PledgeCompensate& body) {
  reach(scope, body.pledge, event.seq);
}

void apply(Scope& scope, const EventContext& event, const PledgeRecover& body) {
  reach(scope, body.pledge, event.seq);
}

void apply(Scope& scope, const EventContext& event, const PledgeDispose& body) {
  reach(scope, body.pledge, event.seq);
}

void apply(Scope& scope, const EventContext& event, const HoldPlace& body) {
  State& state = scope.state();
  const std::uint32_t index = state.holds.intern(body.hold);
  const auto patents = intern_all(state.patents, body.patents);
  note_patents(scope, state.holds.at(index).patents, event.seq);
  if (Hold* hold = scope.hold(index, event.seq)) {
    hold->is_released = false;
    hold->purpose = body.purpose;
    hold->source = state.parties.intern(event.source);
    hold->term = {event.at.day(), body.until};
    hold->registered_by = event.seq;
    hold->patents = patents;
  }
  link_patents(scope, patents, {LinkKind::kHold, index}, event.seq);
}

void apply(Scope& scope, const EventContext& event, const HoldRelease& body) {
  const std::uint32_t index = scope.state().holds.intern(body.hold);
  note_patents(scope, scope.state().holds.at(index).patents, event.seq);
  if (Hold* hold = scope.hold(index, event.seq)) hold->is_released = true;
}

void apply(Scope& scope, const EventContext& event, const ContractRegister& body) {
  State& state = scope.state();
  Contract* contract = reach_contract(scope, body.contract, event.seq);
  if (contract == nullptr) return;
  contract->is_cancelled = false;
  contract->is_open_licence = body.open_licence;
  contract->is_in_yuan = !body.fee.currency || body.fee.currency->is_yuan();
  contract->rate = rate_of(body.fee.exchange);
  contract->kind = body.kind;
  contract->ip = body.ip;
  contract->form = body.fee.form;
  contract->signed_on = body.signed_on;
  contract->registered = body.registered;
  contract->total = counted_total(body.fee);
  // A part of the total: zero if the total is not owed yet.
  const bool is_owed = contract->total.fen != 0;
  contract->technology = is_owed ? body.fee.technology.value_or(contract->total) : Amount{};
  contract->registered_by = event.seq;
  contract->patents = intern_all(state.patents, body.patents);
  contract->sellers = intern_all(state.parties, body.sellers);
  contract->buyers = intern_all(state.parties, body.buyers);
}

void apply(Scope& scope, const EventContext& event, const ContractRevise& body) {
  Contract* contract = reach_contract(scope, body.contract, event.seq);
  if (contract == nullptr) return;
  contract->total = body.total;
  if (body.technology) contract->technology = *body.technology;
  if (body.exchange) contract->rate = body.exchange->rate;
}

void apply(Scope& scope, const EventContext& event, const ContractCancel& body) {
  Contract* contract = reach_contract(scope, body.contract, event.seq);
  if (contract != nullptr) contract->is_cancelled = true;
}

void apply(Scope& scope, const EventContext& event, const ContractReceipt& body) {
  Contract* contract = reach_contract(scope, body.contract, event.seq);
  const auto amount = in_yuan(body.amount, body.currency, body.exchange);
  if (contract == nullptr || !amount) return;
  const Month month = Month::of(body.on);
  const auto found = std::ranges::find(contract->receipts, month, &Receipts::month);
  if (found == contract->receipts.end()) {
    contract->receipts.push_back({month, *amount});
  } else {
    // Saturates: the sum of absurd amounts must not overflow.
    const Fen128 sum = Fen128{found->amount.fen} + amount->fen;
    constexpr Fen128 kMost = std::numeric_limits<std::int64_t>::max();
    found->amount.fen = static_cast<std::int64_t>(std::min(sum, kMost));
  }
}

}  // namespace ledger
