#pragma once

// Rights on patents: licences, pledges, priority notices, open-licence statements; and technology
// contracts. Each is the fold of its events, as far as decide() and projections read them.
//
//   M-3  A right without a registration in effect (it was retracted) is not is_registered().
//   M-4  A revoked right never applied; a cancelled one applies until the day before its end.

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "ledger/model/commands/contract.h"
#include "ledger/model/commands/hold.h"
#include "ledger/model/commands/licence.h"
#include "ledger/model/commands/open_licence.h"
#include "ledger/model/commands/pledge.h"
#include "ledger/model/state/patent_list.h"

namespace ledger {

// A change of a right: the fields that it set. The latest by legal day holds, whatever the order in
// which they were stated, and a registration that arrives later does not undo it.
struct ChangeMark {
  Date on;
  Seq seq = 0;
  std::uint64_t fields = 0;  // Partial::present.

  friend bool operator==(const ChangeMark&, const ChangeMark&) = default;
};

// Whether a later change than that of `seq` on `on` set the field.
template <typename Registration>
bool is_changed_later(const std::vector<ChangeMark>& changes, FieldIndex<Registration> field,
                      Date on, Seq seq) {
  return std::ranges::any_of(changes, [&](const ChangeMark& change) {
    return (change.fields >> field.value() & 1U) != 0 &&
           std::pair(on, seq) < std::pair(change.on, change.seq);
  });
}
template <typename Registration>
bool is_changed(const std::vector<ChangeMark>& changes, FieldSet<Registration> fields) {
  return std::ranges::any_of(
      changes, [&](const ChangeMark& change) { return (change.fields & fields.bits) != 0; });
}

// Who stated a right. The office may confirm what a bank or centre reported, and the other way
// round; each is the right once.
struct Statements {
  bool by_office = false;
  bool by_report = false;
  OptionalSeq adopted;    // The newest confirmation by the office.
  OptionalSeq completed;  // The report that added what the office did not state.

  friend bool operator==(const Statements&, const Statements&) = default;
};

struct Licence {
  std::string id;
  bool is_recorded = false;  // At the office (M62). An open licence may not be.
  bool is_revoked = false;
  bool is_open = false;                    // Concluded under an open-licence statement.
  LicenceKind kind = LicenceKind::kUnset;  // kUnset: not known, and counts as ordinary (SPC-T 25).
  Territory territory;
  Term term;
  std::uint64_t unknown = 0;  // The fields of LicenceRecord that no statement has (term_of()).
  std::optional<Date> signed_on;
  Date recorded;
  Date ended{kLastDay};  // If it is cancelled: the first day without it.
  OptionalSeq registered_by;
  Statements stated;
  std::vector<ChangeMark> changes;
  OptionalSeq ended_by;  // Its cancellation or revocation.
  PatentList patents;
  std::vector<PartyIndex> licensors;
  std::vector<PartyIndex> licensees;
  std::vector<std::string> fields_of_use;
  std::vector<std::string> carve_out;
  std::string parent;
  std::string contract;
  std::vector<PartyIndex> sources;  // Who recorded it.
  std::vector<Seq> history;

  bool is_registered() const { return registered_by.has_value(); }
  bool knows(FieldIndex<LicenceRecord> field) const { return (unknown >> field.value() & 1U) == 0; }
  bool has_changed_parties() const {
    return is_changed(changes,
                      FieldSet<LicenceRecord>(&LicenceRecord::licensors, &LicenceRecord::patents));
  }
  // Whether it applies on some day of `term`, its parent aside: see State::applies_in().
  bool applies_in(const Term& term) const;

  friend bool operator==(const Licence&, const Licence&) = default;
};

// How many parents of a sub-licence are followed. Parents that the office records can form a cycle.
constexpr int kParentsMax = 16;

// The id of the licence that an acceptance concludes: its number, or "OL-41" by the event's seq if
// it is not recorded at the office.
std::string licence_id(const OpenLicenceAccept& acceptance, Seq seq);

struct Pledge {
  std::string id;
  bool is_revoked = false;
  bool is_in_default = false;
  Amount loss;  // Principal and interest in default, in the currency of the claim.
  std::optional<RiskShares> risk_shares;
  std::optional<Claim> claim;     // Not known until a report: the gazette publishes none.
  std::optional<Date> signed_on;  // So are this and the debtor.
  Date registered;
  Date ended{kLastDay};  // The first day without it.
  PledgeEnd end_cause = PledgeEnd::kUnset;
  OptionalSeq registered_by;
  OptionalSeq claimed_by;  // The first statement of the registration that has its claim.
  Statements stated;
  std::vector<ChangeMark> changes;
  OptionalSeq ended_by;  // Its cancellation or revocation.
  PatentList patents;
  std::vector<PartyIndex> pledgors;
  std::vector<PartyIndex> pledgees;
  std::optional<PartyIndex> debtor;
  std::uint32_t other_rights = 0;
  std::string bundle;
  std::vector<PartyIndex> disposed_by;  // Pledgees, or a court, that disposed of it after default.
  std::vector<Seq> history;

  bool is_registered() const { return registered_by.has_value(); }
  bool has_changed_parties() const {
    return is_changed(
        changes, FieldSet<PledgeRegister>(&PledgeRegister::pledgors, &PledgeRegister::patents));
  }
  // Registered, and neither cancelled nor revoked, on some day of `term`. The end of the claim does
  // not end it.
  bool applies_in(const Term& days) const;
  bool applies_on(Date day) const { return applies_in({day, day}); }

  friend bool operator==(const Pledge&, const Pledge&) = default;
};

struct Hold {
  std::string id;
  HoldPurpose purpose = HoldPurpose::kUnset;
  PartyIndex source = 0;
  Term term;
  Date released{kLastDay};  // The first day without it, if it is released.
  OptionalSeq registered_by;
  OptionalSeq released_by;
  PatentList patents;
  std::vector<Seq> history;

  bool is_registered() const { return registered_by.has_value(); }
  bool is_released() const { return released != kLastDay; }
  bool applies_in(const Term& days) const;
  bool applies_on(Date day) const { return applies_in({day, day}); }

  friend bool operator==(const Hold&, const Hold&) = default;
};

// A patent may have several statements, one after another; the newest is the last.
struct OpenStatement {
  Date declared;
  Date announced{kLastDay};  // kLastDay: proposed, not announced.
  Date until;
  Date withdrawn{kLastDay};  // The first day without it.
  FeeForm form = FeeForm::kUnset;
  std::optional<Amount> amount;
  Currency currency;
  std::optional<Exchange> exchange;
  bool is_per_year = false;
  Seq stated_by = 0;
  Seq announced_by = 0;             // If it is announced.
  PartyIndex source = 0;            // Who declared it.
  std::optional<Date> withdrawing;  // Declared to be withdrawn on that day, not announced yet.
  Date withdrawn_at{kFirstDay};     // The day of filing of the withdrawal, if there was one.

  bool is_active_in(const Term& days) const;
  // The withdrawal waits for its announcement.
  bool is_being_withdrawn() const { return withdrawing && withdrawn == kLastDay; }
  bool is_active_on(Date day) const { return is_active_in({day, day}); }

  friend bool operator==(const OpenStatement&, const OpenStatement&) = default;
};

// Whether the right is on that patent now. A patent also has links to its former rights.
template <typename Right>
bool is_on(const Right& right, PatentIndex patent) {
  return right.patents.has(patent);
}

struct Receipts {  // Cash received under a contract in one month, in yuan.
  Month month;
  Amount amount;

  friend bool operator==(const Receipts&, const Receipts&) = default;
};

struct Contract {
  std::string id;
  bool is_cancelled = false;
  bool is_open_licence = false;
  Currency currency;                 // Empty: not stated, which is yuan.
  bool is_total_known = false;       // Stated and owed; what is free is known to cost nothing.
  std::optional<ExchangeRate> rate;  // For a contract in another currency, as last stated.
  ContractKind kind = ContractKind::kUnset;
  IpKind ip = IpKind::kUnset;
  FeeForm form = FeeForm::kUnset;
  PartyIndex source = 0;  // The registry.
  Date signed_on;
  Date registered;
  Amount total;  // In the currency of the contract, as is the next.
  Amount technology;
  OptionalSeq registered_by;
  std::vector<PatentIndex> patents;
  std::vector<PartyIndex> sellers;
  std::vector<PartyIndex> buyers;
  std::vector<Receipts> receipts;
  std::vector<Seq> history;

  bool is_registered() const { return registered_by.has_value(); }
  bool is_in_yuan() const { return currency.code.empty() || currency.is_yuan(); }
  // An amount of the contract in yuan. Empty if there is no rate, or the result is too large.
  std::optional<Amount> in_yuan(Amount amount) const;

  friend bool operator==(const Contract&, const Contract&) = default;
};

}  // namespace ledger
