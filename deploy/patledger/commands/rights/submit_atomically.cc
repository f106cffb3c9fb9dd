// patledger submit --atomic.

#include <algorithm>
#include <deque>
#include <iterator>
#include <optional>

#include "connectors/terminal/progress.h"
#include "deploy/patledger/commands/rights/receipt_printer.h"
#include "deploy/patledger/commands/rights/submit_files.h"
#include "deploy/patledger/commands/rights/submit_summary.h"

namespace patledger {
namespace {

using ledger::Fate;
using ledger::service::DecidedEntry;

class AtomicSubmit {
 public:
  AtomicSubmit(const GlobalOptions& options, const FileSubmission& how)
      : options_(options), how_(how), files_(how.files), summary_(how_.files) {}

  int run() {
    if (const auto checked = files_.check(); !checked) return report(checked.error());
    if (const int code = read_groups(); code != kDone) return code;
    for (const auto mode : {Session::Mode::kDryRun, Session::Mode::kWrite}) {
      if (const int code = decide_all(mode); code != kDone) return code;
      if (printer_.exit_code() != kDone) return drop();
    }
    return record();
  }

 private:
  // Nothing is stored of an oversized submission: it is malformed, so nothing will be recorded.
  int read_groups() {
    for (const SubmittedFile& file : files_.files()) {
      auto reader = files_.open(file, nullptr);
      if (!reader) return report(reader.error());
      connectors::terminal::Progress progress(file.path == "-" ? "submit" : file.path,
                                              (*reader)->size_bytes().value_or(0));
      for (;;) {
        auto items = read_items(**reader, how_.batch);
        if (!items) return report(items.error());
        if (items->empty()) break;
        summary_.read(*items);
        groups_.emplace_back(std::move(*items));
        progress.update((*reader)->read_bytes());
      }
    }
    return kDone;
  }

  int decide_all(Session::Mode mode) {
    session_.emplace();
    decided_.clear();
    const auto opened = session_->open(options_.directory, mode, "submit", how_.sync);
    if (!opened) return report_usage(opened.error());
    for (const SubmittedGroup& group : groups_) {
      auto decided = session_->ledger->decide(group.inputs);
      if (!decided) return report(decided.error());
      printer_.note(*decided);
      std::move(decided->begin(), decided->end(), std::back_inserter(decided_));
    }
    return kDone;
  }

  int drop() {
    print_error("nothing was recorded: a submission cannot be recorded (--atomic)");
    const int code = printer_.print(*session_, decided_, Fate::kDropped);
    sum_up(Fate::kDropped);
    return std::max(code, printer_.exit_code());
  }

  void sum_up(Fate fate) {
    for (const DecidedEntry& each : decided_) summary_.note(each.entry);
    print_event(summary_.text(options_.lang(), fate));
  }

  int record() {
    if (const auto written = session_->ledger->commit(); !written) return report(written.error());
    if (const int code = printer_.print(*session_, decided_, Fate::kWritten); code != kDone) {
      return code;
    }
    sum_up(Fate::kWritten);
    const auto closed = session_->ledger->close();
    return closed ? kDone : report(closed.error());
  }

  const GlobalOptions& options_;
  const FileSubmission& how_;
  SubmittedFiles files_;
  std::deque<SubmittedGroup> groups_;
  std::optional<Session> session_;
  std::vector<DecidedEntry> decided_;
  SubmitSummary summary_;
  ReceiptPrinter printer_{options_.lang(), how_.is_text};
};

}  // namespace

int submit_atomically(const GlobalOptions& options, const FileSubmission& submission) {
  return AtomicSubmit(options, submission).run();
}

}  // namespace patledger
