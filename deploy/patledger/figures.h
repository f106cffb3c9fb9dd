#pragma once

// Figures: the stored figures and the journal of a ledger, opened to read. What is asked of them
// alone waits neither for a snapshot nor for a fold of the log.

#include <memory>
#include <string>
#include <vector>

#include "deploy/patledger/cli.h"
#include "ledger/store/log.h"
#include "projections/runner/journal.h"

namespace patledger {

struct Figures {
  std::unique_ptr<ledger::store::Log> log;
  std::vector<projections::FilingDay> days;

  ledger::Status open(const Shared& shared, const std::string& purpose);

  // The number of entries of `--known`, or all where it is not given.
  ledger::Result<ledger::Seq> position_of(const std::string& known) const;
};

}  // namespace patledger
