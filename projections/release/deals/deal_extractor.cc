#include "projections/release/deals/deal_extractor.h"

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
          ledger::PartyRegister, ledger::PatentApply, ledger::PatentGrant, ledger::PatentAnnuity,
          ledger::PatentSuspend, ledger::PatentResume, ledger::PatentInvalidation,
          ledger::PatentEnd, ledger::PatentRestore, ledger::PatentExtend, ledger::PatentClassify,
          ledger::LicenceCancel, ledger::PledgeRegister, ledger::PledgeChange, ledger::PledgeCancel,
          ledger::PledgeRevoke, ledger::PledgeDefault, ledger::PledgeCompensate,
          ledger::PledgeRecover, ledger::PledgeDispose, ledger::HoldPlace, ledger::HoldRelease,
          ledger::OpenLicenceDeclare, ledger::OpenLicenceAnnounce, ledger::OpenLicenceWithdraw,
          ledger::ContractReceipt, ledger::UseReport, ledger::UseJustify, ledger::EventCorrect,
          ledger::EventRetract> auto& /*body*/) {}

 private:
  DealUpdate& add(DealKind kind, std::uint64_t key);
  void extract_contract(std::string_view id);
  void extract_transfer();
  void extract_licence(std::string_view id);
  // Empty if the entry does not contain the registration of the licence.
  std::optional<Deal> deal_of_licence(const ledger::Licence& licence) const;

  const ledger::State& after_;
  Seq seq_;
  const ChangedEvent& event_;
  std::vector<DealUpdate>& out_;
};

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
  update.is_live = rests_on_contract(*transfer);
}

void DealExtractor::extract_licence(std::string_view id) {
  const ledger::Licence* licence = after_.licences.find(id);
  if (licence == nullptr) return;
  DealUpdate& update = add(DealKind::kLicence, after_.licences.index_of(*licence));
  if (licence->is_recorded) update.deal = deal_of_licence(*licence);
  update.replaces = event_.is_restated(licence->registered_by.value_or(0));
  update.is_live = licence->is_recorded && !licence->is_revoked;
  update.registered_by = licence->registered_by.value_or(0);
  // A licence.change can name the contract later than the registration.
  update.contract = licence->contract;
}

std::optional<Deal> DealExtractor::deal_of_licence(const ledger::Licence& licence) const {
  const ChangedEvent::Content content = event_.content_of(*licence.registered_by);
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
  const ChangedEvent event(entry, restatement);
  DealExtractor extractor(after, entry.seq, event, out);
  event.for_each_body([&](const ledger::Body& body) { std::visit(extractor, body); });
}

}  // namespace projections::release
