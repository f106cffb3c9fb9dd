#pragma once

// Session: one ledger, opened for one command, with the statistics beside it.

#include <memory>
#include <optional>
#include <string>

#include "deploy/patledger/cli.h"
#include "ledger/service/ledger.h"
#include "projections/runner/statistics_runner.h"

namespace patledger {

class SystemClock : public ledger::Clock {
 public:
  ledger::Instant now() override;
};

struct Session {
  SystemClock clock;
  projections::StatisticsRunner statistics;
  std::unique_ptr<ledger::Ledger> ledger;

  enum class Mode : std::uint8_t { kRead, kWrite };
  // `purpose` names the command to another one that finds the ledger held.
  ledger::Status open(const Shared& shared, Mode mode, const std::string& purpose,
                      bool sync = true);

  // To write, following an order.
  ledger::Status follow(const Shared& shared, const ledger::Order& order);

  // The receipt of an answer, in the language asked for.
  ledger::Receipt receipt_of(const ledger::Answer& answer, ledger::Language language,
                             bool is_written) const;

 private:
  ledger::Status open(ledger::Ledger::Options options);
};

// What the ledger knew at an older position, with its figures.
struct Past {
  projections::StatisticsRunner statistics;
  ledger::Fold fold{{&statistics}};
};

// Everything up to `until`, from the log.
ledger::Status replay(const ledger::Ledger& ledger, ledger::Seq until, Past& past);

// Writes to standard output; false where nobody reads it any more.
bool print(std::string_view text);
bool print_line(std::string_view text);

}  // namespace patledger
