#include "projections/statistics/booking/entry_postings.h"

#include "ledger/model/commands/one_of.h"
#include "projections/statistics/booking/booker.h"

namespace projections::statistics {
namespace {

// Refreshes the things that a body names.
class Refresh {
 public:
  explicit Refresh(Booker& booker) : booker_(booker) {}

  void operator()(const ledger::ContractRegister& body) const {
    refresh_contract(booker_, body.contract);
  }
  void operator()(const ledger::ContractRevise& body) const {
    refresh_contract(booker_, body.contract);
  }
  void operator()(const ledger::ContractCancel& body) const {
    refresh_contract(booker_, body.contract);
  }
  void operator()(const ledger::ContractReceipt& body) const {
    refresh_contract(booker_, body.contract);
  }
  void operator()(const ledger::TransferRegister& body) const {
    refresh_transfer(booker_, booker_.event().seq());
    refresh_confirmations(booker_, body);
  }
  void operator()(const ledger::LicenceRecord& body) const {
    refresh_licence(booker_, body.licence);
  }
  void operator()(const ledger::LicenceRevoke& body) const {
    refresh_licence(booker_, body.licence);
  }
  void operator()(const ledger::OpenLicenceAccept& body) const {
    refresh_licence(booker_, licence_id(body, booker_.event().seq()));
  }
  void operator()(const ledger::OpenLicenceDeclare& body) const {
    if (booker_.event().is_restated()) withdraw_statement(booker_, booker_.event().seq());
    refresh_statements(booker_, body.patent);
  }
  void operator()(const ledger::OpenLicenceAnnounce& body) const {
    refresh_statements(booker_, body.patent);
  }
  void operator()(const ledger::PledgeRegister& body) const {
    refresh_pledge(booker_, body.pledge);
  }
  void operator()(const ledger::PledgeRevoke& body) const { refresh_pledge(booker_, body.pledge); }
  // What is stated once more holds from its day, for what is registered later; a correction
  // restates.
  void operator()(const ledger::PartyRegister& body) const {
    if (booker_.event().is_restated()) reclassify_party(booker_, body.party);
  }
  void operator()(const ledger::OneOf<ledger::PatentApply, ledger::PatentGrant,
                                      ledger::PatentClassify> auto& body) const {
    if (booker_.event().is_restated()) reclassify_patent(booker_, body.patent);
  }

  // These events change no figure: later changes and ends of a right do not restate its
  // registration, and a correction posts the changes of the event that it corrects.
  void operator()(
      const ledger::OneOf<ledger::PartyRename, ledger::PartySucceed, ledger::PatentAnnuity,
                          ledger::PatentSuspend, ledger::PatentResume, ledger::PatentInvalidation,
                          ledger::PatentEnd, ledger::PatentRestore, ledger::PatentExtend,
                          ledger::LicenceChange, ledger::LicenceCancel, ledger::PledgeChange,
                          ledger::PledgeCancel, ledger::PledgeDefault, ledger::PledgeCompensate,
                          ledger::PledgeRecover, ledger::PledgeDispose, ledger::HoldPlace,
                          ledger::HoldRelease, ledger::OpenLicenceWithdraw, ledger::UseReport,
                          ledger::UseJustify, ledger::EventCorrect, ledger::EventRetract,
                          ledger::ClockDay, ledger::GazetteMap> auto& /*body*/) const {}

 private:
  Booker& booker_;
};

}  // namespace

void post_entry(Books& books, const ledger::State& after, const ledger::Entry& entry,
                const ledger::Restatement* restatement) {
  Booker booker(books, after, entry, restatement);
  booker.event().for_each_body(
      [&](const ledger::Body& body) { std::visit(Refresh(booker), body); });
}

}  // namespace projections::statistics
