#include "deploy/patledger/node/node.h"

#include <chrono>
#include <random>
#include <thread>

#include "connectors/kafka/topics/topics.h"

namespace patledger {
namespace {

using connectors::kafka::Audit;
using connectors::kafka::CommandSource;
using connectors::kafka::Ingest;
using connectors::kafka::Publisher;
using ledger::Result;
using ledger::Status;

// Identifies this copy of the ledger to the brokers.
std::string new_node_name() {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::random_device random;
  std::string name;
  for (int i = 0; i < 16; ++i) name.push_back(kDigits[random() % kDigits.size()]);
  return name;
}

}  // namespace

Node::~Node() = default;

Result<std::unique_ptr<Node>> Node::open(const NodeOptions& options) {
  std::unique_ptr<Node> node(new Node(options));
  const ledger::service::FollowedPartition followed{
      {}, std::string(connectors::kafka::kCommandTopic), options.partition, new_node_name()};
  auto opened = node->session_.follow(options.directory, followed);
  if (!opened) return opened.error();
  ledger::service::Ledger& ledger = *node->session_.ledger;
  auto source =
      CommandSource::open({options.connection, *ledger.cursor(), options.directory + "/quarantine",
                           options.reread, options.unsafe_trust_committed});
  if (!source) return source.error();
  node->source_ = std::move(*source);
  node->ingest_ = std::make_unique<Ingest>(ledger, *node->source_, options.batch);
  if (options.publish) {
    node->publisher_ = std::make_unique<Publisher>(
        ledger.log(),
        Publisher::Options{options.connection, ledger.cursor()->followed, options.language});
  }
  if (!options.unsafe_trust_committed) {
    node->audit_ = std::make_unique<Audit>(
        ledger.log(),
        Audit::Options{options.connection, ledger.cursor()->followed, options.audit_every_s});
  }
  node->update_status();
  return node;
}

Result<bool> Node::step(int wait_ms) {
  if (audit_) {
    if (auto finding = audit_->finding()) return *finding;
  }
  auto recorded = ingest_->step(wait_ms);
  if (recorded && !*recorded) {  // Idle: a snapshot delays no record.
    if (auto saved = session_.ledger->snapshot_if_due(); !saved) return saved.error();
  }
  update_status();
  return recorded;
}

void Node::update_status() {
  NodeStatus status;
  status.partition = options_.partition;
  status.is_connected = source_->is_connected();
  status.recorded = session_.ledger->log().size();
  status.end = source_->end();
  status.client = source_->statistics();
  if (status.behind() > 0 && status.recorded > 0) {
    status.behind_ms = SystemClock().now().ms - session_.ledger->last_moment().ms;
  }
  const std::scoped_lock lock(mutex_);
  status_ = status;
}

NodeStatus Node::status() const {
  NodeStatus status;
  {
    const std::scoped_lock lock(mutex_);
    status = status_;
  }
  if (publisher_) status.publishing = publisher_->status();
  return status;
}

Status Node::close(int patience_ms) {
  if (auto settled = ingest_->settle(); !settled) return settled;
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(patience_ms);
  const auto is_published = [this] {
    const auto status = publisher_->status();
    return !status.is_publisher || status.published >= session_.ledger->log().size();
  };
  while (publisher_ && !is_published() && std::chrono::steady_clock::now() < until) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  publisher_.reset();
  audit_.reset();
  return session_.ledger->close();
}

}  // namespace patledger
