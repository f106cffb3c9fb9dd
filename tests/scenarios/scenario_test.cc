// Plays every *.scenario file: what a lawyer wrote, against decide() and evolve().

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "ledger/law/catalogue.h"
#include "tests/scenarios/ledger_of_scenario.h"

namespace scenarios {
namespace {

namespace fs = std::filesystem;

fs::path folder() { return fs::path(SOURCE_ROOT) / "tests/scenarios"; }

std::vector<std::string> scripts() {
  std::vector<std::string> names;
  for (const auto& file : fs::directory_iterator(folder())) {
    const bool is_script = file.path().extension() == ".scenario";
    if (is_script && file.path().stem() != "world") names.push_back(file.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

std::string play(const Script& script, const Scenario& scenario, Coverage& coverage) {
  LedgerOfScenario ledger(script, coverage);
  for (const auto* steps : {&script.opening, &scenario.steps}) {
    for (const Step& step : *steps) {
      const std::string complaint = ledger.take(step);
      if (!complaint.empty()) return complaint;
    }
  }
  return ledger.finish();
}

// Complaints about the scenarios of one file.
std::vector<std::string> play_file(const std::string& name, Coverage& coverage) {
  std::vector<std::string> complaints;
  const Script world = read_script(folder() / "world.scenario");
  const Script script = read_script(folder() / (name + ".scenario"), world);
  for (const Scenario& scenario : script.scenarios) {
    const std::string complaint = play(script, scenario, coverage);
    if (!complaint.empty()) complaints.push_back(scenario.title + "\n" + complaint);
  }
  if (script.scenarios.empty()) complaints.push_back(name + ": there is no scenario");
  return complaints;
}

class Scenarios : public testing::TestWithParam<std::string> {};

TEST_P(Scenarios, GoAsWritten) {
  Coverage coverage;
  for (const std::string& complaint : play_file(GetParam(), coverage)) ADD_FAILURE() << complaint;
}

INSTANTIATE_TEST_SUITE_P(Files, Scenarios, testing::ValuesIn(scripts()),
                         [](const auto& script) { return script.param; });

// Each row is raised by a scenario, and its code looked for in another and not found.
TEST(Coverage, EveryRowIsRaisedAndPassed) {
  Coverage coverage;
  for (const std::string& name : scripts()) play_file(name, coverage);
  std::printf("row    raised  passed  article\n");
  for (const ledger::law::Row& row : ledger::law::catalogue()) {
    const int raised = coverage.raised[row.number];
    const int passed = coverage.passed[row.code];
    const std::string text = code_text(row.code) + "/" + std::to_string(row.number % 10);
    std::printf("%-6s %6d  %6d  %.*s\n", text.c_str(), raised, passed,
                static_cast<int>(row.article.en.size()), row.article.en.data());
    EXPECT_GT(raised, 0) << text << " is raised by no scenario";
    EXPECT_GT(passed, 0) << text << " is passed by no scenario that says so";
  }
}

}  // namespace
}  // namespace scenarios
