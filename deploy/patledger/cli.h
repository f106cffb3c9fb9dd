#pragma once

// The command line: what all commands share, and one function for each, which adds it to the
// parser. A command's callback leaves its exit code in Shared::exit_code (contract.md §4).

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <string>

#include "ledger/base/error.h"
#include "ledger/service/receipt.h"

namespace patledger {

// The values of sysexits.h where there is one.
enum ExitCode : int {
  kDone = 0,
  kRefused = 2,  // At least one refusal, conflict or acknowledgement asked.
  kUsage = 64,
  kMalformed = 65,  // Malformed input.
  kAway = 69,       // Another process holds the ledger, or a service does not answer.
  kOurFault = 70,
  kDisk = 74,
};

struct Shared {
  std::string directory = "./patledger-data";
  std::string language = "zh";
  int exit_code = kDone;

  ledger::Language lang() const {
    return language == "en" ? ledger::Language::kEn : ledger::Language::kZh;
  }
};

// Says the error on stderr and gives the code to exit with.
int report(const ledger::Error& error);
// The same where a ledger cannot be opened: kInvalid is then not of the input, but of how it is
// used.
int report_unopened(const ledger::Error& error);

void add_submit(CLI::App& app, Shared& shared);
void add_serve(CLI::App& app, Shared& shared);
void add_ingest(CLI::App& app, Shared& shared);
void add_compare(CLI::App& app, Shared& shared);
void add_patent(CLI::App& app, Shared& shared);
void add_check(CLI::App& app, Shared& shared);
void add_stats(CLI::App& app, Shared& shared);
void add_explain(CLI::App& app, Shared& shared);
void add_release(CLI::App& app, Shared& shared);
void add_feed(CLI::App& app, Shared& shared);
void add_checkpoint(CLI::App& app, Shared& shared);
void add_verify(CLI::App& app, Shared& shared);
void add_key(CLI::App& app, Shared& shared);
void add_rebuild(CLI::App& app, Shared& shared);
void add_law(CLI::App& app, Shared& shared);
void add_demo(CLI::App& app, Shared& shared);
void add_doctor(CLI::App& app, Shared& shared);
void add_topics(CLI::App& app, Shared& shared);
void add_convert(CLI::App& app, Shared& shared);
void add_completion(CLI::App& app, Shared& shared);
void add_generate(CLI::App& app, Shared& shared);
void add_bench(CLI::App& app, Shared& shared);

}  // namespace patledger
