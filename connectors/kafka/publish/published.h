#pragma once

// What the outgoing topics hold of a ledger. A node that becomes the publisher continues after it,
// so that records are not sent twice. It outlives the command topic: published_check.h finds out
// whether that was lost and made again.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "connectors/kafka/publish/output_records.h"
#include "connectors/kafka/publish/producer.h"

namespace connectors::kafka {

// The last record of a ledger in a partition.
struct Tail {
  ledger::Seq seq = 0;
  std::string time;  // ce_time; empty for a dead letter.
  std::string hash;  // ledger_sha256; empty unless it is one.
};

// By output topic and partition: empty if no record of the ledger is among the last ones.
using Tails = std::array<std::vector<std::optional<Tail>>, kOutputTopics>;
using PartitionCounts = std::array<int, kOutputTopics>;

struct Published {
  // The position after the last one in the topics, or committed by a publisher; 0: none is found.
  ledger::Seq end = 0;
  Tails tails;
};

// A topic that does not exist holds nothing. Empty if the brokers do not answer; kAway if access is
// denied.
ledger::Result<std::optional<Published>> read_published(
    const Connection& connection, const ledger::service::FollowedPartition& followed);

// Whether any of the outgoing topics has or had a record, of whatever ledger. Needs no right to
// read them. kAway if the brokers do not answer.
ledger::Result<bool> is_anything_published(const Connection& connection);

}  // namespace connectors::kafka
