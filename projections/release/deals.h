#pragma once

// Deals: what each source says of an economic contract on patents, so that release/matching.h can
// find out which of them speak of the same one. One contract may be registered as a technology
// contract, be recorded by the office once for each patent, and be published by a trading centre.
//
// Beside Statistics, which counts each kind of event by itself and needs none of this. What each
// entry says of deals is a DealStatement (deal_statement.h), which the journal keeps: deals of any
// position are those of the statements up to there, and need no State.
//
//   contract   a registered technology contract that involves patents, with its total as revised; a
//              cancelled one is gone
//   transfer   a registered transfer, unless its cause is no contract (inheritance, merger, a
//              judgment) and it names none
//   licence    a recorded licence, or a recorded acceptance of an open licence, unless revoked;
//              what is changed later counts for its contract number alone
//
// What a deal says is that of its registration, as corrected. A source that the State does not know
// is kOther. Memory: in proportion to the patents and parties that the events name.
//
// Threading: one thread changes it; nobody reads while it is changed.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/model/evolve.h"

namespace projections {

// By the kind of event that says it.
enum class DealKind : std::uint8_t { kContract, kTransfer, kLicence };

// Who says it, by the roles of the event's source; in the order of who is believed first.
enum class DealSource : std::uint8_t { kRegistry, kOffice, kTradingCentre, kOther };

struct Deal {
  ledger::Seq event = 0;  // Of its registration: no two deals have the same.
  DealKind kind = DealKind::kContract;
  // What is agreed: as the contract is classified; kTransfer and kLicence for the events of them.
  ledger::ContractKind agreement = ledger::ContractKind::kUnset;
  DealSource source = DealSource::kOther;
  // The source itself; of contracts none, as their numbers keep them apart.
  ledger::PartyIndex reporter = 0;
  bool is_live = false;    // Otherwise it is not to be counted.
  bool is_in_yuan = true;  // As stated, and not by an exchange.
  ledger::Date signed_on;  // Open licences: the notice to the patentee, else the payment (PL 51).
  ledger::Month month;     // Of its registration or recordation.
  std::vector<ledger::PatentNumber> patents;  // This and the next two: sorted, each once.
  std::vector<ledger::PartyIndex> sellers;    // Transferors, licensors.
  std::vector<ledger::PartyIndex> buyers;     // Who gains: not owners who stay owners.
  // The total, in yuan, at the rate that is stated with it: two rates of one price differ. Nothing
  // where none is stated, it is not owed yet, or what it is in yuan is not known; a free contract
  // states zero.
  std::optional<ledger::Amount> amount;
  std::string contract;  // Number of the technology contract: its own, or the one it names.

  friend bool operator==(const Deal&, const Deal&) = default;
};

// What an entry says of one deal, as it is known from then on.
struct DealStatement {
  ledger::Seq seq = 0;  // The entry.
  DealKind kind = DealKind::kContract;
  // The State's index of a contract or a licence; of a transfer, the seq of its registration.
  std::uint64_t place = 0;
  // What the registration says; nothing where it is not told again. It counts where another
  // registration was known before, or none; and where it is told anew, because it was corrected.
  std::optional<Deal> deal;
  bool is_anew = false;
  bool is_live = false;
  // Of licences, which change after their registration:
  ledger::Seq by = 0;    // the event that registers it now,
  std::string contract;  // and the contract that it names now.

  friend bool operator==(const DealStatement&, const DealStatement&) = default;
};

class Deals {
 public:
  // Statements come in the order of their entries.
  void take(DealStatement statement);

  // Those that count, in no order that means anything. The deals are left empty.
  std::vector<Deal> take_live() &&;

 private:
  Deal& reach(const DealStatement& statement);

  std::vector<Deal> contracts_;  // By place; as are licences.
  std::vector<Deal> licences_;
  std::vector<Deal> transfers_;  // In order of event.
};

}  // namespace projections
