#include "deploy/patledger/node/node_reporter.h"

#include <spdlog/spdlog.h>

#include "deploy/patledger/cli/log.h"

namespace patledger {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr auto kReportEvery = std::chrono::seconds(10);
constexpr std::uint64_t kFarBehind = 10'000;  // Records.

}  // namespace

NodeReporter::NodeReporter(std::int32_t partition)
    : log_(spdlog::default_logger()->clone(partition_logger(partition))) {}

void NodeReporter::update(const NodeStatus& status) {
  const std::scoped_lock lock(mutex_);
  if (has_ended_) return;
  report_progress(status);
  report_connection(status);
  report_publishing(status);
  last_ = status;
}

void NodeReporter::halted(const ledger::Error& error) {
  const std::scoped_lock lock(mutex_);
  has_ended_ = true;
  log_->error("halted: " + error.context);
}

void NodeReporter::stopped(ledger::Seq position) {
  const std::scoped_lock lock(mutex_);
  has_ended_ = true;
  log_->info("stopped at position " + std::to_string(position));
}

// A lost connection is an event of a broker, which the client logs.
void NodeReporter::report_connection(const NodeStatus& status) {
  if (!status.is_connected || was_connected_) return;
  was_connected_ = true;
  log_->info("connected at position " + std::to_string(status.recorded) + " of " +
             std::to_string(status.end));
}

void NodeReporter::report_publishing(const NodeStatus& status) {
  const auto& now = status.publishing;
  if (now.is_publisher != last_.publishing.is_publisher) {
    if (now.is_publisher) {
      log_->info("became publisher at position " + std::to_string(now.published));
    } else {
      log_->info("stopped publishing");
    }
  }
  const bool is_new = !now.last_error.empty() && now.last_error != reported_error_;
  if (!is_new || now.last_error == connectors::kafka::kNoAnswerText) return;
  reported_error_ = now.last_error;
  log_->warn("publishing blocked: " + now.last_error);
}

void NodeReporter::report_progress(const NodeStatus& status) {
  if (status.behind() == 0) {
    progress_.reset();
    if (is_behind_) log_->info("caught up at position " + std::to_string(status.recorded));
    is_behind_ = false;
    return;
  }
  const auto now = SteadyClock::now();
  if (status.behind() > kFarBehind && !is_behind_) {
    is_behind_ = true;
    progress_.emplace("catch up", status.end);
    reported_at_ = now;
  }
  if (progress_) progress_->update(status.recorded);
  if (is_behind_ && now - reported_at_ > kReportEvery) {
    reported_at_ = now;
    log_->info(std::to_string(status.behind()) + " records and " +
               std::to_string(status.behind_ms / 1000) + " s behind");
  }
}

}  // namespace patledger
