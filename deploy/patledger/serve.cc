// patledger serve, patledger ingest: ledgers that follow a Kafka topic, for ever or up to its end.

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "connectors/console/progress.h"
#include "deploy/patledger/kafka_options.h"
#include "deploy/patledger/metrics.h"
#include "deploy/patledger/node.h"

namespace patledger {
namespace {

using connectors::console::Progress;
using SteadyClock = std::chrono::steady_clock;

constexpr int kWaitMs = 100;
constexpr int kPatienceMs = 10'000;  // For what is left to be published.
constexpr auto kTellEvery = std::chrono::seconds(10);
constexpr std::uint64_t kWorthTelling = 10'000;  // Records behind.

volatile std::sig_atomic_t stop_asked = 0;

struct Arguments {
  KafkaOptions kafka;
  std::vector<std::int32_t> partitions;
  std::size_t batch = 1000;
  std::string metrics;
  int timeout_s = 60;
  int audit_every_s = 60;
  bool is_standby = false;
  bool reread = false;
  bool unsafe_trust_committed = false;
  bool is_serve = false;
};

std::string name_of(const NodeStanding& standing) {
  return "partition " + std::to_string(standing.partition);
}

void say(const NodeStanding& standing, const std::string& text) {
  std::fprintf(stderr, "patledger: %s: %s\n", name_of(standing).c_str(), text.c_str());
}

// Tells how one node gets on: a bar while it catches up on a terminal, a line now and then
// elsewhere, and what changes.
class Teller {
 public:
  void tell(const NodeStanding& now) {
    tell_progress(now);
    if (now.is_connected != was_.is_connected) {
      say(now, now.is_connected
                   ? "at " + std::to_string(now.recorded) + " of " + std::to_string(now.end)
                   : std::string("the brokers do not answer"));
    }
    if (now.publishing.is_leader != was_.publishing.is_leader) {
      say(now, now.publishing.is_leader
                   ? "publishes; all before " + std::to_string(now.publishing.published) +
                         " is in the topics"
                   : std::string("publishes no more"));
    }
    if (now.publishing.trouble != was_.publishing.trouble && !now.publishing.trouble.empty()) {
      say(now, "publishing waits: " + now.publishing.trouble);
    }
    was_ = now;
  }

 private:
  void tell_progress(const NodeStanding& now) {
    if (now.behind() == 0) {
      if (is_behind_) say(now, "caught up at " + std::to_string(now.recorded));
      is_behind_ = false;
      progress_.reset();
      return;
    }
    if (now.behind() > kWorthTelling && !is_behind_) {
      is_behind_ = true;
      progress_.emplace("catch up", now.end);
      told_at_ = SteadyClock::now();
    }
    if (progress_) progress_->update(now.recorded);
    if (is_behind_ && SteadyClock::now() - told_at_ > kTellEvery) {
      told_at_ = SteadyClock::now();
      say(now, std::to_string(now.behind()) + " records and " +
                   std::to_string(now.behind_ms / 1000) + " s behind");
    }
  }

  NodeStanding was_;
  bool is_behind_ = false;
  std::optional<Progress> progress_;
  SteadyClock::time_point told_at_;
};

// Several ledgers have a directory each.
std::string directory_of(const Shared& shared, std::size_t ledgers, std::int32_t partition) {
  if (ledgers == 1) return shared.directory;
  return shared.directory + "/partition-" + std::to_string(partition);
}

class Service {
 public:
  Service(const Shared& shared, const Arguments& arguments)
      : shared_(shared), arguments_(arguments) {}

  int run() {
    auto config = kafka_config(arguments_.kafka);
    if (!config) return report(config.error());
    const auto& partitions =
        arguments_.partitions.empty() ? config->partitions : arguments_.partitions;
    for (const std::int32_t partition : partitions) {
      const std::string directory = directory_of(shared_, partitions.size(), partition);
      if (partitions.size() > 1) std::filesystem::create_directories(directory);
      auto node = Node::open({directory, config->kafka, partition, arguments_.batch,
                              arguments_.is_serve && !arguments_.is_standby, shared_.lang(),
                              arguments_.audit_every_s, arguments_.reread,
                              arguments_.unsafe_trust_committed});
      if (!node) return report(node.error());
      nodes_.push_back(std::move(*node));
    }
    running_ = nodes_.size();
    std::vector<std::thread> threads;
    threads.reserve(nodes_.size());
    for (auto& node : nodes_) {
      threads.emplace_back([this, &node = *node] { run_node(node); });
    }
    watch();
    for (std::thread& thread : threads) thread.join();
    return exit_code_;
  }

 private:
  void run_node(Node& node) {
    const int failed = arguments_.is_serve ? follow(node) : catch_up(node);
    if (failed != kDone) {
      int code = exit_code_;
      while (code < failed && !exit_code_.compare_exchange_weak(code, failed)) {
      }
    }
    --running_;
  }

  static int halt(const Node& node, const ledger::Error& error) {
    say(node.standing(), "halts");
    return report(error);
  }

  int follow(Node& node) {
    while (stop_asked == 0) {
      const auto taken = node.step(kWaitMs);
      if (!taken) return halt(node, taken.error());
    }
    return close(node);
  }

  static int close(Node& node) {
    const auto closed = node.close(kPatienceMs);
    if (!closed) return halt(node, closed.error());
    say(node.standing(), "stopped at " + std::to_string(node.ledger().log().size()));
    return kDone;
  }

  // Up to where the partition ended when it was first asked.
  int catch_up(Node& node) {
    const auto until = SteadyClock::now() + std::chrono::seconds(arguments_.timeout_s);
    std::optional<std::uint64_t> end;
    while (stop_asked == 0) {
      const auto taken = node.step(kWaitMs);
      if (!taken) return halt(node, taken.error());
      const NodeStanding now = node.standing();
      if (!end && now.is_connected) end = now.end;
      if (end && !*taken && now.recorded >= *end) break;
      if (!end && SteadyClock::now() > until) {
        return halt(node, {ledger::ErrorCode::kAway, "the brokers do not answer"});
      }
    }
    return close(node);
  }

  // Until all nodes are done: tells how they get on.
  void watch() {
    std::vector<Teller> tellers(nodes_.size());
    Metrics metrics;
    while (running_ > 0) {
      std::this_thread::sleep_for(std::chrono::milliseconds(kWaitMs));
      for (std::size_t i = 0; i < nodes_.size(); ++i) {
        const NodeStanding now = nodes_[i]->standing();
        tellers[i].tell(now);
        metrics.set(now);
      }
      if (!arguments_.metrics.empty()) metrics.write_where_due(arguments_.metrics);
    }
  }

  const Shared& shared_;
  const Arguments& arguments_;
  std::vector<std::unique_ptr<Node>> nodes_;
  std::atomic<std::size_t> running_ = 0;
  std::atomic<int> exit_code_ = kDone;
};

int run(const Shared& shared, const Arguments& arguments) {
  if (!arguments.kafka.is_given()) {
    std::fputs("patledger: where are the brokers? --kafka HOST:PORT, or --config FILE\n", stderr);
    return kUsage;
  }
  std::signal(SIGINT, [](int) { stop_asked = 1; });
  std::signal(SIGTERM, [](int) { stop_asked = 1; });
  return Service(shared, arguments).run();
}

void add_common(CLI::App& command, Arguments& arguments) {
  add_kafka_options(command, arguments.kafka);
  command
      .add_option("--partition", arguments.partitions,
                  "Partitions of the command topic, each a ledger; 0 if left out. Several have a "
                  "directory partition-N each")
      ->check(CLI::Range(0, kPartitionMax))
      ->delimiter(',');
  command.add_option("--batch", arguments.batch, "Records to one synced write, at most")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  command.add_option("--metrics", arguments.metrics,
                     "Write metrics to this file, for Prometheus' textfile collector");
  command.add_flag("--reread", arguments.reread,
                   "The ledger's disk went back, and the records are to be read again");
  command
      .add_flag("--unsafe-trust-committed", arguments.unsafe_trust_committed,
                "For tests: commit before writing and compare nothing, so that records are lost")
      ->group("");
}

}  // namespace

void add_serve(CLI::App& app, Shared& shared) {
  auto arguments = std::make_shared<Arguments>();
  arguments->is_serve = true;
  CLI::App* command = app.add_subcommand("serve", "Follow Kafka, and publish what comes of it");
  add_common(*command, *arguments);
  command
      ->add_option("--audit-every", arguments->audit_every_s,
                   "Seconds after which the newest records are read again and compared")
      ->check(CLI::Range(1, 86'400))
      ->capture_default_str();
  command->add_flag("--standby", arguments->is_standby, "Never publish");
  command->footer(
      "Examples:\n"
      "  patledger serve --kafka kafka-1:9092,kafka-2:9092 --data /var/lib/patledger\n"
      "  patledger serve --config /etc/patledger/patledger.toml\n"
      "It ends with SIGTERM, or halts with the cause where the topic is not what it has followed.");
  command->callback([&shared, arguments] { shared.exit_code = run(shared, *arguments); });
}

void add_ingest(CLI::App& app, Shared& shared) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      app.add_subcommand("ingest", "Take what a Kafka topic holds, up to its end; publish nothing");
  add_common(*command, *arguments);
  command->add_option("--timeout", arguments->timeout_s, "Seconds to wait for the brokers")
      ->capture_default_str();
  command->footer("Examples:\n  patledger ingest --kafka localhost:9092 --data replica");
  command->callback([&shared, arguments] { shared.exit_code = run(shared, *arguments); });
}

}  // namespace patledger
