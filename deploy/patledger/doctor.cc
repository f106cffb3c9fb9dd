// patledger doctor: what an operator looks at first.

#include "deploy/patledger/doctor.h"

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "deploy/patledger/session.h"

namespace patledger {

void Diagnosis::say(Health health, const std::string& what, const std::string& found,
                    ExitCode code) {
  const char* mark = health == Health::kGood ? "ok  " : health == Health::kLook ? "look" : "BAD ";
  print_line(std::string(mark) + "  " + what +
             std::string(what.size() < 12 ? 12 - what.size() : 1, ' ') + found);
  if (health == Health::kBad) exit_code_ = std::max(exit_code_, static_cast<int>(code));
}

namespace {

class Doctor {
 public:
  Doctor(const Shared& shared, const KafkaOptions& kafka) : shared_(shared), kafka_(kafka) {}

  int run() {
    say(Health::kGood, "build", PATLEDGER_VERSION);
    look_at_directory();
    look_at_clock();
    look_at_ledger();
    if (kafka_.is_given()) look_at_kafka(kafka_, shared_.lang(), diagnosis_);
    return diagnosis_.exit_code();
  }

 private:
  void say(Health health, const std::string& what, const std::string& found) {
    diagnosis_.say(health, what, found);
  }

  void look_at_directory() {
    const std::string& directory = shared_.directory;
    if (::access(directory.c_str(), F_OK) != 0) {
      say(Health::kLook, "directory", directory + ": not there yet; the first submit makes it");
      return;
    }
    const bool is_writable = ::access(directory.c_str(), W_OK) == 0;
    say(is_writable ? Health::kGood : Health::kBad, "directory",
        directory + (is_writable ? ": writable" : ": not writable"));
    struct statvfs space {};
    if (::statvfs(directory.c_str(), &space) != 0) return;
    const std::uint64_t free_mib = space.f_bavail * space.f_frsize >> 20U;
    say(free_mib < 1024 ? Health::kLook : Health::kGood, "disk",
        std::to_string(free_mib) + " MiB free");
    look_at_sync(directory);
  }

  // One write made durable: the least that a single submission waits.
  void look_at_sync(const std::string& directory) {
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
    say(is_good ? Health::kGood : Health::kBad, "sync",
        is_good ? std::to_string(us) + " us for one durable write" : "fdatasync failed");
  }

  void look_at_clock() {
    SystemClock clock;
    say(Health::kGood, "clock", clock.now().text());
  }

  void look_at_ledger() {
    Session session;
    const auto opened = session.open(shared_, Session::Mode::kRead, "doctor");
    if (!opened) {
      say(Health::kBad, "ledger", opened.error().context);
      return;
    }
    const ledger::store::Log& log = session.ledger->log();
    const ledger::State& state = session.ledger->state();
    say(Health::kGood, "ledger",
        std::to_string(log.size()) + " entries, root " + ledger::hex(log.root()));
    say(Health::kGood, "knows",
        std::to_string(state.patents.size()) + " patents, " + std::to_string(state.parties.size()) +
            " parties, " + std::to_string(state.pledges.size()) + " pledges, " +
            std::to_string(state.licences.size()) + " licences, " +
            std::to_string(state.contracts.size()) + " contracts");
    look_at_last(*session.ledger);
  }

  // A last entry from the future: the clock went back since.
  void look_at_last(const ledger::Ledger& ledger) {
    if (ledger.log().size() == 0) return;
    const auto last = ledger.read(ledger.log().size() - 1);
    if (!last) return say(Health::kBad, "last entry", last.error().context);
    SystemClock clock;
    const bool is_future = last->recorded_at > clock.now();
    say(is_future ? Health::kLook : Health::kGood, "last entry",
        last->recorded_at.text() + (is_future ? ": later than now; has the clock gone back?" : ""));
  }

  const Shared& shared_;
  const KafkaOptions& kafka_;
  Diagnosis diagnosis_;
};

}  // namespace

void add_doctor(CLI::App& app, Shared& shared) {
  auto kafka = std::make_shared<KafkaOptions>();
  CLI::App* command = app.add_subcommand("doctor", "Look at disk, clock, ledger and Kafka");
  add_kafka_options(*command, *kafka);
  command->footer(
      "Examples:\n  patledger doctor --data /var/lib/patledger\n"
      "  patledger doctor --kafka kafka-1:9092");
  command->callback([&shared, kafka] { shared.exit_code = Doctor(shared, *kafka).run(); });
}

}  // namespace patledger
