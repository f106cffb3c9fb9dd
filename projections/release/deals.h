#pragma once

// Deals: what each source says of an economic contract on patents, so that release/matching.h can
// find out which of them speak of the same one. One contract may be registered as a technology
// contract, be recorded by the office once for each patent, and be published by a trading centre.
//
// A fold of the log beside Statistics, which counts each kind of event by itself and needs none of
// this: it is made by a replay when a release is, and is neither stored nor kept in step.
//
//   contract   a registered technology contract that involves patents, with its total as revised; a
//              cancelled one is gone
//   transfer   a registered transfer, unless its cause is no contract (inheritance, merger, a
//              judgment) and it names none
//   licence    a recorded licence, or a recorded acceptance of an open licence, unless revoked;
//   what
//              is changed later counts for its contract number alone
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
  bool is_live = false;  // Otherwise it is not to be counted.
  bool is_in_yuan = true;
  ledger::Date signed_on;  // Open licences: the notice to the patentee, else the payment (PL 51).
  ledger::Month month;     // Of its registration or recordation.
  std::vector<ledger::PatentNumber> patents;  // This and the next two: sorted, each once.
  std::vector<ledger::PartyIndex> sellers;    // Transferors, licensors.
  std::vector<ledger::PartyIndex> buyers;     // Who gains: not owners who stay owners.
  // The total, in yuan. Nothing where none is stated, it is not owed yet or is in other money; a
  // free contract states zero.
  std::optional<ledger::Amount> amount;
  std::string contract;  // Number of the technology contract: its own, or the one it names.
};

// The deals by what they were learned from. Of contracts and licences by the State's index.
struct KnownDeals {
  std::vector<Deal> contracts;
  std::vector<Deal> licences;
  std::vector<Deal> transfers;  // In order of event.
};

class Deals {
 public:
  // Once for each entry, in order, after evolve() has folded it into `after`; `restatement` as
  // evolve() had it.
  void apply(const ledger::State& after, const ledger::Entry& entry,
             const ledger::Restatement* restatement = nullptr);

  // Those that count, in order of event.
  std::vector<Deal> live() const;

 private:
  KnownDeals known_;
};

}  // namespace projections
