#pragma once

// The rights and contracts of the city that later acts may change or end.

#include <string>
#include <vector>

#include "connectors/generator/city/patents.h"
#include "ledger/model/commands/contract.h"
#include "ledger/model/commands/licence.h"
#include "ledger/model/commands/life.h"
#include "ledger/model/commands/pledge.h"

namespace connectors::generator {

struct CityDeal {  // The technology contract is registered, the right is not yet.
  bool is_licence = false;
  std::vector<CityPatent> patents;
  CityParty buyer = 0;
  std::string contract;
  ledger::Fee fee;
  ledger::Date signed_on;
  ledger::Date registered;  // The day of the contract; its patents are free on it.
};

struct CityContract {
  std::string contract;
  std::uint32_t seq = 0;
  ledger::Fee fee;
  ledger::Date registered;
  std::int64_t total = 0;  // Counted, in fen, as the next two.
  std::int64_t technology = 0;
  std::int64_t received = 0;
  bool is_touched = false;  // Revised, paid or corrected.
};

struct CityLicence {
  std::string licence;
  std::uint32_t seq = 0;
  std::vector<CityPatent> patents;
  CityParty licensee = 0;
  ledger::LicenceKind kind = ledger::LicenceKind::kUnset;
  ledger::PartyId source;
  ledger::Territory territory;
  ledger::Term term;
  ledger::Date recorded;
  ledger::Date earliest;  // The first day on which it could have been recorded.
  bool is_corrected = false;
};

struct CityPledge {
  std::string pledge;
  std::uint32_t seq = 0;
  std::vector<CityPatent> patents;
  std::uint8_t bank = 0;
  ledger::Claim claim;
  ledger::Date registered;
  bool is_corrected = false;
  bool is_in_default = false;
  std::optional<ledger::Amount> lowered = {};  // What the last change left of the claim.
};

struct CityTransfer {  // The whole of one patent, from one owner to one buyer.
  std::uint32_t seq = 0;
  CityPatent patent = 0;
  CityParty from = 0;
  std::uint8_t share = 0;
  ledger::Date earliest;  // The first day on which it could have been registered.
  ledger::Date registered;
  ledger::PartyId source;
  bool is_corrected = false;
};

struct CityStatement {
  CityPatent patent = 0;
  bool is_announced = false;
  ledger::Date announced;
  ledger::Date until;
  ledger::Fee fee;
};

struct CityHold {
  std::string hold;
  CityPatent patent = 0;
  CityParty source = 0;
  ledger::Date until;
  bool is_for_transfer = false;
};

struct CityMissedAnnuity {  // A missed annuity.
  CityPatent patent = 0;
  ledger::Date due;
};

struct SuspendedRecord {
  CityPatent patent = 0;
  ledger::SuspensionKind kind = ledger::SuspensionKind::kUnset;
  ledger::Date until;
};

}  // namespace connectors::generator
