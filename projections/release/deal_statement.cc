#include "projections/release/deal_statement.h"

#include <algorithm>
#include <string_view>

#include "projections/release/deal_terms.h"

namespace projections {
namespace {

using ledger::Body;
using ledger::Seq;

// The place of a thing in its table: the index that the State gave to its id.
template <typename T>
std::uint64_t index_in(const ledger::Table<T>& table, const T& thing) {
  return static_cast<std::uint64_t>(&thing - &table.at(0));
}

// One entry that takes effect.
class Telling {
 public:
  Telling(const ledger::State& after, const ledger::Entry& entry,
          const ledger::Restatement* restatement, std::vector<DealStatement>& out)
      : after_(after), entry_(entry), restatement_(restatement), out_(out) {}

  void run() {
    if (restatement_ == nullptr) return tell_body(entry_.submission->body, entry_.seq);
    const Seq seq = restatement_->original.event.seq;
    tell_body(restatement_->original.body, seq);
    if (restatement_->corrected) tell_body(*restatement_->corrected, seq);
  }

  // What an event of that type, at `seq`, says. All others speak of no deal.
  void tell(const ledger::ContractRegister& body, Seq /*seq*/) { tell_contract(body.contract); }
  void tell(const ledger::ContractRevise& body, Seq /*seq*/) { tell_contract(body.contract); }
  void tell(const ledger::ContractCancel& body, Seq /*seq*/) { tell_contract(body.contract); }
  void tell(const ledger::TransferRegister& body, Seq seq);
  void tell(const ledger::LicenceRecord& body, Seq /*seq*/) { tell_licence(body.licence); }
  void tell(const ledger::LicenceChange& body, Seq /*seq*/) { tell_licence(body.licence); }
  void tell(const ledger::LicenceRevoke& body, Seq /*seq*/) { tell_licence(body.licence); }
  void tell(const ledger::OpenLicenceAccept& body, Seq seq) { tell_licence(licence_id(body, seq)); }

 private:
  // An event as it stands now: who says what.
  struct Told {
    const ledger::PartyId* source = nullptr;
    const Body* body = nullptr;
  };

  void tell_body(const Body& body, Seq seq) {
    std::visit(
        [&](const auto& command) {
          if constexpr (requires { tell(command, seq); }) tell(command, seq);
        },
        body);
  }
  DealStatement& add(DealKind kind, std::uint64_t place);
  void tell_contract(std::string_view id);
  void tell_licence(std::string_view id);
  // Nothing where the entry does not tell what its registration says.
  std::optional<Deal> deal_of_licence(const ledger::Licence& licence) const;
  // Event `seq`, as far as this entry tells; without a body where it is retracted or unknown.
  Told told_by(Seq seq) const;
  bool is_corrected(Seq seq) const {
    return restatement_ != nullptr && restatement_->original.event.seq == seq;
  }

  const ledger::State& after_;
  const ledger::Entry& entry_;
  const ledger::Restatement* restatement_;
  std::vector<DealStatement>& out_;
};

Telling::Told Telling::told_by(Seq seq) const {
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

DealStatement& Telling::add(DealKind kind, std::uint64_t place) {
  DealStatement& statement = out_.emplace_back();
  statement.seq = entry_.seq;
  statement.kind = kind;
  statement.place = place;
  statement.is_anew = true;
  return statement;
}

void Telling::tell_contract(std::string_view id) {
  const ledger::Contract* contract = after_.contracts.find(id);
  if (contract == nullptr) return;
  DealStatement& statement = add(DealKind::kContract, index_in(after_.contracts, *contract));
  if (contract->is_recorded) statement.deal = deal_of(after_, *contract);
  statement.is_live =
      contract->is_recorded && !contract->is_cancelled && involves_patents(*contract);
}

void Telling::tell(const ledger::TransferRegister& /*body*/, Seq seq) {
  DealStatement& statement = add(DealKind::kTransfer, seq);
  const Told told = told_by(seq);
  const auto* transfer =
      told.body == nullptr ? nullptr : std::get_if<ledger::TransferRegister>(told.body);
  if (transfer == nullptr) return;
  Deal& deal = statement.deal.emplace(deal_of(after_, *transfer));
  deal.event = seq;
  set_source(deal, after_, *told.source);
  statement.is_live = rests_on_contract(*transfer);
}

void Telling::tell_licence(std::string_view id) {
  const ledger::Licence* licence = after_.licences.find(id);
  if (licence == nullptr) return;
  DealStatement& statement = add(DealKind::kLicence, index_in(after_.licences, *licence));
  if (licence->is_recorded) statement.deal = deal_of_licence(*licence);
  statement.is_anew = is_corrected(licence->by);
  statement.is_live = licence->is_recorded && !licence->is_revoked;
  statement.by = licence->by;
  // A licence.change may name the contract, which is how a register comes to name it late.
  statement.contract = licence->contract;
}

std::optional<Deal> Telling::deal_of_licence(const ledger::Licence& licence) const {
  const Told told = told_by(licence.by);
  if (told.body == nullptr) return std::nullopt;
  std::optional<Deal> deal;
  if (const auto* record = std::get_if<ledger::LicenceRecord>(told.body)) {
    deal = deal_of(after_, *record);
  } else if (const auto* accept = std::get_if<ledger::OpenLicenceAccept>(told.body)) {
    deal = deal_of(after_, *accept, licence);
  } else {
    return std::nullopt;
  }
  deal->event = licence.by;
  set_source(*deal, after_, *told.source);
  return deal;
}

}  // namespace

void tell_deals(const ledger::State& after, const ledger::Entry& entry,
                const ledger::Restatement* restatement, std::vector<DealStatement>& out) {
  if (!entry.takes_effect() || !entry.submission) return;
  Telling(after, entry, restatement, out).run();
}

}  // namespace projections
