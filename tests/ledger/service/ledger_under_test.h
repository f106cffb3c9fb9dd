#pragma once

// A ledger in a directory of its own that goes away with it, on a clock that the test moves.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "ledger/codec/json_codec.h"
#include "ledger/service/ledger.h"
#include "ledger/service/receipt.h"
#include "projections/runner/statistics_runner.h"
#include "projections/tally.h"

namespace testing_ledger {

class ManualClock : public ledger::Clock {
 public:
  ledger::Instant now() override { return moment; }
  ledger::Instant moment{1'700'000'000'000};
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
  projections::StatisticsRunner statistics;
  std::unique_ptr<ledger::Ledger> ledger;

  explicit Opened(const std::string& directory, bool write = true) {
    auto result = ledger::Ledger::open({.directory = directory,
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

  std::vector<ledger::Answer> submit(const std::vector<std::string>& lines,
                                     ledger::Form form = ledger::Form::kJson) {
    std::vector<ledger::Received> group;
    group.reserve(lines.size());
    for (const std::string& line : lines) group.push_back({line, form});
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

// "2024-07 1200000.00;…": what the statistics answer for one indicator, all months.
inline std::string months(const projections::Statistics& statistics, std::string_view indicator,
                          projections::Basis basis = projections::Basis::kEvent) {
  projections::Query query;
  query.from = *ledger::Month::parse("1990-01");
  query.until = *ledger::Month::parse("2099-12");
  query.indicators = *projections::parse_indicators(indicator);
  query.basis = basis;
  const auto table = projections::table_of(query, projections::answer(statistics.cells(), query));
  std::string text;
  for (const auto& row : table.rows) text += row[0] + " " + row[1] + ";";
  return text;
}

}  // namespace testing_ledger
