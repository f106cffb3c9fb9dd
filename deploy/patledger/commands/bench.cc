// patledger bench: measurements of this machine, each with a limit or a peer in the same run.

#include "deploy/patledger/bench/ingest.h"
#include "deploy/patledger/bench/statistics.h"
#include "deploy/patledger/commands/commands.h"

namespace patledger {
namespace {

struct IngestArguments {
  IngestPlan plan;
  std::string encoding = "json";
  std::string format = "table";
};

int run_ingest(const std::string& directory, IngestArguments& arguments) {
  IngestPlan& plan = arguments.plan;
  plan.directory = directory;
  plan.encoding = arguments.encoding == "capnp" ? ledger::service::Encoding::kCapnp
                                                : ledger::service::Encoding::kJson;
  if (plan.size.patents >= plan.size.events) {
    print_error("--patents: must be less than --events");
    return kUsage;
  }
  const auto measured = bench_ingest(plan);
  if (!measured) return report(measured.error());
  const bool is_json = arguments.format == "json";
  return print(is_json ? to_json(*measured) : to_text(*measured)) ? kDone : kDisk;
}

int run_statistics(const std::string& directory, const StatisticsPlan& plan,
                   const std::string& format) {
  const auto measured = bench_statistics(directory, plan);
  if (!measured) return report_usage(measured.error());
  return print(format == "json" ? to_json(*measured) : to_text(*measured)) ? kDone : kDisk;
}

void add_ingest_bench(const Command& bench, const GlobalOptions& options) {
  auto arguments = std::make_shared<IngestArguments>();
  const Command command = bench.add(
      "ingest",
      "Measure the common job: this ledger, SQLite, and bare synced writes of the same bytes");
  command.number("--events", arguments->plan.size.events, {2, 100'000'000},
                 "Events, with the grants");
  command.number("--patents", arguments->plan.size.patents, {1, 9'000'000},
                 "Patents; each is granted first");
  command.numbers("--batches", arguments->plan.batches, {1, 1'000'000},
                  "Sizes of batch: 1,100,1000,10000");
  command.number("--rounds", arguments->plan.rounds, {1, 1000}, "Rounds of each size");
  command.choice("--form", arguments->encoding, {"json", "capnp"},
                 "Encode submissions in this form");
  command.choice("--format", arguments->format, {"table", "json"}, "Print in this format");
  command.footer(
      "Works in a folder of its own under --data, which it removes.\n"
      "Examples:\n"
      "  patledger bench ingest\n"
      "  patledger bench ingest --batches 1000 --events 1000000 --patents 200000 --form capnp");
  command.run([&options, arguments] { return run_ingest(options.directory, *arguments); });
}

void add_statistics_bench(const Command& bench, const GlobalOptions& options) {
  auto plan = std::make_shared<StatisticsPlan>();
  auto format = std::make_shared<std::string>("table");
  const Command command =
      bench.add("statistics", "Measure the monthly table of all months, from the ledger at --data");
  command.number("--rounds", plan->rounds, {1, 100'000}, "Rounds of each kind");
  command.text("--export", plan->export_path,
               "Write the same events to this file (CSV), for other engines");
  command.choice("--format", *format, {"table", "json"}, "Print in this format");
  command.footer(
      "Writes nothing to the ledger.\n"
      "Examples:\n"
      "  patledger bench statistics --data tianjin\n"
      "  patledger bench statistics --data tianjin --export events.csv --format json");
  command.run(
      [&options, plan, format] { return run_statistics(options.directory, *plan, *format); });
}

}  // namespace

void add_bench(const Command& root, const GlobalOptions& options) {
  const Command bench = root.add_group("bench", "Measure this machine");
  bench.footer("Examples:\n  patledger bench ingest --batches 1000");
  add_ingest_bench(bench, options);
  add_statistics_bench(bench, options);
}

}  // namespace patledger
