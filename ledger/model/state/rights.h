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

struct Licence {
  std::string id;
  bool is_recorded = false;  // At the office (M62). An open licence may not be.
  bool is_revoked = false;
  bool is_open = false;  // Concluded under an open-licence statement.
  LicenceKind kind = LicenceKind::kUnset;
  Territory territory;
  Term term;
  Date recorded;
  Date ended{kLastDay};  // If it is cancelled: the first day without it.
  OptionalSeq registered_by;
  PatentList patents;
  std::vector<PartyIndex> licensors;
  std::vector<PartyIndex> licensees;
  std::vector<std::string> fields_of_use;
  std::vector<std::string> carve_out;
  std::string parent;
  std::string contract;
  std::vector<Seq> history;

  bool is_registered() const { return registered_by.has_value(); }
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
  Claim claim;
  Date registered;
  Date ended{kLastDay};  // The first day without it.
  OptionalSeq registered_by;
  PatentList patents;
  std::vector<PartyIndex> pledgors;
  std::vector<PartyIndex> pledgees;
  PartyIndex debtor = 0;
  std::uint32_t other_rights = 0;
  std::string bundle;
  std::vector<Seq> history;

  bool is_registered() const { return registered_by.has_value(); }
  // Registered, and neither cancelled nor revoked on `day`. The end of the claim does not end it.
  bool applies_on(Date day) const;

  friend bool operator==(const Pledge&, const Pledge&) = default;
};

struct Hold {
  std::string id;
  HoldPurpose purpose = HoldPurpose::kUnset;
  PartyIndex source = 0;
  Term term;
  bool is_released = false;
  OptionalSeq registered_by;
  PatentList patents;
  std::vector<Seq> history;

  bool is_registered() const { return registered_by.has_value(); }
  bool applies_on(Date day) const { return is_registered() && !is_released && term.contains(day); }

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

  bool is_active_on(Date day) const { return announced <= day && day <= until && day < withdrawn; }

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
  bool is_in_yuan = true;
  std::optional<ExchangeRate> rate;  // For a contract in another currency, as last stated.
  ContractKind kind = ContractKind::kUnset;
  IpKind ip = IpKind::kUnset;
  FeeForm form = FeeForm::kUnset;
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
  // An amount of the contract in yuan. Empty if there is no rate, or the result is too large.
  std::optional<Amount> in_yuan(Amount amount) const;

  friend bool operator==(const Contract&, const Contract&) = default;
};

}  // namespace ledger
