// patledger submit: files, pipes and standard input in; receipts out, in order.

#include <cstdio>
#include <deque>
#include <span>

#include "connectors/console/progress.h"
#include "connectors/files/submission_reader.h"
#include "deploy/patledger/session.h"
#include "deploy/patledger/show.h"
#include "deploy/patledger/submit_kafka.h"
#include "ledger/codec/json_codec.h"
#include "ledger/service/stream.h"

namespace patledger {
namespace {

using connectors::console::Progress;
using connectors::files::Format;
using connectors::files::Item;
using connectors::files::SubmissionReader;
using ledger::Answer;
using ledger::Outcome;

struct Arguments {
  std::vector<std::string> files{"-"};
  std::string format;
  std::string receipts = "json";
  std::size_t batch = 1000;
  bool dry_run = false;
  bool atomic = false;
  bool unsafe_no_sync = false;
  KafkaSubmission kafka;
};

Format format_of(const Arguments& arguments, const std::string& file) {
  if (arguments.format == "capnp") return Format::kCapnp;
  if (arguments.format == "ndjson") return Format::kNdjson;
  return connectors::files::format_of(file);
}

// Submissions with their bytes, which live until they are answered.
struct Group {
  explicit Group(std::vector<Item> read) : items(std::move(read)) {
    received.reserve(items.size());
    for (const Item& item : items) received.push_back({item.bytes, item.form});
  }

  std::vector<Item> items;
  std::vector<ledger::Received> received;
};

class Submit {
 public:
  Submit(Shared& shared, const Arguments& arguments) : shared_(shared), arguments_(arguments) {}

  int run() {
    const auto opened =
        session_.open(shared_, Session::Mode::kWrite, "submit", !arguments_.unsafe_no_sync);
    if (!opened) return report_unopened(opened.error());
    for (const std::string& file : arguments_.files) {
      if (const int failed = submit_file(file); failed != kDone) return failed;
    }
    if (arguments_.atomic && !arguments_.dry_run) {
      if (const int failed = settle_atomic(); failed != kDone) return failed;
    }
    if (arguments_.dry_run || !is_written()) return exit_code_;
    const auto closed = session_.ledger->close();
    return closed ? exit_code_ : report(closed.error());
  }

 private:
  bool is_written() const { return !arguments_.dry_run && !arguments_.atomic; }

  int submit_file(const std::string& file) {
    auto reader = SubmissionReader::open(file, format_of(arguments_, file),
                                         shared_.directory + "/quarantine");
    if (!reader) return report(reader.error());
    Progress progress(file == "-" ? "submit" : file, (*reader)->size_bytes().value_or(0));
    const bool is_all_there = (*reader)->size_bytes().has_value();
    return is_all_there && is_written() ? submit_in_stream(**reader, progress)
                                        : submit_as_it_comes(**reader, progress);
  }

  // Each group is answered before the next is read: who writes into a pipe may wait for it.
  int submit_as_it_comes(SubmissionReader& reader, Progress& progress) {
    for (;;) {
      auto items = reader.next(arguments_.batch);
      if (!items) return report(items.error());
      if (items->empty()) return kDone;
      if (const int failed = submit_group(Group(std::move(*items))); failed != kDone) return failed;
      progress.update(reader.read_bytes());
    }
  }

  int submit_group(const Group& group) {
    auto answers = is_written() ? session_.ledger->submit(group.received)
                                : session_.ledger->decide(group.received);
    if (!answers) return report(answers.error());
    if (arguments_.atomic && !arguments_.dry_run) {
      for (const Answer& answer : *answers) note(answer.entry.outcome);
      std::move(answers->begin(), answers->end(), std::back_inserter(waiting_));
      return kDone;
    }
    return tell(*answers, is_written());
  }

  // A file: one group is decoded and one is written while one is decided.
  int submit_in_stream(SubmissionReader& reader, Progress& progress) {
    std::deque<Group> unanswered;
    ledger::Stream stream(*session_.ledger);
    for (;;) {
      auto items = reader.next(arguments_.batch);
      if (!items || items->empty()) {
        const int failed = finish(stream);
        return items || failed != kDone ? failed : report(items.error());
      }
      unanswered.emplace_back(std::move(*items));
      const auto answers = stream.push(unanswered.back().received);
      if (!answers) return report(answers.error());
      if (const int failed = tell(*answers, true); failed != kDone) return failed;
      if (!answers->empty()) unanswered.pop_front();
      progress.update(reader.read_bytes());
    }
  }

  int finish(ledger::Stream& stream) {
    for (;;) {
      const auto answers = stream.finish();
      if (!answers) return report(answers.error());
      if (answers->empty()) return kDone;
      if (const int failed = tell(*answers, true); failed != kDone) return failed;
    }
  }

  int tell(std::span<const Answer> answers, bool is_written) {
    for (const Answer& answer : answers) note(answer.entry.outcome);
    return print_receipts(answers, is_written);
  }

  // All or nothing: written only where nothing stands against any of them.
  int settle_atomic() {
    const bool is_whole = exit_code_ == kDone;
    if (is_whole) {
      if (const auto written = session_.ledger->commit(); !written) return report(written.error());
    } else {
      std::fputs("patledger: nothing was recorded: some submissions cannot be (--atomic)\n",
                 stderr);
    }
    if (const int failed = print_receipts(waiting_, is_whole); failed != kDone) return failed;
    if (!is_whole) return kDone;
    const auto closed = session_.ledger->close();
    return closed ? kDone : report(closed.error());
  }

  int print_receipts(std::span<const Answer> answers, bool is_written) {
    for (const Answer& answer : answers) {
      const auto receipt = session_.receipt_of(answer, shared_.lang(), is_written);
      const std::string line = arguments_.receipts == "text" ? show_receipt(receipt, shared_.lang())
                                                             : ledger::codec::to_json(receipt);
      if (!print_line(line)) return no_reader();
    }
    return std::fflush(stdout) == 0 ? kDone : no_reader();
  }

  static int no_reader() {
    std::perror("patledger: receipts cannot be written; what was answered is recorded");
    return kDisk;
  }

  void note(Outcome outcome) { exit_code_ = worse_code(exit_code_, outcome); }

  Shared& shared_;
  const Arguments& arguments_;
  Session session_;
  std::vector<Answer> waiting_;
  int exit_code_ = kDone;
};

int submit_by_kafka(const Shared& shared, const Arguments& arguments) {
  if (arguments.dry_run || arguments.atomic || arguments.receipts != "json") {
    std::fputs("patledger: --kafka goes with none of --dry-run, --atomic and --receipts text\n",
               stderr);
    return kUsage;
  }
  std::vector<SubmittedFile> files;
  for (const std::string& file : arguments.files) {
    files.push_back({file, format_of(arguments, file)});
  }
  return submit_to_kafka(arguments.kafka, files, shared.directory + "/quarantine", shared.lang());
}

}  // namespace

void add_submit(CLI::App& app, Shared& shared) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      app.add_subcommand("submit", "Submit files; a receipt on stdout for each line");
  command->add_option("FILE", arguments->files, "NDJSON or .capnp files; - is standard input");
  command
      ->add_option("--format", arguments->format, "ndjson or capnp; by the file's name if left out")
      ->check(CLI::IsMember({"ndjson", "capnp"}));
  command->add_option("--receipts", arguments->receipts, "json, one to a line, or text to be read")
      ->check(CLI::IsMember({"json", "text"}))
      ->capture_default_str();
  command->add_option("--batch", arguments->batch, "Submissions to one synced write")
      ->check(CLI::Range(1, 100'000));
  command->add_flag("--dry-run", arguments->dry_run, "Decide and answer; write nothing");
  command->add_flag("--atomic", arguments->atomic, "Record all of them or none");
  command
      ->add_flag("--unsafe-no-sync", arguments->unsafe_no_sync,
                 "For tests: answer before the disk has it, so that a power cut loses data")
      ->group("");
  add_kafka_options(*command, arguments->kafka.kafka);
  command->add_option("--partition", arguments->kafka.partition, "With --kafka: which ledger")
      ->check(CLI::Range(0, kPartitionMax));
  command
      ->add_option("--timeout", arguments->kafka.timeout_s,
                   "With --kafka: seconds to wait for a receipt")
      ->check(CLI::Range(1, 86'400))
      ->capture_default_str();
  command->footer(
      "Examples:\n"
      "  patledger submit deals-2024-07.ndjson > receipts.ndjson\n"
      "  generate | patledger submit -\n"
      "  patledger submit --kafka kafka-1:9092 deals.ndjson\n"
      "  patledger submit --dry-run --receipts text --lang en deals.ndjson\n"
      "Exit codes: 0 all recorded; 2 something was refused; 65 something was malformed.");
  command->callback([&shared, arguments] {
    shared.exit_code = arguments->kafka.kafka.is_given() ? submit_by_kafka(shared, *arguments)
                                                         : Submit(shared, *arguments).run();
  });
}

}  // namespace patledger
