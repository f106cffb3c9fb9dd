#pragma once

// The command topic as the brokers show it, without a ledger: for a diagnosis, and before a change
// of its settings. A restoration that was interrupted leaves a topic with CreateTime, which only
// another restoration may finish: it compares and switches it.

#include <vector>

#include "connectors/kafka/topics/topics.h"
#include "ledger/service/replication.h"

namespace connectors::kafka {

struct CommandPartition {
  ledger::service::FollowedPartition followed;  // Without a node.
  std::uint64_t low = 0;                        // Of the first record that is present.
  std::uint64_t end = 0;                        // The offset after the last record.
  ledger::service::Restoration restoration;     // As that record says; none if it was not restored.

  bool is_restored_in_part() const { return restoration.until > end; }
};

struct CommandTopic {
  bool has_create_time = false;
  std::vector<CommandPartition> partitions;  // Empty if it does not exist.

  bool is_restoration_unfinished() const;
};

// kAway if no broker answers, or access is denied.
ledger::Result<CommandTopic> look_at_command_topic(const Connection& connection);

// Marks what only the restoration may repair.
void mark_unfinished(std::vector<TopicFinding>& findings);

}  // namespace connectors::kafka
