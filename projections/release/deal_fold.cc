#include "projections/release/deal_fold.h"

#include <algorithm>

#include "projections/release/deal_terms.h"

namespace projections {
namespace {

using ledger::Body;
using ledger::Seq;

Deal& reach(std::vector<Deal>& deals, std::size_t index) {
  if (index >= deals.size()) deals.resize(index + 1);
  return deals[index];
}

// Events come in the order of their seqs, so that a new one stands at the end.
Deal& reach_transfer(std::vector<Deal>& transfers, Seq seq) {
  const auto place = std::ranges::lower_bound(transfers, seq, {}, &Deal::event);
  if (place != transfers.end() && place->event == seq) return *place;
  Deal deal;
  deal.event = seq;
  return *transfers.insert(place, std::move(deal));
}

// The place of a thing in its table: the index that the State gave to its id.
template <typename T>
std::size_t index_in(const ledger::Table<T>& table, const T& thing) {
  return static_cast<std::size_t>(&thing - &table.at(0));
}

}  // namespace

DealFold::DealFold(KnownDeals& known, const ledger::State& after, const ledger::Entry& entry,
                   const ledger::Restatement* restatement)
    : known_(known), after_(after), entry_(entry), restatement_(restatement) {}

void DealFold::run() {
  if (restatement_ == nullptr) return refresh_body(entry_.submission->body, entry_.seq);
  const Seq seq = restatement_->original.event.seq;
  refresh_body(restatement_->original.body, seq);
  if (restatement_->corrected) refresh_body(*restatement_->corrected, seq);
}

void DealFold::refresh_body(const Body& body, Seq seq) {
  std::visit(
      [&](const auto& command) {
        if constexpr (requires { refresh(command, seq); }) refresh(command, seq);
      },
      body);
}

bool DealFold::must_learn(const Deal& deal, Seq by) const {
  const bool is_corrected = restatement_ != nullptr && restatement_->original.event.seq == by;
  return deal.event != by || is_corrected;
}

DealFold::Told DealFold::told_by(Seq seq) const {
  if (restatement_ == nullptr) {
    if (seq != entry_.seq) return {};
    return {&entry_.submission->source, &entry_.submission->body};
  }
  const ledger::Recorded& original = restatement_->original;
  if (seq == original.event.seq) {
    return {&original.source, restatement_->corrected ? &*restatement_->corrected : nullptr};
  }
  const auto seq_of = [](const ledger::Recorded& recorded) { return recorded.event.seq; };
  const auto found = std::ranges::find(restatement_->history, seq, seq_of);
  if (found == restatement_->history.end()) return {};
  return {&found->source, &found->body};
}

void DealFold::refresh(const ledger::ContractRegister& body, Seq /*seq*/) {
  refresh_contract(body.contract);
}
void DealFold::refresh(const ledger::ContractRevise& body, Seq /*seq*/) {
  refresh_contract(body.contract);
}
void DealFold::refresh(const ledger::ContractCancel& body, Seq /*seq*/) {
  refresh_contract(body.contract);
}

void DealFold::refresh_contract(std::string_view id) {
  const ledger::Contract* contract = after_.contracts.find(id);
  if (contract == nullptr) return;
  Deal& deal = reach(known_.contracts, index_in(after_.contracts, *contract));
  if (contract->is_recorded) deal = deal_of(after_, *contract);
  deal.is_live = contract->is_recorded && !contract->is_cancelled && involves_patents(*contract);
}

void DealFold::refresh(const ledger::TransferRegister& /*body*/, Seq seq) {
  Deal& deal = reach_transfer(known_.transfers, seq);
  const Told told = told_by(seq);
  const auto* transfer =
      told.body == nullptr ? nullptr : std::get_if<ledger::TransferRegister>(told.body);
  if (transfer != nullptr) {
    deal = deal_of(after_, *transfer);
    deal.event = seq;
    set_source(deal, after_, *told.source);
  }
  deal.is_live = transfer != nullptr && rests_on_contract(*transfer);
}

void DealFold::refresh(const ledger::LicenceRecord& body, Seq /*seq*/) {
  refresh_licence(body.licence);
}
void DealFold::refresh(const ledger::LicenceChange& body, Seq /*seq*/) {
  refresh_licence(body.licence);
}
void DealFold::refresh(const ledger::LicenceRevoke& body, Seq /*seq*/) {
  refresh_licence(body.licence);
}
void DealFold::refresh(const ledger::OpenLicenceAccept& body, Seq seq) {
  refresh_licence(licence_id(body, seq));
}

void DealFold::refresh_licence(std::string_view id) {
  const ledger::Licence* licence = after_.licences.find(id);
  if (licence == nullptr) return;
  Deal& deal = reach(known_.licences, index_in(after_.licences, *licence));
  if (licence->is_recorded && must_learn(deal, licence->by)) learn(deal, *licence);
  // A licence.change may name the contract, which is how a register comes to name it late.
  deal.contract = licence->contract;
  deal.is_live = licence->is_recorded && !licence->is_revoked && deal.event == licence->by;
}

void DealFold::learn(Deal& deal, const ledger::Licence& licence) const {
  const Told told = told_by(licence.by);
  if (told.body == nullptr) return;
  if (const auto* record = std::get_if<ledger::LicenceRecord>(told.body)) {
    deal = deal_of(after_, *record);
  } else if (const auto* accept = std::get_if<ledger::OpenLicenceAccept>(told.body)) {
    deal = deal_of(after_, *accept, licence);
  }
  deal.event = licence.by;
  set_source(deal, after_, *told.source);
}

}  // namespace projections
