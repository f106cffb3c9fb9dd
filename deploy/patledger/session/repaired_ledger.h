#pragma once

// Makes a new ledger of what can be read of a damaged one, which is not written. The new one
// appears whole or not at all.

#include <functional>
#include <optional>
#include <string>

#include "ledger/service/audit/repair.h"

namespace patledger {

struct RepairedLedger {
  ledger::service::Repair repair;
  std::vector<ledger::store::FileFault> faults;
  ledger::Hash root{};
  std::optional<bool> has_old_root;  // Empty: no root is left to compare with.
};

// kNoLedger if `directory` has no database; kBusy if a process writes there; kInvalid if `to`
// exists and is not empty; kCorrupt if no entry can be read.
ledger::Result<RepairedLedger> repair_ledger(const std::string& directory, const std::string& to,
                                             const std::function<void(ledger::Seq)>& progress);

}  // namespace patledger
