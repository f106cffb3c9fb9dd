#pragma once

// DealFold brings the known deals in line with what one entry changed, as projections/fold.h does
// with the books. Internal to Deals.
//
// A transfer or licence is learned from the body of its registration: once, and again when that is
// corrected. Of a contract the State knows all that is needed.

#include <string_view>

#include "ledger/model/evolve.h"
#include "projections/release/deals.h"

namespace projections {

class DealFold {
 public:
  // An entry that takes effect; `restatement` exactly where it is a correction or retraction.
  DealFold(KnownDeals& known, const ledger::State& after, const ledger::Entry& entry,
           const ledger::Restatement* restatement);

  void run();

  // What an event of that type, at `seq`, makes of the deals it names. All others change none.
  void refresh(const ledger::ContractRegister& body, ledger::Seq seq);
  void refresh(const ledger::ContractRevise& body, ledger::Seq seq);
  void refresh(const ledger::ContractCancel& body, ledger::Seq seq);
  void refresh(const ledger::TransferRegister& body, ledger::Seq seq);
  void refresh(const ledger::LicenceRecord& body, ledger::Seq seq);
  void refresh(const ledger::LicenceChange& body, ledger::Seq seq);
  void refresh(const ledger::LicenceRevoke& body, ledger::Seq seq);
  void refresh(const ledger::OpenLicenceAccept& body, ledger::Seq seq);

 private:
  // An event as it stands now: who says what.
  struct Told {
    const ledger::PartyId* source = nullptr;
    const ledger::Body* body = nullptr;
  };

  void refresh_body(const ledger::Body& body, ledger::Seq seq);
  void refresh_contract(std::string_view id);
  void refresh_licence(std::string_view id);
  void learn(Deal& deal, const ledger::Licence& licence) const;

  // The event that registered it is not the one it was learned from, or has been corrected.
  bool must_learn(const Deal& deal, ledger::Seq by) const;
  // Event `seq`, as far as this entry tells; without a body where it is retracted or unknown.
  Told told_by(ledger::Seq seq) const;

  KnownDeals& known_;
  const ledger::State& after_;
  const ledger::Entry& entry_;
  const ledger::Restatement* restatement_;
};

}  // namespace projections
