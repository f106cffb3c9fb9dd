#pragma once

// The common job on SQLite in this process: WAL, synchronous=FULL, prepared statements, one
// transaction per batch. Table ev has a row per event with a unique key, st per patent, refused per
// refusal, cells per month, type, district and industry.

#include <memory>
#include <span>
#include <string>

#include "deploy/patledger/bench/job.h"
#include "ledger/base/result.h"

namespace patledger {

struct JobCounts {
  std::uint64_t accepted = 0;
  std::uint64_t refused = 0;
  std::uint64_t duplicates = 0;

  friend bool operator==(const JobCounts&, const JobCounts&) = default;
};

class SqliteJob {
 public:
  static ledger::Result<std::unique_ptr<SqliteJob>> open(const std::string& path);
  ~SqliteJob();

  ledger::Result<JobCounts> ingest(std::span<const JobEvent> events, std::size_t batch);

 private:
  struct Impl;
  explicit SqliteJob(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace patledger
