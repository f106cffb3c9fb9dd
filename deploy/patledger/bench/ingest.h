#pragma once

// `patledger bench ingest`: writes the same events into this ledger, into SQLite, and as bare
// synced writes of the submissions' bytes, in turns, in one run.

#include <optional>
#include <string>
#include <vector>

#include "deploy/patledger/bench/sqlite.h"
#include "ledger/service/ledger.h"

namespace patledger {

struct IngestPlan {
  JobSize size{200'000, 40'000};
  std::vector<std::size_t> batches{1, 100, 1000, 10'000};
  std::size_t rounds = 5;
  ledger::service::Encoding encoding = ledger::service::Encoding::kJson;
  std::string directory;  // The runs make their folders in it, and remove them.
};

// Outcomes of the ledger, whose law has more rules than the twelve checks.
struct LedgerCounts {
  std::uint64_t accepted = 0;  // recorded, discrepancy
  std::uint64_t refused = 0;   // also acknowledgement-required
  std::uint64_t malformed = 0;
  std::uint64_t duplicates = 0;
  std::uint64_t conflicts = 0;

  friend bool operator==(const LedgerCounts&, const LedgerCounts&) = default;
};

struct BatchResult {  // Of one size of batch. Seconds by round.
  std::size_t batch = 0;
  std::size_t events = 0;        // Measured ones.
  std::vector<double> stream_s;  // The ledger: a batch is decided while the last one is written.
  std::vector<double> submit_s;  // The ledger: a batch is decided after the last one is written.
  std::vector<double> sqlite_s;
  std::vector<double> bare_s;
  std::optional<ledger::Hash> root;  // Of the tree at the end; the same in each round.
  LedgerCounts ledger;
  JobCounts sqlite;
};

struct IngestReport {
  IngestPlan plan;
  std::size_t parties = 0;
  double bytes_each = 0;  // Of a submission.
  std::vector<BatchResult> results;
};

ledger::Result<IngestReport> bench_ingest(const IngestPlan& plan);

std::string to_text(const IngestReport& report);
std::string to_json(const IngestReport& report);

}  // namespace patledger
