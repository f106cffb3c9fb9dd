#pragma once

// Session: one ledger, opened for one command, with the statistics beside it.

#include <memory>
#include <string>

#include "deploy/patledger/session/system_clock.h"
#include "ledger/base/bilingual.h"
#include "ledger/model/receipt.h"
#include "ledger/service/ledger.h"
#include "projections/storage/statistics_runner.h"

namespace patledger {

struct Session {
  SystemClock clock;
  projections::storage::StatisticsRunner statistics;
  std::unique_ptr<ledger::service::Ledger> ledger;

  enum class Mode : std::uint8_t {
    kRead,     // kNoLedger if the directory holds no ledger.
    kDryRun,   // Read only; a directory without a ledger is an empty ledger.
    kWrite,    // Makes a ledger in a directory that is new or empty.
    kScratch,  // The same, in a folder of the command's own: nothing is said about it.
  };
  // `purpose` names the command in the error that another process gets while this one holds the
  // ledger.
  ledger::Status open(const std::string& directory, Mode mode, const std::string& purpose,
                      bool sync = true);

  // Opens the ledger for writing the entries of `partition`.
  ledger::Status follow(const std::string& directory,
                        const ledger::service::FollowedPartition& partition);

  // The receipt of a decided entry, in `language`. Position and time are left out if it was not
  // written.
  ledger::Receipt receipt_of(const ledger::service::DecidedEntry& decided,
                             ledger::Language language, ledger::Fate fate) const;

 private:
  ledger::Status open(ledger::service::Ledger::Options options);
  bool are_notes_shown_ = true;
};

// The state and the statistics of an older position.
struct HistoricalState {
  projections::storage::StatisticsRunner statistics;
  ledger::service::Replayer replayer{{&statistics}};

  // Replays the log up to `until`.
  ledger::Status replay(const ledger::service::Ledger& ledger, ledger::Seq until);
};

}  // namespace patledger
