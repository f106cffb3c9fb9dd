#pragma once

// NodeReporter logs how a node changes (cli/log.h), and draws its progress on a terminal.
//
//   info   connected, became publisher, stopped publishing, caught up, and every ten seconds how
//          far the node is behind, if that is more than 10,000 records
//   warn   publishing is blocked, with the cause
//   error  halted, with the cause
//
// Brokers that do not answer are in the log of the clients (connectors/kafka/client/client_log.h).
//
// Nothing follows the line that the node halted or stopped.
//
// Threading: one thread for update(); halted() and stopped() from any.

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>

#include "connectors/terminal/progress.h"
#include "deploy/patledger/node/node.h"

namespace spdlog {
class logger;
}

namespace patledger {

class NodeReporter {
 public:
  explicit NodeReporter(std::int32_t partition);

  // Reports what changed since the last call.
  void update(const NodeStatus& status);
  void halted(const ledger::Error& error);
  void stopped(ledger::Seq position);

 private:
  void report_connection(const NodeStatus& status);
  void report_publishing(const NodeStatus& status);
  void report_progress(const NodeStatus& status);

  std::shared_ptr<spdlog::logger> log_;
  std::mutex mutex_;
  bool has_ended_ = false;
  NodeStatus last_;
  bool was_connected_ = false;
  std::string reported_error_;  // Of publishing.
  bool is_behind_ = false;
  std::optional<connectors::terminal::Progress> progress_;
  std::chrono::steady_clock::time_point reported_at_;
};

}  // namespace patledger
