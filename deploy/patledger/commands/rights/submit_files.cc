#include "deploy/patledger/commands/rights/submit_files.h"

#include <deque>
#include <optional>
#include <span>

#include "connectors/terminal/progress.h"
#include "deploy/patledger/commands/rights/receipt_printer.h"
#include "deploy/patledger/commands/rights/submit_summary.h"
#include "ledger/service/records/spooled_files.h"
#include "ledger/service/stream.h"

namespace patledger {
namespace {

using connectors::files::Quarantine;
using connectors::files::SubmissionReader;
using connectors::terminal::Progress;
using ledger::Fate;
using ledger::service::DecidedEntry;

class Submit {
 public:
  Submit(const GlobalOptions& options, const FileSubmission& how)
      : options_(options), how_(how), files_(how.files) {}

  int run() {
    if (const auto checked = files_.check(); !checked) return report(checked.error());
    if (const int code = open(); code != kDone) return code;
    for (const SubmittedFile& file : files_.files()) {
      if (const int code = submit_file(file); code != kDone) return code;
    }
    if (how_.dry_run) return printer_.exit_code();
    const auto closed = session_.ledger->close();
    return closed ? printer_.exit_code() : report(closed.error());
  }

 private:
  int open() {
    const auto mode = how_.dry_run ? Session::Mode::kDryRun : Session::Mode::kWrite;
    const auto opened = session_.open(options_.directory, mode, "submit", how_.sync);
    if (!opened) return report_usage(opened.error());
    if (!how_.dry_run) open_quarantine();
    return kDone;
  }

  void open_quarantine() {
    quarantine_.emplace(options_.directory + "/quarantine");
    const auto removed = quarantine_->remove_leftovers(
        [this] { return ledger::service::spooled_files_of(session_.ledger->log()); });
    if (!removed) print_error(removed.error().context);  // They do no harm.
  }

  int submit_file(const SubmittedFile& file) {
    auto opened = files_.open(file, quarantine_ ? &*quarantine_ : nullptr);
    if (!opened) return report(opened.error());
    SubmissionReader& reader = **opened;
    Progress progress(file.path == "-" ? "submit" : file.path, reader.size_bytes().value_or(0));
    const bool is_regular = reader.size_bytes().has_value();
    summary_ = SubmitSummary({&file, 1});
    const int code = is_regular && !how_.dry_run ? submit_in_stream(reader, progress)
                                                 : submit_by_group(reader, progress);
    if (code == kDone) print_event(summary_.text(options_.lang(), fate()));
    return code;
  }

  // The receipts of a group are printed before the next one is read: the writer of a pipe may wait
  // for them.
  int submit_by_group(SubmissionReader& reader, Progress& progress) {
    for (;;) {
      auto items = read_items(reader, how_.batch);
      if (!items) return report(items.error());
      if (items->empty()) return kDone;
      summary_.read(*items);
      if (const int code = submit_group(SubmittedGroup(std::move(*items))); code != kDone) {
        return code;
      }
      progress.update(reader.read_bytes());
    }
  }

  int submit_group(const SubmittedGroup& group) {
    const auto decided = how_.dry_run ? session_.ledger->decide(group.inputs)
                                      : session_.ledger->submit(group.inputs);
    if (!decided) return report(decided.error());
    return print(*decided);
  }

  // A file: one group is decoded and one is written while one is decided.
  int submit_in_stream(SubmissionReader& reader, Progress& progress) {
    std::deque<SubmittedGroup> pending;
    ledger::service::Stream stream(*session_.ledger);
    for (;;) {
      auto items = read_items(reader, how_.batch);
      if (!items || items->empty()) {
        const int code = finish(stream);
        return items || code != kDone ? code : report(items.error());
      }
      summary_.read(*items);
      pending.emplace_back(std::move(*items));
      const auto decided = stream.push(pending.back().inputs);
      if (!decided) return report(decided.error());
      if (const int code = print(*decided); code != kDone) return code;
      if (!decided->empty()) pending.pop_front();
      progress.update(reader.read_bytes());
    }
  }

  int finish(ledger::service::Stream& stream) {
    for (;;) {
      const auto decided = stream.finish();
      if (!decided) return report(decided.error());
      if (decided->empty()) return kDone;
      if (const int code = print(*decided); code != kDone) return code;
    }
  }

  Fate fate() const { return how_.dry_run ? Fate::kDryRun : Fate::kWritten; }

  int print(std::span<const DecidedEntry> decided) {
    printer_.note(decided);
    for (const DecidedEntry& each : decided) summary_.note(each.entry);
    return printer_.print(session_, decided, fate());
  }

  const GlobalOptions& options_;
  const FileSubmission& how_;
  SubmittedFiles files_;
  std::optional<Quarantine> quarantine_;  // Of a run that records.
  Session session_;
  SubmitSummary summary_{{}};  // Of the file that is being read.
  ReceiptPrinter printer_{options_.lang(), how_.is_text};
};

}  // namespace

int submit_files(const GlobalOptions& options, const FileSubmission& submission) {
  return Submit(options, submission).run();
}

}  // namespace patledger
