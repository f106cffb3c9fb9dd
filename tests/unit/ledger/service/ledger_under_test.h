#pragma once

// A ledger in a temporary directory, with a clock that the test sets.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "ledger/codec/json/codec.h"
#include "ledger/service/ledger.h"
#include "ledger/service/receipt.h"
#include "projections/statistics/tally.h"
#include "projections/storage/statistics_runner.h"

namespace testing_ledger {

class ManualClock : public ledger::service::Clock {
 public:
  ledger::Instant now() override { return moment; }
  ledger::Instant moment{1'795'000'000'000};  // 2026-11-18, after all that tests file.
};

class Directory {
 public:
  Directory() {
    std::string name = std::filesystem::temp_directory_path() / "patledger-test-XXXXXX";
    path_ = ::mkdtemp(name.data());
  }
  ~Directory() { std::filesystem::remove_all(path_); }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// One opening of a ledger with its statistics.
struct Opened {
  ManualClock clock;
  projections::storage::StatisticsRunner statistics;
  std::unique_ptr<ledger::service::Ledger> ledger;

  explicit Opened(const std::string& directory, bool write = true) {
    auto result = ledger::service::Ledger::open({.directory = directory,
                                                 .write = write,
                                                 .sync = true,
                                                 .purpose = "test",
                                                 .clock = &clock,
                                                 .projections = {&statistics},
                                                 .progress = {}});
    if (!result) {
      ADD_FAILURE() << result.error().context;
      return;
    }
    ledger = std::move(*result);
  }

  std::vector<ledger::service::DecidedEntry> submit(
      const std::vector<std::string>& lines,
      ledger::service::Encoding encoding = ledger::service::Encoding::kJson) {
    std::vector<ledger::service::Input> group;
    group.reserve(lines.size());
    for (const std::string& line : lines) group.push_back({line, encoding});
    auto answers = ledger->submit(group);
    if (!answers) {
      ADD_FAILURE() << answers.error().context;
      return {};
    }
    return std::move(*answers);
  }

  std::string root() const { return ledger::hex(ledger->log().root()); }
};

inline std::vector<std::string> lines_of(const std::string& file) {
  std::ifstream in(std::string(SOURCE_ROOT) + "/" + file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

inline std::vector<std::string> example() { return lines_of("tests/examples/tianjin-2024.ndjson"); }

// "2024-07 1200000.00;…": one indicator, all months.
inline std::string months(const projections::statistics::Statistics& statistics,
                          std::string_view indicator,
                          projections::cells::Basis basis = projections::cells::Basis::kEvent) {
  projections::statistics::Query query;
  query.from = *ledger::Month::parse("1990-01");
  query.until = *ledger::Month::parse("2099-12");
  query.indicators = *projections::statistics::parse_indicators(indicator);
  query.basis = basis;
  const auto table = projections::statistics::table_of(
      query, projections::statistics::answer(statistics.cells(), query));
  std::string text;
  for (const auto& row : table.rows) text += row[0] + " " + row[1] + ";";
  return text;
}

}  // namespace testing_ledger
