// patledger generate: a stream of submissions about the patents of an invented city.

#include "deploy/patledger/commands/generate.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

#include "connectors/generator/encoder.h"
#include "connectors/terminal/progress.h"
#include "deploy/patledger/commands/commands.h"

namespace patledger {
namespace {

using connectors::generator::Generator;
using connectors::generator::StreamEncoder;

struct Arguments {
  connectors::generator::Plan plan;
  std::string format = "ndjson";
  std::string account;
  std::string expected;
  bool verify = false;
};

int cannot_write(const std::string& path) {
  print_error("write " + path + ": " + std::strerror(errno));
  return kDisk;
}

int write_account(const Generator& generator, const std::string& path) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << generator.expected_json();
  file.close();
  return file ? kDone : cannot_write(path);
}

int write_stream(const Arguments& arguments) {
  Generator generator(arguments.plan);
  StreamEncoder encoder(arguments.format == "capnp");
  connectors::terminal::Progress progress("generate", generator.total());
  constexpr std::uint64_t kUpdateEvery = 4096;
  std::ofstream expected;
  if (!arguments.expected.empty()) expected.open(arguments.expected, std::ios::binary);
  std::uint64_t done = 0;
  while (const auto made = generator.next()) {
    if (!print(encoder.encode(*made))) return kDisk;
    if (expected.is_open()) expected << connectors::generator::expected_line(*made);
    if (++done % kUpdateEvery == 0) progress.update(done);
  }
  if (std::fflush(stdout) != 0) return kDisk;
  if (!arguments.expected.empty() && !expected.flush()) return cannot_write(arguments.expected);
  return arguments.account.empty() ? kDone : write_account(generator, arguments.account);
}

int run(const GlobalOptions& options, const Arguments& arguments) {
  if (arguments.plan.patents >= arguments.plan.events) {
    print_error("--patents: must be less than --events");
    return kUsage;
  }
  return arguments.verify ? verify_generated(options, arguments.plan) : write_stream(arguments);
}

}  // namespace

void add_generate(const Command& root, const GlobalOptions& options) {
  auto arguments = std::make_shared<Arguments>();
  const Command command = root.add(
      "generate", "Generate a realistic stream: the same bytes for the same seed on every machine");
  command.number("--patents", arguments->plan.patents, {1, connectors::generator::kPatentsMax},
                 "Patents; each is granted once");
  command.number("--events", arguments->plan.events, {2, 50'000'000},
                 "Submissions, including grants, after the registrations of parties");
  command.number("--seed", arguments->plan.seed, {}, "Generate the city of this seed");
  command.choice("--format", arguments->format, {"ndjson", "capnp"}, "Write in this format");
  command.text("--account", arguments->account, "Write the expected results to this file (JSON)");
  command.text("--expected", arguments->expected,
               "Write the expected outcome and codes of each submission to this file (NDJSON)");
  command.flag("--verify", arguments->verify,
               "Write no stream: compare the ledger in --data with the expected results");
  command.footer(
      "The stream is for a new ledger: corrections name positions, counted from 0.\n"
      "Examples:\n"
      "  patledger generate --patents 20000 --events 200000 --seed 7 > city.ndjson\n"
      "  patledger generate --events 1000000 --format capnp --account city.json > city.capnp\n"
      "  patledger submit city.ndjson --data ./city > receipts.ndjson\n"
      "  patledger generate --patents 20000 --events 200000 --seed 7 --verify --data ./city\n"
      "Exit codes: 0 done, or no difference; 2 a difference; 66 no ledger in the directory; 74 "
      "output closed "
      "by the reader.");
  command.run([&options, arguments] { return run(options, *arguments); });
}

}  // namespace patledger
