#pragma once

// `patledger bench ingest`: the same events into this ledger, into SQLite, and as bare synced
// writes of the submissions' bytes, in turns, in one run.

#include <optional>
#include <string>
#include <vector>

#include "deploy/patledger/bench_sqlite.h"
#include "ledger/service/ledger.h"

namespace patledger {

struct IngestPlan {
  JobSize size{200'000, 40'000};
  std::vector<std::size_t> batches{1, 100, 1000, 10'000};
  std::size_t rounds = 5;
  ledger::Form form = ledger::Form::kJson;
  std::string directory;  // The runs' folder is made in it, and removed.
};

// What the ledger answered; its law is richer than the twelve checks.
struct LedgerCounts {
  std::uint64_t accepted = 0;  // recorded, discrepancy
  std::uint64_t refused = 0;   // also acknowledgement-required
  std::uint64_t malformed = 0;
  std::uint64_t duplicates = 0;
  std::uint64_t conflicts = 0;

  friend bool operator==(const LedgerCounts&, const LedgerCounts&) = default;
};

struct Line {  // One size of batch. Seconds by round.
  std::size_t batch = 0;
  std::size_t events = 0;        // Measured ones.
  std::vector<double> stream_s;  // The ledger, the next batch being decided while one is written.
  std::vector<double> submit_s;  // The ledger, each batch answered before the next is given.
  std::vector<double> sqlite_s;
  std::vector<double> bare_s;
  std::optional<ledger::Hash> root;  // Of the tree in the end: the same each time.
  LedgerCounts ledger;
  JobCounts sqlite;
};

struct IngestReport {
  IngestPlan plan;
  std::size_t parties = 0;
  double bytes_each = 0;  // Of a submission.
  std::vector<Line> lines;
};

ledger::Result<IngestReport> bench_ingest(const IngestPlan& plan);

std::string to_text(const IngestReport& report);
std::string to_json(const IngestReport& report);

}  // namespace patledger
