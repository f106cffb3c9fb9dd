// patledger doctor: checks the machine, the ledger and Kafka for an operator.

#include "deploy/patledger/commands/doctor.h"

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "connectors/terminal/width.h"
#include "deploy/patledger/commands/commands.h"
#include "deploy/patledger/session/session.h"
#include "ledger/os/access.h"
#include "ledger/os/file.h"
#include "ledger/store/place.h"

namespace patledger {

void Diagnosis::add(Health health, const std::string& subject, const std::string& finding,
                    ExitCode code) {
  const char* mark = health == Health::kGood ? "ok  " : health == Health::kLook ? "look" : "BAD ";
  print_line(std::string(mark) + "  " + subject +
             std::string(subject.size() < 12 ? 12 - subject.size() : 1, ' ') +
             connectors::terminal::visible(finding));
  if (health == Health::kBad) exit_code_ = std::max(exit_code_, static_cast<int>(code));
}

namespace {

bool is_new_place(const std::string& directory) {
  const auto place = ledger::store::find_place(directory);
  return place && *place == ledger::store::Place::kNew;
}

// Nothing is written among the files of others.
bool may_write(const std::string& directory) {
  const auto place = ledger::store::find_place(directory);
  return place || place.error().code != ledger::ErrorCode::kNoLedger;
}

// What a writer would refuse.
ledger::Status find_writable(const std::string& directory) {
  if (::access(directory.c_str(), W_OK) != 0) return ledger::os::os_error("write in", directory);
  const auto place = ledger::store::find_place(directory);
  if (!place || *place == ledger::store::Place::kNew) return ledger::os::check_owner(directory);
  if (auto guarded = ledger::store::check_guarded(directory); !guarded) return guarded;
  return ledger::store::check_access(directory, {.write = true});
}

// "3 in level 0, 1 in level 1".
std::string tables_text(const std::vector<std::size_t>& levels) {
  std::string text;
  for (std::size_t level = 0; level < levels.size(); ++level) {
    if (levels[level] == 0) continue;
    text += (text.empty() ? "" : ", ") + std::to_string(levels[level]) + " in level " +
            std::to_string(level);
  }
  return text;
}

class Doctor {
 public:
  explicit Doctor(const GlobalOptions& options) : options_(options) {}

  int run(const KafkaOptions& kafka) {
    diagnosis_.add(Health::kGood, "build", PATLEDGER_VERSION);
    diagnose_directory();
    diagnosis_.add(Health::kGood, "clock", SystemClock().now().text());
    // Brokers are checked before the first node is started.
    diagnose_ledger(kafka.is_given() ? Health::kLook : Health::kBad);
    if (kafka.is_given()) diagnose_kafka(kafka, options_.lang(), session_.ledger.get(), diagnosis_);
    return diagnosis_.exit_code();
  }

 private:
  void diagnose_directory() {
    const std::string& directory = options_.directory;
    if (::access(directory.c_str(), F_OK) != 0) return;  // There is no ledger: reported below.
    const auto writable = find_writable(directory);
    const bool is_writable = static_cast<bool>(writable);
    diagnosis_.add(is_writable ? Health::kGood : Health::kBad, "directory",
                   is_writable ? directory + ": writable" : writable.error().context);
    struct statvfs space {};
    if (::statvfs(directory.c_str(), &space) != 0) return;
    const std::uint64_t free_mib = space.f_bavail * space.f_frsize >> 20U;
    diagnosis_.add(free_mib < 1024 ? Health::kLook : Health::kGood, "disk",
                   std::to_string(free_mib) + " MiB free");
    if (is_writable && may_write(directory)) diagnose_sync(directory);
  }

  // One durable write: the minimum latency of a single submission.
  void diagnose_sync(const std::string& directory) {
    std::string path = directory + "/doctor-XXXXXX";
    const int file = ::mkostemp(path.data(), O_CLOEXEC);
    if (file < 0) return;
    const auto start = std::chrono::steady_clock::now();
    const bool is_good = ::write(file, path.data(), path.size()) > 0 && ::fdatasync(file) == 0;
    const auto us = std::chrono::duration_cast<std::chrono::microseconds>(
                        std::chrono::steady_clock::now() - start)
                        .count();
    ::close(file);
    ::unlink(path.c_str());
    diagnosis_.add(is_good ? Health::kGood : Health::kBad, "sync",
                   is_good ? std::to_string(us) + " us for one durable write" : "fdatasync failed");
  }

  void diagnose_ledger(Health health_if_absent) {
    const auto opened = session_.open(options_.directory, Session::Mode::kRead, "doctor");
    if (!opened) {
      if (opened.error().code != ledger::ErrorCode::kNoLedger) {
        return diagnosis_.add(Health::kBad, "ledger",
                              opened.error().context + "; `patledger verify` lists the damage");
      }
      const bool can_make = is_new_place(options_.directory);
      return diagnosis_.add(
          health_if_absent, "ledger",
          opened.error().context + (can_make ? ", or make one with `patledger submit`" : ""),
          kNoLedger);
    }
    const ledger::store::Log& log = session_.ledger->log();
    const ledger::State& state = session_.ledger->state();
    diagnosis_.add(Health::kGood, "ledger",
                   std::to_string(log.size()) + " entries, root " + ledger::hex(log.root()));
    diagnosis_.add(Health::kGood, "holds",
                   std::to_string(state.patents.size()) + " patents, " +
                       std::to_string(state.parties.size()) + " parties, " +
                       std::to_string(state.pledges.size()) + " pledges, " +
                       std::to_string(state.licences.size()) + " licences, " +
                       std::to_string(state.contracts.size()) + " contracts");
    diagnose_last(*session_.ledger);
    diagnose_layout(log);
  }

  // The files of the ledger, and how many of them a writer may hold open.
  void diagnose_layout(const ledger::store::Log& log) {
    const auto layout = log.layout();
    if (!layout) return diagnosis_.add(Health::kBad, "files", layout.error().context);
    for (const auto& family : layout->families) {
      if (family.bytes == 0) continue;
      diagnosis_.add(Health::kGood, "tables",
                     family.name + ": " + tables_text(family.tables) + ", " +
                         std::to_string(family.bytes >> 10U) + " KiB");
    }
    const bool are_few = layout->tables <= layout->open_files_most;
    diagnosis_.add(are_few ? Health::kGood : Health::kLook, "files",
                   std::to_string(layout->tables) + " tables, of which a writer holds " +
                       std::to_string(layout->open_files_most) + " open at most (ulimit -n " +
                       std::to_string(layout->open_files_limit) + "); " +
                       std::to_string(layout->wal_files) + " write-ahead logs, " +
                       std::to_string(layout->wal_bytes >> 10U) + " KiB");
  }

  void diagnose_last(const ledger::service::Ledger& ledger) {
    if (ledger.log().size() == 0) return;
    const auto last = ledger.read(ledger.log().size() - 1);
    if (!last) return diagnosis_.add(Health::kBad, "last entry", last.error().context);
    const bool is_future = last->recorded_at > SystemClock().now();
    diagnosis_.add(
        is_future ? Health::kLook : Health::kGood, "last entry",
        last->recorded_at.text() + (is_future ? ": in the future; was the clock set back?" : ""));
  }

  const GlobalOptions& options_;
  Session session_;
  Diagnosis diagnosis_;
};

}  // namespace

void add_doctor(const Command& root, const GlobalOptions& options) {
  auto kafka = std::make_shared<KafkaOptions>();
  const Command command = root.add("doctor", "Check the disk, the clock, the ledger and Kafka");
  add_kafka_options(command, *kafka);
  command.footer(
      "Examples:\n  patledger doctor --data /var/lib/patledger\n"
      "  patledger doctor --kafka kafka-1:9092\n"
      "Exit codes: 0 nothing is BAD; else the highest code of what is: 2 an unsafe topic, 65 a bad "
      "configuration, 66 no ledger in the directory, 69 no broker answers, 74 disk, or a topic "
      "that is not the one that the ledger has followed.");
  command.run([&options, kafka] { return Doctor(options).run(*kafka); });
}

}  // namespace patledger
