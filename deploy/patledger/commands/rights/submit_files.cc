#include "deploy/patledger/commands/rights/submit_files.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <deque>
#include <filesystem>
#include <iterator>
#include <optional>
#include <span>

#include "connectors/terminal/progress.h"
#include "deploy/patledger/session/session.h"
#include "deploy/patledger/session/show.h"
#include "deploy/patledger/session/temporary_folder.h"
#include "ledger/codec/json/codec.h"
#include "ledger/service/stream.h"

namespace patledger {
namespace {

using connectors::files::Item;
using connectors::files::SubmissionReader;
using connectors::terminal::Progress;
using ledger::Fate;
using ledger::Outcome;
using ledger::service::DecidedEntry;

// Standard input and pipes that may be read: to open one and close it would lose what is in it.
bool is_read_once(const std::string& path) {
  if (path == "-") return true;
  std::error_code ignored;
  const auto type = std::filesystem::status(path, ignored).type();
  const bool is_stream =
      type == std::filesystem::file_type::fifo || type == std::filesystem::file_type::character;
  return is_stream && ::access(path.c_str(), R_OK) == 0;
}

// Submissions and their bytes, which live until they are decided.
struct SubmissionGroup {
  explicit SubmissionGroup(std::vector<Item> read) : items(std::move(read)) {
    inputs.reserve(items.size());
    for (const Item& item : items) inputs.push_back({item.bytes, item.encoding});
  }

  std::vector<Item> items;
  std::vector<ledger::service::Input> inputs;
};

class Submit {
 public:
  Submit(const GlobalOptions& options, const FileSubmission& how) : options_(options), how_(how) {}

  int run() {
    if (const int code = check(); code != kDone) return code;
    if (const int code = open(); code != kDone) return code;
    for (const SubmittedFile& file : how_.files) {
      if (const int code = submit_file(file); code != kDone) return code;
    }
    if (how_.dry_run) return exit_code_;
    if (how_.atomic) {
      const int code = finish_atomic();
      if (code != kDone || exit_code_ != kDone) return std::max(code, exit_code_);
    }
    const auto closed = session_.ledger->close();
    return closed ? exit_code_ : report(closed.error());
  }

 private:
  bool is_written() const { return !how_.dry_run && !how_.atomic; }

  int open() {
    const auto mode = how_.dry_run ? Session::Mode::kDryRun : Session::Mode::kWrite;
    const auto opened = session_.open(options_.directory, mode, "submit", how_.sync);
    return opened ? kDone : report_usage(opened.error());
  }

  // Oversized lines go into the ledger's directory; in a dry run into a folder that is removed.
  ledger::Result<std::string> spool_folder() {
    if (!how_.dry_run) return options_.directory + "/quarantine";
    if (!folder_) {
      auto made = TemporaryFolder::make("patledger-dry-run");
      if (!made) return made.error();
      folder_ = std::move(*made);
    }
    return folder_->path() + "/quarantine";
  }

  ledger::Result<std::unique_ptr<SubmissionReader>> open_file(const SubmittedFile& file) {
    const auto folder = spool_folder();
    if (!folder) return folder.error();
    return SubmissionReader::open(file.path, file.format, *folder);
  }

  int check() {
    const auto folder = spool_folder();
    if (!folder) return report(folder.error());
    auto input = check_files(how_.files, *folder);
    if (!input) return report(input.error());
    input_ = std::move(*input);
    return kDone;
  }

  int submit_file(const SubmittedFile& file) {
    auto opened = input_ ? ledger::Result<std::unique_ptr<SubmissionReader>>(std::move(input_))
                         : open_file(file);
    if (!opened) return report(opened.error());
    SubmissionReader& reader = **opened;
    Progress progress(file.path == "-" ? "submit" : file.path, reader.size_bytes().value_or(0));
    const bool is_regular = reader.size_bytes().has_value();
    return is_regular && is_written() ? submit_in_stream(reader, progress)
                                      : submit_by_group(reader, progress);
  }

  // The receipts of a group are printed before the next one is read: the writer of a pipe may wait
  // for them.
  int submit_by_group(SubmissionReader& reader, Progress& progress) {
    for (;;) {
      auto items = reader.next(how_.batch);
      if (!items) return report(items.error());
      if (items->empty()) return kDone;
      if (const int code = submit_group(SubmissionGroup(std::move(*items))); code != kDone)
        return code;
      progress.update(reader.read_bytes());
    }
  }

  int submit_group(const SubmissionGroup& group) {
    auto decided = is_written() ? session_.ledger->submit(group.inputs)
                                : session_.ledger->decide(group.inputs);
    if (!decided) return report(decided.error());
    if (is_written()) return print_decided(*decided, Fate::kWritten);
    if (how_.dry_run) return print_decided(*decided, Fate::kDryRun);
    for (const DecidedEntry& one : *decided) note(one.entry.outcome);
    std::move(decided->begin(), decided->end(), std::back_inserter(waiting_));
    return kDone;
  }

  // A file: one group is decoded and one is written while one is decided.
  int submit_in_stream(SubmissionReader& reader, Progress& progress) {
    std::deque<SubmissionGroup> pending;
    ledger::service::Stream stream(*session_.ledger);
    for (;;) {
      auto items = reader.next(how_.batch);
      if (!items || items->empty()) {
        const int code = finish(stream);
        return items || code != kDone ? code : report(items.error());
      }
      pending.emplace_back(std::move(*items));
      const auto decided = stream.push(pending.back().inputs);
      if (!decided) return report(decided.error());
      if (const int code = print_decided(*decided, Fate::kWritten); code != kDone) return code;
      if (!decided->empty()) pending.pop_front();
      progress.update(reader.read_bytes());
    }
  }

  int finish(ledger::service::Stream& stream) {
    for (;;) {
      const auto decided = stream.finish();
      if (!decided) return report(decided.error());
      if (decided->empty()) return kDone;
      if (const int code = print_decided(*decided, Fate::kWritten); code != kDone) return code;
    }
  }

  // Written only if all submissions can be recorded.
  int finish_atomic() {
    const bool is_whole = exit_code_ == kDone;
    if (is_whole) {
      if (const auto written = session_.ledger->commit(); !written) return report(written.error());
    } else {
      print_error("nothing was recorded: a submission cannot be recorded (--atomic)");
    }
    return print_receipts(waiting_, is_whole ? Fate::kWritten : Fate::kDropped);
  }

  int print_decided(std::span<const DecidedEntry> decided, Fate fate) {
    for (const DecidedEntry& one : decided) note(one.entry.outcome);
    return print_receipts(decided, fate);
  }

  int print_receipts(std::span<const DecidedEntry> decided, Fate fate) {
    for (const DecidedEntry& one : decided) {
      const auto receipt = session_.receipt_of(one, options_.lang(), fate);
      const std::string line =
          how_.is_text ? receipt_text(receipt, options_.lang()) : ledger::codec::to_json(receipt);
      if (!print_line(line)) return output_closed(fate);
    }
    return std::fflush(stdout) == 0 ? kDone : output_closed(fate);
  }

  static int output_closed(Fate fate) {
    std::perror(fate == Fate::kWritten
                    ? "patledger: receipts cannot be written; their submissions are recorded"
                    : "patledger: receipts cannot be written; nothing is recorded");
    return kDisk;
  }

  void note(Outcome outcome) { exit_code_ = worse_code(exit_code_, outcome); }

  const GlobalOptions& options_;
  const FileSubmission& how_;
  std::optional<TemporaryFolder> folder_;
  std::unique_ptr<SubmissionReader> input_;  // Standard input that was checked.
  Session session_;
  std::vector<DecidedEntry> waiting_;
  int exit_code_ = kDone;
};

}  // namespace

ledger::Result<std::unique_ptr<SubmissionReader>> check_files(
    const std::vector<SubmittedFile>& files, const std::string& spool_folder) {
  std::unique_ptr<SubmissionReader> input;
  for (const SubmittedFile& file : files) {
    const bool is_only_input = file.path == "-" && files.size() == 1;
    if (!is_only_input && is_read_once(file.path)) continue;
    auto reader = SubmissionReader::open(file.path, file.format, spool_folder);
    if (!reader) return reader.error();
    if (const auto checked = (*reader)->check_start(); !checked) return checked.error();
    if (is_only_input) input = std::move(*reader);
  }
  return input;
}

int submit_files(const GlobalOptions& options, const FileSubmission& submission) {
  return Submit(options, submission).run();
}

int worse_code(int code, Outcome outcome) {
  switch (outcome) {
    case Outcome::kMalformed:
      return kMalformed;
    case Outcome::kRefused:
    case Outcome::kAcknowledgementRequired:
    case Outcome::kConflict:
      return std::max<int>(code, kRefused);
    case Outcome::kRecorded:
    case Outcome::kDuplicate:
    case Outcome::kDiscrepancy:
      break;
  }
  return code;
}

}  // namespace patledger
