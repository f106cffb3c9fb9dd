#pragma once

// Deal: one registration of an economic contract on patents, as one source reports it. One contract
// can be registered as a technology contract, recorded by the office once for each patent, and
// published by a trading centre; release/deals/matching.h finds the deals of one contract.
//
// Each entry gives deal updates (deal_extractor.h), which the journal stores. Deals applies the
// updates up to a position and so gives the deals as of that position, without a State.
//
//   contract   a registered technology contract that involves patents, with its total as revised,
//              unless cancelled
//   transfer   a registered transfer, unless its cause is not a contract (inheritance, merger, a
//              judgment) and it names no contract
//   licence    a recorded licence, or a recorded acceptance of an open licence, unless revoked;
//              later changes change nothing but its contract number
//
// A deal has the terms of its registration, as corrected. The kind of a source that the State does
// not know is kOther. Memory: proportional to the patents and parties that the events name.
//
// Threading: one thread changes it; nothing reads it meanwhile.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/model/fold/evolve.h"

namespace projections::release {

// By the kind of the registering event.
enum class DealKind : std::uint8_t { kContract, kTransfer, kLicence };

// The kind of source, by the roles of the reporting party; in the order of precedence for values.
enum class DealSource : std::uint8_t { kRegistry, kOffice, kTradingCentre, kOther };
constexpr std::uint8_t bit_of(DealSource source) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(source));
}

struct Deal {
  ledger::Seq event = 0;  // Its registration. Unique.
  DealKind kind = DealKind::kContract;
  // As the contract is classified; kTransfer or kLicence for events of those kinds.
  ledger::ContractKind agreement = ledger::ContractKind::kUnset;
  DealSource source = DealSource::kOther;
  // The reporting party; 0 for contracts, which their numbers identify.
  ledger::PartyIndex reporter = 0;
  std::uint8_t stated_by = 0;  // Of a licence: a bit for each DealSource that has stated it.
  bool is_live = false;        // If false, it is not counted.
  bool is_in_yuan = true;      // As stated, without an exchange.
  // Whether the day of signing is known. The gazette has none: then `signed_on` is the day of its
  // registration or recordation.
  bool has_signing_day = true;
  ledger::Date signed_on;  // Open licences: the notice to the patentee, else the payment (PL 51).
  ledger::Month month;     // Of its registration or recordation.
  std::vector<ledger::PatentNumber> patents;  // Sorted, without duplicates; so are sellers, buyers.
  std::vector<ledger::PartyIndex> sellers;    // Transferors, licensors.
  std::vector<ledger::PartyIndex> buyers;  // Transferees, licensees; not owners before and after.
  // The total in yuan, at the rate stated with it: one price at two rates gives two amounts. Empty
  // if no total is stated, it is not owed yet, or its value in yuan is not known. Zero if the
  // contract is free.
  std::optional<ledger::Amount> amount;
  std::string contract;  // Number of the technology contract that it is, or names.

  friend bool operator==(const Deal&, const Deal&) = default;
};

// A change of one deal by one entry.
struct DealUpdate {
  ledger::Seq seq = 0;  // The entry.
  DealKind kind = DealKind::kContract;
  // The State's index of a contract or licence; the seq of the registration of a transfer.
  std::uint64_t key = 0;
  // The registered deal; empty if unchanged. It is applied if its registration is new, or if
  // `replaces`: then an event of the thing was restated, or the office confirmed it.
  std::optional<Deal> deal;
  bool replaces = false;
  bool is_live = false;
  std::uint8_t stated_by = 0;  // Of licences only: Deal::stated_by.
  // Of licences only, which change after their registration:
  ledger::Seq registered_by = 0;  // The event that registers it now.
  std::string contract;           // The technology contract that it names now.

  friend bool operator==(const DealUpdate&, const DealUpdate&) = default;
};

class Deals {
 public:
  // Updates must arrive in the order of their entries.
  void apply(DealUpdate update);

  // The live deals, in unspecified order. This is empty afterwards.
  std::vector<Deal> take_live() &&;

 private:
  Deal& deal_of(const DealUpdate& update);  // Adds an empty one if there is none.

  std::vector<Deal> contracts_;  // By key; so are licences.
  std::vector<Deal> licences_;
  std::vector<Deal> transfers_;  // In order of event.
};

}  // namespace projections::release
