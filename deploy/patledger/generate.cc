// patledger generate: a city and its patents, as a stream of submissions.

#include "deploy/patledger/generate.h"

#include <cerrno>
#include <cstdio>
#include <fstream>

#include "connectors/console/progress.h"
#include "connectors/generator/encoder.h"

namespace patledger {
namespace {

using connectors::generator::Encoder;
using connectors::generator::Generator;

struct Arguments {
  connectors::generator::Plan plan;
  std::string format = "ndjson";
  std::string account;
  std::string expected;
  bool verify = false;
};

int no_reader() {
  std::perror("patledger: the stream cannot be written");
  return kDisk;
}

int cannot_write(const std::string& path) {
  std::perror(("patledger: " + path).c_str());
  return kDisk;
}

int write_account(const Generator& generator, const std::string& path) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << generator.account_json();
  file.close();
  return file ? kDone : cannot_write(path);
}

int write_stream(const Arguments& arguments) {
  Generator generator(arguments.plan);
  Encoder encoder(arguments.format == "capnp");
  connectors::console::Progress progress("generate", generator.total());
  constexpr std::uint64_t kTold = 4096;
  std::ofstream expected;
  if (!arguments.expected.empty()) expected.open(arguments.expected, std::ios::binary);
  std::uint64_t done = 0;
  while (const auto made = generator.next()) {
    if (!print(encoder.encode(*made))) return no_reader();
    if (expected.is_open()) expected << connectors::generator::expected_line(*made);
    if (++done % kTold == 0) progress.update(done);
  }
  if (std::fflush(stdout) != 0) return no_reader();
  if (!arguments.expected.empty() && !expected.flush()) return cannot_write(arguments.expected);
  return arguments.account.empty() ? kDone : write_account(generator, arguments.account);
}

int run(const Shared& shared, const Arguments& arguments) {
  if (arguments.plan.patents >= arguments.plan.events) {
    std::fputs("patledger: --patents must be less than --events\n", stderr);
    return kUsage;
  }
  return arguments.verify ? verify_generated(shared, arguments.plan) : write_stream(arguments);
}

}  // namespace

void add_generate(CLI::App& app, Shared& shared) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand(
      "generate", "A realistic stream: the same bytes for the same seed on every machine");
  command->add_option("--patents", arguments->plan.patents, "Patents; each is granted once")
      ->check(CLI::Range(std::uint32_t{1}, connectors::generator::kPatentsMax))
      ->capture_default_str();
  command
      ->add_option("--events", arguments->plan.events,
                   "Submissions, grants among them; those of the parties come before them")
      ->check(CLI::Range(2, 50'000'000))
      ->capture_default_str();
  command->add_option("--seed", arguments->plan.seed, "Another seed, another city")
      ->capture_default_str();
  command->add_option("--format", arguments->format, "ndjson or capnp")
      ->check(CLI::IsMember({"ndjson", "capnp"}))
      ->capture_default_str();
  command->add_option("--account", arguments->account,
                      "Write what must come of it to this file, as JSON");
  command->add_option("--expected", arguments->expected,
                      "Write the outcome and code of each submission to this file, line for line");
  command->add_flag("--verify", arguments->verify,
                    "Write no stream: compare the ledger in --data with what must come of it");
  command->footer(
      "The stream is for a new ledger: corrections name positions, counted from 0.\n"
      "Examples:\n"
      "  patledger generate --patents 20000 --events 200000 --seed 7 > city.ndjson\n"
      "  patledger generate --events 1000000 --format capnp --account city.json > city.capnp\n"
      "  patledger submit city.ndjson --data ./city > receipts.ndjson\n"
      "  patledger generate --patents 20000 --events 200000 --seed 7 --verify --data ./city\n"
      "Exit codes: 0 done, or nothing differs; 2 something differs; 74 nobody reads the stream.");
  command->callback([&shared, arguments] { shared.exit_code = run(shared, *arguments); });
}

}  // namespace patledger
