#pragma once

// Node: one ledger that follows one partition of the command topic, and publishes its results while
// it is the publisher. All nodes that follow the same partition have the same log, entry for entry.
//
// Threading: one thread, except status().

#include <memory>
#include <mutex>
#include <string>

#include "connectors/kafka/ingest/audit.h"
#include "connectors/kafka/ingest/ingest.h"
#include "connectors/kafka/publish/published_check.h"
#include "connectors/kafka/publish/publisher.h"
#include "deploy/patledger/node/recorded_counts.h"
#include "deploy/patledger/session/session.h"

namespace patledger {

struct NodeOptions {
  std::string directory;
  connectors::kafka::Connection connection;
  std::int32_t partition = 0;
  std::size_t batch = 1000;  // Records in one synced write.
  bool publish = false;
  ledger::Language language = ledger::Language::kZh;
  int audit_every_s = 60;
  bool reread = false;  // See CommandSource::Options.
  bool unsafe_trust_committed = false;
};

enum class NodePhase : std::uint8_t { kRunning, kStopped, kHalted };

struct NodeStatus {
  std::int32_t partition = 0;
  NodePhase phase = NodePhase::kRunning;  // Set by the owner of the node.
  ledger::Instant heartbeat;              // When step() last returned.
  bool is_connected = false;   // The leader of the partition answers, and its end is known.
  ledger::Seq recorded = 0;    // The position of the next record.
  std::uint64_t end = 0;       // The end of the partition, as last reported by the brokers.
  std::int64_t behind_ms = 0;  // The age of the newest entry, if there are newer records.
  connectors::kafka::PublisherStatus publishing;
  connectors::kafka::ClientStatistics client;
  RecordedCounts counts;               // Since the node was opened, as writes.
  ledger::service::WriteTimes writes;  // Of synced batches.
  ledger::Instant audited_at;          // Audit::passed_at().
  std::uint64_t disk_free_bytes = 0;   // On the disk of the directory.

  std::uint64_t behind() const { return end > recorded ? end - recorded : 0; }
};

class Node {
 public:
  static ledger::Result<std::unique_ptr<Node>> open(const NodeOptions& options);
  ~Node();

  // Records the next records of the partition; waits `wait_ms` for the first one. Returns whether
  // there was one. An Error is permanent: it names the fault of the topic, the disk or the access.
  ledger::Result<bool> step(int wait_ms);
  // Writes everything to disk, publishes for up to `patience_ms`, and saves a snapshot if it is
  // due.
  ledger::Status close(int patience_ms);
  void halt();  // After an Error of step(): publishes nothing more.

  NodeStatus status() const;  // From any thread.
  const ledger::service::Ledger& ledger() const { return *session_.ledger; }

 private:
  explicit Node(const NodeOptions& options) : options_(options) {}
  ledger::Result<bool> check_outgoing();
  ledger::Status compare_outgoing();
  std::optional<ledger::Error> finding() const;
  void update_status();

  NodeOptions options_;
  Session session_;
  std::unique_ptr<connectors::kafka::CommandSource> source_;
  std::unique_ptr<connectors::kafka::Ingest> ingest_;
  // Last: they read the ledger's log.
  std::unique_ptr<connectors::kafka::Publisher> publisher_;
  std::unique_ptr<connectors::kafka::Audit> audit_;
  std::optional<connectors::kafka::Published> outgoing_;  // Empty also if it may not be read.
  bool is_outgoing_checked_ = false;
  bool is_outgoing_compared_ = false;
  RecordedCounts counts_;
  mutable std::mutex mutex_;
  NodeStatus status_;  // Without what other threads know.
};

}  // namespace patledger
