// patledger bench: figures of this machine, each beside a limit or a peer measured in the same run.

#include "deploy/patledger/bench_ingest.h"
#include "deploy/patledger/bench_statistics.h"
#include "deploy/patledger/session.h"

namespace patledger {
namespace {

struct Arguments {
  IngestPlan plan;
  std::string form = "json";
  std::string format = "table";
};

int run(const Shared& shared, Arguments& arguments) {
  IngestPlan& plan = arguments.plan;
  plan.directory = shared.directory;
  plan.form = arguments.form == "capnp" ? ledger::Form::kCapnp : ledger::Form::kJson;
  if (plan.size.patents >= plan.size.events) {
    std::fputs("patledger: --patents must be less than --events\n", stderr);
    return kUsage;
  }
  const auto measured = bench_ingest(plan);
  if (!measured) return report(measured.error());
  return print(arguments.format == "json" ? to_json(*measured) : to_text(*measured)) ? kDone
                                                                                     : kDisk;
}

int run_statistics(const Shared& shared, const StatisticsPlan& plan, const std::string& format) {
  const auto measured = bench_statistics(shared, plan);
  if (!measured) return report_unopened(measured.error());
  return print(format == "json" ? to_json(*measured) : to_text(*measured)) ? kDone : kDisk;
}

void add_ingest_bench(CLI::App& bench, Shared& shared) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = bench.add_subcommand(
      "ingest", "The common job: this ledger, SQLite, and bare synced writes of the same bytes");
  command->add_option("--events", arguments->plan.size.events, "Events, grants among them")
      ->check(CLI::Range(2, 100'000'000))
      ->capture_default_str();
  command->add_option("--patents", arguments->plan.size.patents, "Patents; each is granted first")
      ->check(CLI::Range(1, 9'000'000))
      ->capture_default_str();
  command->add_option("--batches", arguments->plan.batches, "Sizes of batch: 1,100,1000,10000")
      ->delimiter(',')
      ->check(CLI::Range(1, 1'000'000));
  command->add_option("--rounds", arguments->plan.rounds, "Rounds of each size")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command->add_option("--form", arguments->form, "Form of the submissions: json or capnp")
      ->check(CLI::IsMember({"json", "capnp"}))
      ->capture_default_str();
  command->add_option("--format", arguments->format, "table or json")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  command->footer(
      "Works in a folder of its own under --data, which it removes.\n"
      "Examples:\n"
      "  patledger bench ingest\n"
      "  patledger bench ingest --batches 1000 --events 1000000 --patents 200000 --form capnp");
  command->callback([&shared, arguments] { shared.exit_code = run(shared, *arguments); });
}

void add_statistics_bench(CLI::App& bench, Shared& shared) {
  auto plan = std::make_shared<StatisticsPlan>();
  auto format = std::make_shared<std::string>("table");
  CLI::App* command = bench.add_subcommand(
      "statistics", "The monthly table of all months, from the ledger at --data");
  command->add_option("--rounds", plan->rounds, "Answers of each kind")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  command->add_option("--export", plan->export_path,
                      "Writes the same events as CSV, for other engines");
  command->add_option("--format", *format, "table or json")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  command->footer(
      "Writes nothing to the ledger.\n"
      "Examples:\n"
      "  patledger bench statistics --data tianjin\n"
      "  patledger bench statistics --data tianjin --export events.csv --format json");
  command->callback(
      [&shared, plan, format] { shared.exit_code = run_statistics(shared, *plan, *format); });
}

}  // namespace

void add_bench(CLI::App& app, Shared& shared) {
  CLI::App* bench = app.add_subcommand("bench", "Measure this machine");
  bench->require_subcommand(1);
  bench->footer("Examples:\n  patledger bench ingest --batches 1000");
  add_ingest_bench(*bench, shared);
  add_statistics_bench(*bench, shared);
}

}  // namespace patledger
