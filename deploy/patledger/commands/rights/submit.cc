// patledger submit: records submissions and prints their receipts, in order.

#include <algorithm>

#include "deploy/patledger/cli/controls.h"
#include "deploy/patledger/commands/commands.h"
#include "deploy/patledger/commands/kafka/submit_kafka.h"
#include "deploy/patledger/commands/rights/submit_files.h"

namespace patledger {
namespace {

struct Arguments {
  std::vector<std::string> files{"-"};
  std::string format;
  std::string receipts = "json";
  FileSubmission how;
  KafkaSubmission kafka;
  std::vector<Option> of_kafka;  // Have a meaning with Kafka alone.
};

connectors::files::Format format_of(const Arguments& arguments, const std::string& file) {
  if (arguments.format == "capnp") return connectors::files::Format::kCapnp;
  if (arguments.format == "ndjson") return connectors::files::Format::kNdjson;
  return connectors::files::format_of(file);
}

int run(const GlobalOptions& options, Arguments& arguments) {
  FileSubmission& how = arguments.how;
  for (const std::string& file : arguments.files) {
    how.files.push_back({file, format_of(arguments, file)});
  }
  how.is_text = arguments.receipts == "text";
  if (!arguments.kafka.kafka.is_given()) {
    if (std::ranges::any_of(arguments.of_kafka, &Option::is_given)) {
      print_error("--partition, --timeout: give --kafka or --config too, or leave them out");
      return kUsage;
    }
    const bool is_atomic = how.atomic && !how.dry_run;
    return is_atomic ? submit_atomically(options, how) : submit_files(options, how);
  }
  if (how.dry_run || how.atomic || how.is_text) {
    print_error("--kafka: leave out --dry-run, --atomic and --receipts text");
    return kUsage;
  }
  return submit_to_kafka(arguments.kafka, how.files, options.lang());
}

void add_options(const Command& command, Arguments& arguments) {
  command.texts("FILE", arguments.files, "NDJSON or .capnp files; - is standard input");
  command.choice("--format", arguments.format, {"ndjson", "capnp"},
                 "Read the files in this format; by their names if left out");
  command.choice("--receipts", arguments.receipts, {"json", "text"},
                 "Print receipts as JSON, one per line, or as text for people");
  command.number("--batch", arguments.how.batch, {1, 100'000}, "Submissions in one synced write");
  command.flag("--dry-run", arguments.how.dry_run, "Print receipts, record nothing");
  command.flag("--atomic", arguments.how.atomic, "Record all submissions or none");
  add_sync_control(command, arguments.how.sync);
  add_kafka_options(command, arguments.kafka.kafka);
  arguments.of_kafka = {command.number("--partition", arguments.kafka.partition, {0, kPartitionMax},
                                       "With --kafka: the partition, which is a ledger"),
                        command.number("--timeout", arguments.kafka.timeout_s, {1, 86'400},
                                       "With --kafka: seconds to wait for a receipt")};
}

}  // namespace

void add_submit(const Command& root, const GlobalOptions& options) {
  auto arguments = std::make_shared<Arguments>();
  const Command command =
      root.add("submit", "Submit files, and print a receipt for each submission");
  add_options(command, *arguments);
  command.footer(
      "Examples:\n"
      "  patledger submit deals-2024-07.ndjson > receipts.ndjson\n"
      "  generate | patledger submit -\n"
      "  patledger submit --kafka kafka-1:9092 deals.ndjson\n"
      "  patledger submit --dry-run --receipts text --lang en deals.ndjson\n"
      "Exit codes: 0 all recorded; 2 something was refused; 65 something was malformed, or a file "
      "is not NDJSON: then nothing of it is recorded.");
  command.run([&options, arguments] { return run(options, *arguments); });
}

}  // namespace patledger
