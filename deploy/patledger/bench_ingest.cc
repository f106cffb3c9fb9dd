#include "deploy/patledger/bench_ingest.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>

#include "deploy/patledger/bench_submissions.h"
#include "deploy/patledger/session.h"
#include "ledger/service/stream.h"
#include "ledger/store/file.h"

namespace patledger {
namespace {

using ledger::Done;
using ledger::Error;
using ledger::ErrorCode;
using ledger::Received;
using ledger::Result;
using ledger::Status;

constexpr std::size_t kSetupBatch = 10'000;
constexpr std::size_t kSingleEvents = 2000;  // Of batches of one: each waits for the disk.

// A new folder, removed with all that is in it.
class Folder {
 public:
  static Result<std::unique_ptr<Folder>> make(const std::string& beside) {
    if (auto made = ledger::store::make_directories(beside); !made) return made.error();
    std::string path = beside + "/bench.XXXXXX";
    if (::mkdtemp(path.data()) == nullptr) return ledger::store::os_error("make", path);
    return std::unique_ptr<Folder>(new Folder(std::move(path)));
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::string& path() const { return path_; }

 private:
  explicit Folder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

// What was written before is on the disk, and out of the way of what is measured next.
class Stopwatch {
 public:
  Stopwatch() {
    ::sync();
    begun_ = std::chrono::steady_clock::now();
  }
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
  }

 private:
  std::chrono::steady_clock::time_point begun_;
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

void count(LedgerCounts& counts, std::span<const ledger::Answer> answers) {
  for (const ledger::Answer& answer : answers) count(counts, answer.entry.outcome);
}

Status submit(ledger::Ledger& ledger, std::span<const Received> received, std::size_t batch,
              LedgerCounts& counts) {
  return in_batches(received, batch, [&](std::span<const Received> group) -> Status {
    const auto answers = ledger.submit(group);
    if (!answers) return answers.error();
    count(counts, *answers);
    return Done{};
  });
}

Status stream(ledger::Ledger& ledger, std::span<const Received> received, std::size_t batch,
              LedgerCounts& counts) {
  ledger::Stream stream(ledger);
  auto pushed = in_batches(received, batch, [&](std::span<const Received> group) -> Status {
    const auto answers = stream.push(group);
    if (!answers) return answers.error();
    count(counts, *answers);
    return Done{};
  });
  if (!pushed) return pushed;
  for (;;) {
    const auto answers = stream.finish();
    if (!answers) return answers.error();
    if (answers->empty()) return Done{};
    count(counts, *answers);
  }
}

class Bench {
 public:
  explicit Bench(const IngestPlan& plan)
      : plan_(plan),
        events_(generate(plan.size)),
        parties_(parties_as(plan.form, plan.size)),
        submissions_(events_as(plan.form, events_)) {}

  Result<IngestReport> run() {
    IngestReport report;
    report.plan = plan_;
    report.parties = parties_.received.size();
    report.bytes_each =
        static_cast<double>(submissions_.bytes.size()) / static_cast<double>(events_.size());
    for (const std::size_t batch : plan_.batches) {
      Line line;
      line.batch = batch;
      line.events = measured(batch);
      for (std::size_t round = 0; round < plan_.rounds; ++round) {
        if (Status done = run_round(line, round); !done) return done.error();
      }
      report.lines.push_back(std::move(line));
    }
    tell("");
    return report;
  }

 private:
  std::size_t measured(std::size_t batch) const {
    const std::size_t all = events_.size() - plan_.size.patents;
    return batch == 1 ? std::min(all, kSingleEvents) : all;
  }

  Status run_round(Line& line, std::size_t round) {
    const std::string where =
        "batch " + std::to_string(line.batch) + ", round " + std::to_string(round + 1);
    tell(where + ": ledger, in a stream");
    if (Status done = run_ledger(line, stream, line.stream_s); !done) return done;
    tell(where + ": ledger");
    if (Status done = run_ledger(line, submit, line.submit_s); !done) return done;
    tell(where + ": bare writes");
    if (Status done = run_bare(line); !done) return done;
    tell(where + ": SQLite");
    return run_sqlite(line);
  }

  template <typename Ingest>
  Status run_ledger(Line& line, const Ingest& ingest, std::vector<double>& seconds) {
    const auto folder = Folder::make(plan_.directory);
    if (!folder) return folder.error();
    Shared shared;
    shared.directory = (*folder)->path();
    Session session;
    if (auto opened = session.open(shared, Session::Mode::kWrite, "bench"); !opened) return opened;
    const std::span<const Received> all = submissions_.received;
    LedgerCounts setup;
    auto done = submit(*session.ledger, parties_.received, kSetupBatch, setup);
    if (!done) return done;
    done = submit(*session.ledger, all.first(plan_.size.patents), kSetupBatch, setup);
    if (!done) return done;
    if (setup.accepted != parties_.received.size() + plan_.size.patents) {
      return Error{ErrorCode::kInvalid, "bench: parties and grants were not all recorded"};
    }
    LedgerCounts counts;
    const Stopwatch watch;
    done =
        ingest(*session.ledger, all.subspan(plan_.size.patents, line.events), line.batch, counts);
    seconds.push_back(watch.seconds());
    if (!done) return done;
    const ledger::Hash root = session.ledger->log().root();
    if (line.root && (*line.root != root || line.ledger != counts)) {
      return Error{ErrorCode::kInvalid, "bench: the same submissions gave another ledger"};
    }
    line.root = root;
    line.ledger = counts;
    return Done{};
  }

  Status run_bare(Line& line) {
    const auto folder = Folder::make(plan_.directory);
    if (!folder) return folder.error();
    const std::string path = (*folder)->path() + "/bytes";
    const auto file = ledger::store::open_file(path, O_WRONLY | O_CREAT);
    if (!file) return file.error();
    const auto measured =
        std::span<const Received>(submissions_.received).subspan(plan_.size.patents, line.events);
    const Stopwatch watch;
    const auto write = [&](std::span<const Received> group) -> Status {
      const char* begin = group.front().bytes.data();
      const char* end = group.back().bytes.data() + group.back().bytes.size();
      if (::write(file->descriptor(), begin, static_cast<std::size_t>(end - begin)) !=
          end - begin) {
        return ledger::store::os_error("write", path);
      }
      if (::fdatasync(file->descriptor()) != 0) return ledger::store::os_error("sync", path);
      return Done{};
    };
    Status done = in_batches(measured, line.batch, write);
    line.bare_s.push_back(watch.seconds());
    return done;
  }

  Status run_sqlite(Line& line) {
    const auto folder = Folder::make(plan_.directory);
    if (!folder) return folder.error();
    const auto job = SqliteJob::open((*folder)->path() + "/job.sqlite");
    if (!job) return job.error();
    const std::span<const JobEvent> all = events_;
    const auto setup = (*job)->ingest(all.first(plan_.size.patents), kSetupBatch);
    if (!setup) return setup.error();
    const Stopwatch watch;
    const auto counts = (*job)->ingest(all.subspan(plan_.size.patents, line.events), line.batch);
    line.sqlite_s.push_back(watch.seconds());
    if (!counts) return counts.error();
    line.sqlite = *counts;
    return Done{};
  }

  // Where a person watches, what is being done.
  static void tell(const std::string& doing) {
    if (::isatty(STDERR_FILENO) == 0) return;
    std::fprintf(stderr, "\r\x1b[K%s", doing.c_str());
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
