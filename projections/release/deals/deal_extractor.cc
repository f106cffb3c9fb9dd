#include "projections/release/deals/deal_extractor.h"

#include <algorithm>
#include <string_view>

#include "ledger/model/commands/one_of.h"
#include "ledger/model/fold/changed_event.h"
#include "projections/release/deals/deal_terms.h"

namespace projections::release {
namespace {

using ledger::ChangedEvent;
using ledger::Seq;

class DealExtractor {
 public:
  DealExtractor(const ledger::State& after, Seq seq, const ChangedEvent& event,
                std::vector<DealUpdate>& out)
      : after_(after), seq_(seq), event_(event), out_(out) {}

  void operator()(const ledger::ContractRegister& body) { extract_contract(body.contract); }
  void operator()(const ledger::ContractRevise& body) { extract_contract(body.contract); }
  void operator()(const ledger::ContractCancel& body) { extract_contract(body.contract); }
  void operator()(const ledger::TransferRegister& /*body*/) { extract_transfer(); }
  void operator()(const ledger::LicenceRecord& body) { extract_licence(body.licence); }
  void operator()(const ledger::LicenceChange& body) { extract_licence(body.licence); }
  void operator()(const ledger::LicenceRevoke& body) { extract_licence(body.licence); }
  void operator()(const ledger::OpenLicenceAccept& body) {
    extract_licence(licence_id(body, event_.seq()));
  }

  // These events change no deal.
  void operator()(
      const ledger::OneOf<
          ledger::PartyRegister, ledger::PartyRename, ledger::PartySucceed, ledger::PatentApply,
          ledger::PatentGrant, ledger::PatentAnnuity, ledger::PatentSuspend, ledger::PatentResume,
          ledger::PatentInvalidation, ledger::PatentEnd, ledger::PatentRestore,
          ledger::PatentExtend, ledger::PatentClassify, ledger::LicenceCancel,
          ledger::PledgeRegister, ledger::PledgeChange, ledger::PledgeCancel, ledger::PledgeRevoke,
          ledger::PledgeDefault, ledger::PledgeCompensate, ledger::PledgeRecover,
          ledger::PledgeDispose, ledger::HoldPlace, ledger::HoldRelease, ledger::OpenLicenceDeclare,
          ledger::OpenLicenceAnnounce, ledger::OpenLicenceWithdraw, ledger::ContractReceipt,
          ledger::UseReport, ledger::UseJustify, ledger::EventCorrect, ledger::EventRetract,
          ledger::ClockDay, ledger::GazetteMap> auto& /*body*/) {}

 private:
  DealUpdate& add(DealKind kind, std::uint64_t key);
  void extract_contract(std::string_view id);
  void extract_transfer();
  bool is_repeated(const ledger::TransferRegister& transfer, Seq seq) const;
  void extract_licence(std::string_view id);
  ChangedEvent::Content content_of(const ledger::Licence& licence) const;
  // Empty if the entry does not contain the registration of the licence.
  std::optional<Deal> deal_of_licence(const ledger::Licence& licence) const;

  const ledger::State& after_;
  Seq seq_;
  const ChangedEvent& event_;
  std::vector<DealUpdate>& out_;
};

// Whether the same kind of source, the office or a report, has stated the transfer before.
bool DealExtractor::is_repeated(const ledger::TransferRegister& transfer, Seq seq) const {
  const auto index = after_.patents.index_of(transfer.patents.front());
  const auto title = index ? after_.titles.find(*index) : after_.titles.end();
  if (title == after_.titles.end()) return false;
  const auto& steps = title->second;
  const auto step = std::ranges::find(steps, seq, &ledger::TitleStep::seq);
  if (step == steps.end() || !step->confirms.has_value()) return false;
  const bool is_fact = after_.deeds.at(seq).is_fact;
  return std::ranges::any_of(steps, [&](const ledger::TitleStep& other) {
    const bool is_of_same_deal = other.seq == *step->confirms || other.confirms == step->confirms;
    return is_of_same_deal && other.seq < seq && after_.deeds.at(other.seq).is_fact == is_fact;
  });
}

DealUpdate& DealExtractor::add(DealKind kind, std::uint64_t key) {
  DealUpdate& update = out_.emplace_back();
  update.seq = seq_;
  update.kind = kind;
  update.key = key;
  update.replaces = true;
  return update;
}

void DealExtractor::extract_contract(std::string_view id) {
  const ledger::Contract* contract = after_.contracts.find(id);
  if (contract == nullptr) return;
  DealUpdate& update = add(DealKind::kContract, after_.contracts.index_of(*contract));
  if (contract->is_registered()) update.deal = deal_of(after_, *contract);
  update.is_live =
      contract->is_registered() && !contract->is_cancelled && involves_patents(*contract);
}

void DealExtractor::extract_transfer() {
  const Seq seq = event_.seq();
  DealUpdate& update = add(DealKind::kTransfer, seq);
  const ChangedEvent::Content content = event_.content_of(seq);
  const auto* transfer = content.as<ledger::TransferRegister>();
  if (transfer == nullptr) return;
  Deal& deal = update.deal.emplace(deal_of(after_, *transfer));
  deal.event = seq;
  set_source(deal, after_, *content.source);
  update.is_live = rests_on_contract(*transfer) && !is_repeated(*transfer, seq);
}

void DealExtractor::extract_licence(std::string_view id) {
  const ledger::Licence* licence = after_.licences.find(id);
  if (licence == nullptr) return;
  DealUpdate& update = add(DealKind::kLicence, after_.licences.index_of(*licence));
  if (licence->is_recorded) update.deal = deal_of_licence(*licence);
  const ledger::Statements& stated = licence->stated;
  update.replaces = event_.is_restated() || stated.adopted == ledger::OptionalSeq(seq_) ||
                    stated.completed == ledger::OptionalSeq(seq_);
  update.is_live = licence->is_recorded && !licence->is_revoked;
  update.registered_by = licence->registered_by.value_or(0);
  for (const ledger::PartyIndex source : licence->sources) {
    update.stated_by |= bit_of(source_of(after_.parties.at(source)));
  }
  // A licence.change can name the contract later than the registration.
  update.contract = licence->contract;
}

// With the amount that the office stated when it confirmed the licence, if it stated one; else with
// that of the report which added it.
ChangedEvent::Content DealExtractor::content_of(const ledger::Licence& licence) const {
  if (licence.stated.adopted.has_value()) {
    const ChangedEvent::Content adopted = event_.content_of(*licence.stated.adopted);
    const auto* record = adopted.as<ledger::LicenceRecord>();
    if (record != nullptr && record->fee) return adopted;
  }
  const ChangedEvent::Content registered = event_.content_of(*licence.registered_by);
  if (!licence.stated.completed.has_value()) return registered;
  const ChangedEvent::Content completed = event_.content_of(*licence.stated.completed);
  const auto* record = registered.as<ledger::LicenceRecord>();
  const bool adds_fee = completed.as<ledger::LicenceRecord>() != nullptr &&
                        completed.as<ledger::LicenceRecord>()->fee.has_value();
  return adds_fee && (record == nullptr || !record->fee) ? completed : registered;
}

std::optional<Deal> DealExtractor::deal_of_licence(const ledger::Licence& licence) const {
  const ChangedEvent::Content content = content_of(licence);
  std::optional<Deal> deal;
  if (const auto* record = content.as<ledger::LicenceRecord>()) {
    deal = deal_of(after_, *record);
  } else if (const auto* accept = content.as<ledger::OpenLicenceAccept>()) {
    deal = deal_of(after_, *accept, licence);
  } else {
    return std::nullopt;
  }
  deal->event = *licence.registered_by;
  set_source(*deal, after_, *content.source);
  return deal;
}

}  // namespace

void extract_deals(const ledger::State& after, const ledger::Entry& entry,
                   const ledger::Restatement* restatement, std::vector<DealUpdate>& out) {
  if (!entry.takes_effect() || !entry.submission) return;
  const ChangedEvent event(after, entry, restatement);
  DealExtractor extractor(after, entry.seq, event, out);
  event.for_each_body([&](const ledger::Body& body) { std::visit(extractor, body); });
}

}  // namespace projections::release
