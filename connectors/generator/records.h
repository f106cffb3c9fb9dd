#pragma once

// Records: what the generator remembers of a right or contract that it may still change or end.

#include <string>
#include <vector>

#include "connectors/generator/patents.h"
#include "ledger/model/contract_commands.h"
#include "ledger/model/licence_commands.h"
#include "ledger/model/pledge_commands.h"

namespace connectors::generator {

struct DealRecord {  // Its technology contract is registered, the right not yet.
  bool is_licence = false;
  std::vector<PatentIndex> patents;
  Person buyer = 0;
  std::string contract;
  ledger::Fee fee;
  ledger::Date signed_on;
  ledger::Date registered;  // The contract: its patents were free on this day.
};

struct ContractRecord {
  std::string contract;
  std::uint32_t seq = 0;
  ledger::Fee fee;
  ledger::Date registered;
  std::int64_t total = 0;  // As counted, in fen.
  std::int64_t technology = 0;
  std::int64_t received = 0;
  bool is_touched = false;  // Revised, paid or corrected.
};

struct LicenceRecord {
  std::string licence;
  std::uint32_t seq = 0;
  std::vector<PatentIndex> patents;
  Person licensee = 0;
  ledger::LicenceKind kind = ledger::LicenceKind::kUnset;
  ledger::PartyId source;
  ledger::Territory territory;
  ledger::Term term;
  ledger::Date recorded;
  ledger::Date earliest;  // It might have been recorded from that day on.
  bool is_corrected = false;
};

struct PledgeRecord {
  std::string pledge;
  std::uint32_t seq = 0;
  std::vector<PatentIndex> patents;
  std::uint8_t bank = 0;
  ledger::Claim claim;
  ledger::Date registered;
  bool is_corrected = false;
  bool is_in_default = false;
};

struct TransferRecord {  // Of the whole of one patent, by one owner to one.
  std::uint32_t seq = 0;
  PatentIndex patent = 0;
  Person from = 0;
  std::uint8_t share = 0;
  ledger::Date earliest;  // It might have been registered from that day on.
  ledger::Date registered;
  ledger::PartyId source;
  bool is_corrected = false;
};

struct StatementRecord {
  PatentIndex patent = 0;
  bool is_announced = false;
  ledger::Date announced;
  ledger::Date until;
  ledger::Fee fee;
};

struct HoldRecord {
  std::string hold;
  PatentIndex patent = 0;
  Person source = 0;
  ledger::Date until;
  bool is_for_transfer = false;
};

struct MissedRecord {  // An annuity.
  PatentIndex patent = 0;
  ledger::Date due;
};

struct SuspendedRecord {
  PatentIndex patent = 0;
  ledger::SuspensionKind kind = ledger::SuspensionKind::kUnset;
  ledger::Date until;
};

}  // namespace connectors::generator
