#include "deploy/patledger/bench/ingest.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "deploy/patledger/bench/submissions.h"
#include "deploy/patledger/session/session.h"
#include "deploy/patledger/session/temporary_folder.h"
#include "ledger/os/file.h"
#include "ledger/service/stream.h"

namespace patledger {
namespace {

using ledger::Done;
using ledger::Error;
using ledger::ErrorCode;
using ledger::Result;
using ledger::Status;
using ledger::service::Input;

constexpr std::size_t kSetupBatch = 10'000;
constexpr std::size_t kSingleEvents = 2000;  // With batches of one: each waits for the disk.

// Starts with synced disks, so that earlier writes do not slow down the measured ones.
class Stopwatch {
 public:
  Stopwatch() {
    ::sync();
    started_ = std::chrono::steady_clock::now();
  }
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
  }

 private:
  std::chrono::steady_clock::time_point started_;
};

// Calls `take` with each batch of `items`.
template <typename T, typename Take>
Status in_batches(std::span<const T> items, std::size_t batch, Take take) {
  for (std::size_t begin = 0; begin < items.size(); begin += batch) {
    Status taken = take(items.subspan(begin, std::min(batch, items.size() - begin)));
    if (!taken) return taken;
  }
  return Done{};
}

void count(LedgerCounts& counts, ledger::Outcome outcome) {
  switch (outcome) {
    case ledger::Outcome::kRecorded:
    case ledger::Outcome::kDiscrepancy:
      ++counts.accepted;
      return;
    case ledger::Outcome::kRefused:
    case ledger::Outcome::kAcknowledgementRequired:
      ++counts.refused;
      return;
    case ledger::Outcome::kMalformed:
      ++counts.malformed;
      return;
    case ledger::Outcome::kDuplicate:
      ++counts.duplicates;
      return;
    case ledger::Outcome::kConflict:
      ++counts.conflicts;
      return;
  }
}

void count(LedgerCounts& counts, std::span<const ledger::service::DecidedEntry> decided) {
  for (const ledger::service::DecidedEntry& one : decided) count(counts, one.entry.outcome);
}

Status submit(ledger::service::Ledger& ledger, std::span<const Input> inputs, std::size_t batch,
              LedgerCounts& counts) {
  return in_batches(inputs, batch, [&](std::span<const Input> group) -> Status {
    const auto decided = ledger.submit(group);
    if (!decided) return decided.error();
    count(counts, *decided);
    return Done{};
  });
}

Status stream(ledger::service::Ledger& ledger, std::span<const Input> inputs, std::size_t batch,
              LedgerCounts& counts) {
  ledger::service::Stream stream(ledger);
  auto pushed = in_batches(inputs, batch, [&](std::span<const Input> group) -> Status {
    const auto decided = stream.push(group);
    if (!decided) return decided.error();
    count(counts, *decided);
    return Done{};
  });
  if (!pushed) return pushed;
  for (;;) {
    const auto decided = stream.finish();
    if (!decided) return decided.error();
    if (decided->empty()) return Done{};
    count(counts, *decided);
  }
}

class Bench {
 public:
  explicit Bench(const IngestPlan& plan)
      : plan_(plan),
        events_(generate(plan.size)),
        parties_(parties_as(plan.encoding, plan.size)),
        submissions_(events_as(plan.encoding, events_)) {}

  Result<IngestReport> run() {
    IngestReport report;
    report.plan = plan_;
    report.parties = parties_.inputs.size();
    report.bytes_each =
        static_cast<double>(submissions_.bytes.size()) / static_cast<double>(events_.size());
    for (const std::size_t batch : plan_.batches) {
      BatchResult result;
      result.batch = batch;
      result.events = measured(batch);
      for (std::size_t round = 0; round < plan_.rounds; ++round) {
        if (Status done = run_round(result, round); !done) return done.error();
      }
      report.results.push_back(std::move(result));
    }
    show_step("");
    return report;
  }

 private:
  std::size_t measured(std::size_t batch) const {
    const std::size_t all = events_.size() - plan_.size.patents;
    return batch == 1 ? std::min(all, kSingleEvents) : all;
  }

  Status run_round(BatchResult& result, std::size_t round) {
    const std::string where =
        "batch " + std::to_string(result.batch) + ", round " + std::to_string(round + 1);
    show_step(where + ": ledger, in a stream");
    if (Status done = run_ledger(result, stream, result.stream_s); !done) return done;
    show_step(where + ": ledger");
    if (Status done = run_ledger(result, submit, result.submit_s); !done) return done;
    show_step(where + ": bare writes");
    if (Status done = run_bare(result); !done) return done;
    show_step(where + ": SQLite");
    return run_sqlite(result);
  }

  template <typename Ingest>
  Status run_ledger(BatchResult& result, const Ingest& ingest, std::vector<double>& seconds) {
    const auto folder = TemporaryFolder::make(plan_.directory, "bench");
    if (!folder) return folder.error();
    Session session;
    auto opened = session.open(folder->path(), Session::Mode::kScratch, "bench");
    if (!opened) return opened;
    const std::span<const Input> all = submissions_.inputs;
    LedgerCounts setup;
    auto done = submit(*session.ledger, parties_.inputs, kSetupBatch, setup);
    if (!done) return done;
    done = submit(*session.ledger, all.first(plan_.size.patents), kSetupBatch, setup);
    if (!done) return done;
    if (setup.accepted != parties_.inputs.size() + plan_.size.patents) {
      return Error{ErrorCode::kInvalid, "bench: not all parties and grants were recorded"};
    }
    LedgerCounts counts;
    const Stopwatch watch;
    done = ingest(*session.ledger, all.subspan(plan_.size.patents, result.events), result.batch,
                  counts);
    seconds.push_back(watch.seconds());
    if (!done) return done;
    const ledger::Hash root = session.ledger->log().root();
    if (result.root && (*result.root != root || result.ledger != counts)) {
      return Error{ErrorCode::kInvalid, "bench: the same submissions gave a different ledger"};
    }
    result.root = root;
    result.ledger = counts;
    return Done{};
  }

  Status run_bare(BatchResult& result) {
    const auto folder = TemporaryFolder::make(plan_.directory, "bench");
    if (!folder) return folder.error();
    const std::string path = folder->path() + "/bytes";
    const auto file = ledger::os::open_file(path, O_WRONLY | O_CREAT);
    if (!file) return file.error();
    const auto measured =
        std::span<const Input>(submissions_.inputs).subspan(plan_.size.patents, result.events);
    const Stopwatch watch;
    const auto write = [&](std::span<const Input> group) -> Status {
      const char* begin = group.front().bytes.data();
      const char* end = group.back().bytes.data() + group.back().bytes.size();
      if (::write(file->descriptor(), begin, static_cast<std::size_t>(end - begin)) !=
          end - begin) {
        return ledger::os::os_error("write", path);
      }
      if (::fdatasync(file->descriptor()) != 0) return ledger::os::os_error("sync", path);
      return Done{};
    };
    Status done = in_batches(measured, result.batch, write);
    result.bare_s.push_back(watch.seconds());
    return done;
  }

  Status run_sqlite(BatchResult& result) {
    const auto folder = TemporaryFolder::make(plan_.directory, "bench");
    if (!folder) return folder.error();
    const auto job = SqliteJob::open(folder->path() + "/job.sqlite");
    if (!job) return job.error();
    const std::span<const JobEvent> all = events_;
    const auto setup = (*job)->ingest(all.first(plan_.size.patents), kSetupBatch);
    if (!setup) return setup.error();
    const Stopwatch watch;
    const auto counts =
        (*job)->ingest(all.subspan(plan_.size.patents, result.events), result.batch);
    result.sqlite_s.push_back(watch.seconds());
    if (!counts) return counts.error();
    result.sqlite = *counts;
    return Done{};
  }

  // On a terminal: what is measured now.
  static void show_step(const std::string& step) {
    if (::isatty(STDERR_FILENO) == 0) return;
    std::fprintf(stderr, "\r\x1b[K%s", step.c_str());
    std::fflush(stderr);
  }

  const IngestPlan& plan_;
  std::vector<JobEvent> events_;
  Submissions parties_;
  Submissions submissions_;
};

}  // namespace

Result<IngestReport> bench_ingest(const IngestPlan& plan) { return Bench(plan).run(); }

}  // namespace patledger
