#include "deploy/patledger/node/node.h"

#include <sys/statvfs.h>

#include <chrono>
#include <thread>

#include "deploy/patledger/node/followed.h"

namespace patledger {
namespace {

using connectors::kafka::Audit;
using connectors::kafka::CommandSource;
using connectors::kafka::Ingest;
using connectors::kafka::Publisher;
using ledger::Result;
using ledger::Status;

std::uint64_t disk_free_bytes(const std::string& directory) {
  struct statvfs space {};
  if (::statvfs(directory.c_str(), &space) != 0) return 0;
  return static_cast<std::uint64_t>(space.f_bavail) * space.f_frsize;
}

}  // namespace

Node::~Node() = default;

Result<std::unique_ptr<Node>> Node::open(const NodeOptions& options) {
  std::unique_ptr<Node> node(new Node(options));
  auto opened = node->session_.follow(options.directory, new_followed(options.partition));
  if (!opened) return opened.error();
  ledger::service::Ledger& ledger = *node->session_.ledger;
  auto source =
      CommandSource::open({options.connection, *ledger.cursor(), options.directory + "/quarantine",
                           options.reread, options.unsafe_trust_committed});
  if (!source) return source.error();
  node->source_ = std::move(*source);
  node->ingest_ = std::make_unique<Ingest>(
      ledger, *node->source_, options.batch,
      [self = node.get()](const ledger::Entry& entry) { self->counts_.add(entry); });
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
  if (auto found = finding()) return *found;
  if (!is_outgoing_checked_) {
    auto checked = check_outgoing();
    if (!checked || !*checked) {
      update_status();
      return checked;
    }
  }
  auto recorded = ingest_->step(wait_ms);
  if (!recorded) return recorded;
  if (auto same = compare_outgoing(); !same) return same.error();
  if (!*recorded) {  // Idle: a snapshot delays no record.
    if (auto saved = session_.ledger->snapshot_if_due(); !saved) return saved.error();
  }
  update_status();
  return recorded;
}

std::optional<ledger::Error> Node::finding() const {
  std::optional<ledger::Error> found;
  if (audit_) found = audit_->finding();
  if (!found && publisher_) found = publisher_->finding();
  return found;
}

// Before the first record is read: it could take the position of one that was lost. A node that may
// not read the outgoing topics is not held up: the publisher reports that.
Result<bool> Node::check_outgoing() {
  if (!options_.unsafe_trust_committed) {
    const auto checked = connectors::kafka::check_published(options_.connection,
                                                            session_.ledger->cursor()->followed);
    if (checked && !*checked) return false;
    if (!checked && checked.error().code != ledger::ErrorCode::kAway) return checked.error();
    if (checked) outgoing_ = **checked;
  }
  is_outgoing_checked_ = true;
  return true;
}

// Once the ledger has all positions that the outgoing topics hold. Then it may publish.
Status Node::compare_outgoing() {
  const auto& log = session_.ledger->log();
  const bool is_behind = outgoing_ && log.size() < outgoing_->end;
  const bool is_followed = source_->is_compared() && ingest_->is_root_checked();
  if (is_outgoing_compared_ || is_behind || !is_followed) return ledger::Done{};
  if (outgoing_) {
    if (auto same = compare_published(*outgoing_, log); !same) return same;
  }
  is_outgoing_compared_ = true;
  if (publisher_) publisher_->start();
  return ledger::Done{};
}

void Node::update_status() {
  NodeStatus status;
  status.partition = options_.partition;
  status.heartbeat = SystemClock().now();
  status.is_connected = source_->is_answered();
  status.recorded = session_.ledger->log().size();
  status.end = source_->end();
  status.client = source_->statistics();
  status.counts = counts_;
  status.writes = session_.ledger->write_times();
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
  if (audit_) status.audited_at = audit_->passed_at();
  status.disk_free_bytes = disk_free_bytes(options_.directory);
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
  halt();
  if (audit_) audit_->stop();
  return session_.ledger->close();
}

void Node::halt() {
  if (publisher_) publisher_->stop();
}

}  // namespace patledger
