#pragma once

// Rights that stand on patents: licences, pledges, priority notices, open-licence statements; and
// technology contracts. Each is a state as its events tell; what it needs not remember is in the
// log.
//
//   M-3  A right that no event speaks of any more is not recorded: is_recorded is false.
//   M-4  A revoked right counts as if it had never been; a cancelled one stands until its day.

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "ledger/model/contract_commands.h"
#include "ledger/model/hold_commands.h"
#include "ledger/model/licence_commands.h"
#include "ledger/model/open_licence_commands.h"
#include "ledger/model/patent.h"
#include "ledger/model/pledge_commands.h"

namespace ledger {

struct Licence {
  std::string id;
  bool is_recorded = false;
  bool is_revoked = false;
  bool is_open = false;  // Concluded under an open-licence statement.
  LicenceKind kind = LicenceKind::kUnset;
  Territory territory;
  Term term;
  Date recorded;
  Date ended{kLastDay};  // The first day without it, where it is cancelled.
  Seq by = 0;
  std::vector<PatentIndex> patents;
  std::vector<PartyIndex> licensors;
  std::vector<PartyIndex> licensees;
  std::vector<std::string> fields_of_use;
  std::vector<std::string> carve_out;
  std::string parent;
  std::string contract;
  std::vector<Seq> history;

  // Stands by itself at some day of `term`; an ended one stands until the day before its end. That
  // a sub-licence ends with its parent, State::stands_in() knows.
  bool stands_in(const Term& term) const;
};

// The licences above a sub-licence that are followed: what the office records may even go round.
constexpr int kParentsMax = 16;

// The id of the licence that an acceptance leads to: its number, or "OL-41" by the event's seq
// where it is not recorded.
std::string licence_id(const OpenLicenceAccept& acceptance, Seq seq);

struct Pledge {
  std::string id;
  bool is_recorded = false;
  bool is_revoked = false;
  bool is_in_default = false;
  Claim claim;
  Date registered;
  Date ended{kLastDay};  // The first day without it.
  Seq by = 0;
  std::vector<PatentIndex> patents;
  std::vector<PartyIndex> pledgors;
  std::vector<PartyIndex> pledgees;
  PartyIndex debtor = 0;
  std::uint32_t other_rights = 0;
  std::string bundle;
  std::vector<Seq> history;

  // Registered and neither cancelled nor revoked on `day`; the end of the claim does not end it.
  bool stands_on(Date day) const;
};

struct Hold {
  std::string id;
  bool is_recorded = false;
  HoldPurpose purpose = HoldPurpose::kUnset;
  PartyIndex source = 0;
  Term term;
  bool is_released = false;
  Seq by = 0;
  std::vector<PatentIndex> patents;
  std::vector<Seq> history;

  bool stands_on(Date day) const { return is_recorded && !is_released && term.contains(day); }
};

// One statement after another may be made of one patent; the newest is the last.
struct OpenStatement {
  Date declared;
  Date announced{kLastDay};  // kLastDay: a proposal that is not yet announced.
  Date until;
  Date withdrawn{kLastDay};  // The first day without it.
  FeeForm form = FeeForm::kUnset;
  std::optional<Amount> amount;
  Currency currency;
  std::optional<Exchange> exchange;
  bool is_per_year = false;
  Seq by = 0;

  bool is_active_on(Date day) const { return announced <= day && day <= until && day < withdrawn; }
};

// Whether a right is on that patent now. A patent keeps its link to a right that left it.
template <typename Right>
bool is_on(const Right& right, PatentIndex patent) {
  return std::ranges::find(right.patents, patent) != right.patents.end();
}

struct Receipts {  // Cash received under a contract in one month, in yuan as far as that is known.
  Month month;
  Amount amount;
};

struct Contract {
  std::string id;
  bool is_recorded = false;
  bool is_cancelled = false;
  bool is_open_licence = false;
  bool is_in_yuan = true;
  std::optional<ExchangeRate> rate;  // Of another currency: as registered, or as revised since.
  ContractKind kind = ContractKind::kUnset;
  IpKind ip = IpKind::kUnset;
  FeeForm form = FeeForm::kUnset;
  Date signed_on;
  Date registered;
  Amount total;  // This and the next in the currency of the contract.
  Amount technology;
  Seq by = 0;
  std::vector<PatentIndex> patents;
  std::vector<PartyIndex> sellers;
  std::vector<PartyIndex> buyers;
  std::vector<Receipts> receipts;
  std::vector<Seq> history;

  // What an amount of it is in yuan; nothing where that is not known.
  std::optional<Amount> in_yuan(Amount amount) const;
};

}  // namespace ledger
