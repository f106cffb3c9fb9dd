#pragma once

// Leadership decides which node of a ledger publishes. The nodes are members of a consumer group
// that subscribes to the command topic; the member that the ledger's partition is assigned to is
// the publisher. If it fails, the brokers reassign the partition after some six seconds. The group
// reads no records; its committed offset is the position up to which everything is published.
//
// It is not a lock: a node that was suspended may still regard itself as the publisher. What it
// then writes are duplicates with their original ce_sequence, and its commits are rejected.
//
// Threading: one thread.

#include <memory>
#include <optional>

#include "connectors/kafka/client/connection.h"
#include "ledger/service/replication.h"

namespace connectors::kafka {

// The group of the ledger's publishers.
std::string publisher_group(const ledger::service::FollowedPartition& followed);

class Leadership {
 public:
  static ledger::Result<std::unique_ptr<Leadership>> open(
      const Connection& connection, const ledger::service::FollowedPartition& followed);
  ~Leadership();  // Leaves the group.
  Leadership(const Leadership&) = delete;
  Leadership& operator=(const Leadership&) = delete;

  // Serves the rebalances; call it every few seconds at least, or the brokers remove the member.
  void poll();
  bool is_held() const;
  // Why it cannot be acquired; empty if another node holds it, or the brokers have not answered.
  const std::string& last_error() const;

  // The committed position: all records of the positions before it are published. 0 if nothing was
  // committed; empty if the brokers do not answer.
  std::optional<ledger::Seq> committed();
  // Asynchronous. A failure is not reported: the next commit includes this one.
  void commit(ledger::Seq position);

 private:
  struct Impl;
  explicit Leadership(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace connectors::kafka
