#pragma once

// Fold brings the books in line with what one entry changed. Internal to Statistics.
//
// A thing is learned from the body of its registration: once, and again when that is corrected. Of
// later events only what they change is looked up in the State.

#include <string_view>

#include "ledger/model/evolve.h"
#include "projections/bookings.h"

namespace projections {

class Fold {
 public:
  // An entry that takes effect; `restatement` exactly where it is a correction or retraction.
  Fold(Books& books, const ledger::State& after, const ledger::Entry& entry,
       const ledger::Restatement* restatement);

  void run();

  // What an event of that type, at `seq`, makes of the things it names. All others change no
  // figure.
  void refresh(const ledger::ContractRegister& body, ledger::Seq seq);
  void refresh(const ledger::ContractRevise& body, ledger::Seq seq);
  void refresh(const ledger::ContractCancel& body, ledger::Seq seq);
  void refresh(const ledger::ContractReceipt& body, ledger::Seq seq);
  void refresh(const ledger::TransferRegister& body, ledger::Seq seq);
  void refresh(const ledger::LicenceRecord& body, ledger::Seq seq);
  void refresh(const ledger::LicenceRevoke& body, ledger::Seq seq);
  void refresh(const ledger::OpenLicenceAccept& body, ledger::Seq seq);
  void refresh(const ledger::OpenLicenceDeclare& body, ledger::Seq seq);
  void refresh(const ledger::OpenLicenceAnnounce& body, ledger::Seq seq);
  void refresh(const ledger::PledgeRegister& body, ledger::Seq seq);
  void refresh(const ledger::PledgeRevoke& body, ledger::Seq seq);

 private:
  void refresh_body(const ledger::Body& body, ledger::Seq seq);
  void refresh_contract(std::string_view id);
  void refresh_receipts(std::uint32_t index, const ledger::Contract& contract,
                        const Booking& before);
  void refresh_licence(std::string_view id);
  void refresh_statements(ledger::PatentNumber number);
  void refresh_statement(const ledger::OpenStatement& statement);
  void refresh_pledge(std::string_view id);

  // The event that registered it is not the one it was learned from, or has been corrected.
  bool must_learn(const Booking& booking, ledger::Seq by) const;
  // The body of event `seq` as it stands now, as far as this entry tells; else null.
  const ledger::Body* body_of(ledger::Seq seq) const;

  ledger::PartyIndex index_of(const std::vector<ledger::PartyId>& parties) const;

  void join_bundle(std::uint32_t index, Booking& next);
  void leave_bundle(std::uint32_t index, std::uint32_t bundle);
  // Another pledge of its bundle counts for it from now on, or no more.
  void rebook(Booking& first, bool is_counted_once);

  // Makes `booked` what `next` says, and adds the difference to the cells.
  void post(Subject subject, Booking& booked, const Booking& next);
  void add(Subject subject, const Booking& booking, const Figures& figures);
  void add_receipt(const Booking& contract, const MonthlySum& receipt, int sign);
  void add_posting(const CellId& id, const Booking& booking, const Figures& figures);

  Books& books_;
  const ledger::State& after_;
  const ledger::Entry& entry_;
  const ledger::Restatement* restatement_;
  PostingCause cause_;
  ledger::Month booked_in_;
};

}  // namespace projections
