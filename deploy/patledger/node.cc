#include "deploy/patledger/node.h"

#include <chrono>
#include <random>
#include <thread>

#include "connectors/kafka/topics.h"

namespace patledger {
namespace {

using connectors::kafka::Audit;
using connectors::kafka::CommandSource;
using connectors::kafka::Ingest;
using connectors::kafka::Publisher;
using ledger::Result;
using ledger::Status;

// What names this copy of the ledger to the brokers.
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
  Shared shared;
  shared.directory = options.directory;
  const ledger::Order order{
      {}, std::string(connectors::kafka::kCommandTopic), options.partition, new_node_name()};
  if (auto opened = node->session_.follow(shared, order); !opened) return opened.error();
  ledger::Ledger& ledger = *node->session_.ledger;
  auto source =
      CommandSource::open({options.connection, *ledger.order(), options.directory + "/quarantine",
                           options.reread, options.unsafe_trust_committed});
  if (!source) return source.error();
  node->source_ = std::move(*source);
  node->ingest_ = std::make_unique<Ingest>(ledger, *node->source_, options.batch);
  if (options.publish) {
    node->publisher_ = std::make_unique<Publisher>(
        ledger.log(),
        Publisher::Options{options.connection, ledger.order()->order, options.language});
  }
  if (!options.unsafe_trust_committed) {
    node->audit_ = std::make_unique<Audit>(
        ledger.log(),
        Audit::Options{options.connection, ledger.order()->order, options.audit_every_s});
  }
  node->tell_standing();
  return node;
}

Result<bool> Node::step(int wait_ms) {
  if (audit_) {
    if (auto found = audit_->finding()) return *found;
  }
  auto taken = ingest_->step(wait_ms);
  if (taken && !*taken) {  // At rest: the time to save what would be long to fold again.
    if (auto saved = session_.ledger->snapshot_where_due(); !saved) return saved.error();
  }
  tell_standing();
  return taken;
}

void Node::tell_standing() {
  NodeStanding standing;
  standing.partition = options_.partition;
  standing.is_connected = source_->is_connected();
  standing.recorded = session_.ledger->log().size();
  standing.end = source_->end();
  standing.client = source_->statistics();
  if (standing.behind() > 0 && standing.recorded > 0) {
    standing.behind_ms = SystemClock().now().ms - session_.ledger->last_moment().ms;
  }
  const std::scoped_lock lock(mutex_);
  standing_ = standing;
}

NodeStanding Node::standing() const {
  NodeStanding standing;
  {
    const std::scoped_lock lock(mutex_);
    standing = standing_;
  }
  if (publisher_) standing.publishing = publisher_->standing();
  return standing;
}

Status Node::close(int patience_ms) {
  if (auto settled = ingest_->settle(); !settled) return settled;
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(patience_ms);
  const auto is_published = [this] {
    const auto standing = publisher_->standing();
    return !standing.is_leader || standing.published >= session_.ledger->log().size();
  };
  while (publisher_ && !is_published() && std::chrono::steady_clock::now() < until) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  publisher_.reset();
  audit_.reset();
  return session_.ledger->close();
}

}  // namespace patledger
