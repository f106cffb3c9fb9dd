#include "deploy/patledger/node/node_runner.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <deque>
#include <optional>
#include <thread>

#include "deploy/patledger/cli/exit_code.h"
#include "deploy/patledger/node/followed.h"
#include "deploy/patledger/node/metrics.h"
#include "deploy/patledger/node/node.h"
#include "deploy/patledger/node/node_reporter.h"
#include "ledger/os/file.h"

namespace patledger {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr int kWaitMs = 100;
constexpr int kPatienceMs = 10'000;  // For publishing the rest.

volatile std::sig_atomic_t stop_requested = 0;

struct RunningNode {
  RunningNode(std::unique_ptr<Node> opened, std::int32_t partition)
      : node(std::move(opened)), reporter(partition) {}

  std::unique_ptr<Node> node;
  NodeReporter reporter;
  std::atomic<NodePhase> phase = NodePhase::kRunning;
};

class NodeRunner {
 public:
  NodeRunner(const GlobalOptions& options, const NodeRunnerOptions& how)
      : options_(options), how_(how) {}

  int run() {
    if (const int code = open(); code != kDone) return code;
    running_ = nodes_.size();
    std::vector<std::thread> threads;
    threads.reserve(nodes_.size());
    for (RunningNode& one : nodes_) threads.emplace_back([this, &one] { run_node(one); });
    watch();
    for (std::thread& thread : threads) thread.join();
    return exit_code_;
  }

 private:
  int open() {
    const auto config = kafka_config(how_.kafka);
    if (!config) return report(config.error());
    const auto& partitions = how_.partitions.empty() ? config->partitions : how_.partitions;
    for (const std::int32_t partition : partitions) {
      const bool has_several = partitions.size() > 1;
      const std::string directory = partition_directory(options_.directory, partition, has_several);
      if (has_several) {
        const auto made = ledger::os::make_directories(directory);
        if (!made) return report(made.error());
      }
      auto node = Node::open({directory, config->kafka, partition, how_.batch, how_.publish,
                              options_.lang(), how_.audit_every_s, how_.reread,
                              how_.unsafe_trust_committed});
      if (!node) return report(node.error());
      nodes_.emplace_back(std::move(*node), partition);
    }
    return kDone;
  }

  void run_node(RunningNode& one) {
    const auto finished = how_.until_end ? catch_up(*one.node) : follow(*one.node);
    const auto closed = finished ? one.node->close(kPatienceMs) : finished;
    one.phase = closed ? NodePhase::kStopped : NodePhase::kHalted;
    if (closed) {
      one.reporter.stopped(one.node->ledger().log().size());
    } else {
      one.node->halt();
      one.reporter.halted(closed.error());
      raise_exit_code(exit_code_of(closed.error()));
    }
    --running_;
  }

  void raise_exit_code(int code) {
    int highest = exit_code_;
    while (highest < code && !exit_code_.compare_exchange_weak(highest, code)) {
    }
  }

  static ledger::Status follow(Node& node) {
    while (stop_requested == 0) {
      if (const auto stepped = node.step(kWaitMs); !stepped) return stepped.error();
    }
    return ledger::Done{};
  }

  ledger::Status catch_up(Node& node) const {
    const auto until = SteadyClock::now() + std::chrono::seconds(how_.timeout_s);
    std::optional<std::uint64_t> end;
    while (stop_requested == 0) {
      const auto stepped = node.step(kWaitMs);
      if (!stepped) return stepped.error();
      const NodeStatus now = node.status();
      if (!end && now.is_connected) end = now.end;
      if (end && !*stepped && now.recorded >= *end) break;
      if (!end && SteadyClock::now() > until) return connectors::kafka::no_answer();
    }
    return ledger::Done{};
  }

  // Reports on the nodes until all of them have ended.
  void watch() {
    Metrics metrics;
    while (running_ > 0) {
      std::this_thread::sleep_for(std::chrono::milliseconds(kWaitMs));
      for (RunningNode& one : nodes_) one.reporter.update(one.node->status());
      if (!how_.metrics.empty() && metrics.is_due()) write(metrics);
    }
    if (!how_.metrics.empty()) write(metrics);  // A last time: the nodes have ended.
  }

  void write(Metrics& metrics) {
    for (const RunningNode& one : nodes_) {
      NodeStatus status = one.node->status();
      status.phase = one.phase;
      if (status.phase != NodePhase::kRunning) {
        status.is_connected = false;
        status.client.brokers_up.clear();
      }
      metrics.set(status);
    }
    metrics.write(how_.metrics);
  }

  const GlobalOptions& options_;
  const NodeRunnerOptions& how_;
  std::deque<RunningNode> nodes_;
  std::atomic<std::size_t> running_ = 0;
  std::atomic<int> exit_code_ = kDone;
};

}  // namespace

int run_nodes(const GlobalOptions& options, const NodeRunnerOptions& how) {
  if (!how.kafka.is_given()) {
    print_error("no brokers given: use --kafka HOST:PORT or --config FILE");
    return kUsage;
  }
  std::signal(SIGINT, [](int) { stop_requested = 1; });
  std::signal(SIGTERM, [](int) { stop_requested = 1; });
  return NodeRunner(options, how).run();
}

}  // namespace patledger
