#pragma once

// Node: one ledger that follows one partition of the command topic, and publishes what comes of it
// where it leads. It is a replica: any number of nodes that follow the same partition have the same
// log, entry for entry.
//
// Threading: one thread, but for standing().

#include <memory>
#include <mutex>
#include <string>

#include "connectors/kafka/audit.h"
#include "connectors/kafka/ingest.h"
#include "connectors/kafka/publisher.h"
#include "deploy/patledger/session.h"

namespace patledger {

struct NodeOptions {
  std::string directory;
  connectors::kafka::Connection connection;
  std::int32_t partition = 0;
  std::size_t batch = 1000;
  bool publish = false;
  ledger::Language language = ledger::Language::kZh;
  int audit_every_s = 60;
  bool reread = false;  // CommandSource::Options has what these are.
  bool unsafe_trust_committed = false;
};

struct NodeStanding {
  std::int32_t partition = 0;
  bool is_connected = false;
  ledger::Seq recorded = 0;    // The position of the next record.
  std::uint64_t end = 0;       // Where the partition ends, as last heard.
  std::int64_t behind_ms = 0;  // How old the last record taken is, where there are newer ones.
  connectors::kafka::Publisher::Standing publishing;
  connectors::kafka::ClientStatistics client;

  std::uint64_t behind() const { return end > recorded ? end - recorded : 0; }
};

class Node {
 public:
  static ledger::Result<std::unique_ptr<Node>> open(const NodeOptions& options);
  ~Node();

  // Takes what there is, waiting `wait_ms` for a first record; gives whether there was one. An
  // Error is for good: it names what is wrong with the topic, the disk or the brokers' leave.
  ledger::Result<bool> step(int wait_ms);
  // Everything taken is on disk, what it leads to is published where that can be done in
  // `patience_ms`, and a snapshot is made where it is worth it.
  ledger::Status close(int patience_ms);

  NodeStanding standing() const;  // From any thread.
  const ledger::Ledger& ledger() const { return *session_.ledger; }

 private:
  explicit Node(const NodeOptions& options) : options_(options) {}
  void tell_standing();

  NodeOptions options_;
  Session session_;
  std::unique_ptr<connectors::kafka::CommandSource> source_;
  std::unique_ptr<connectors::kafka::Ingest> ingest_;
  // Last: they read the ledger's log.
  std::unique_ptr<connectors::kafka::Publisher> publisher_;
  std::unique_ptr<connectors::kafka::Audit> audit_;
  mutable std::mutex mutex_;
  NodeStanding standing_;
};

}  // namespace patledger
