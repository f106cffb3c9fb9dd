#pragma once

// RestoredTopic: the command topic as the brokers show it, its creation, and the switch between the
// moments of the records (CreateTime) and those of the brokers (LogAppendTime).
//
// Threading: one thread.

#include <string_view>

#include "connectors/kafka/topics/topics_admin.h"

namespace connectors::kafka {

class RestoredTopic {
 public:
  // kInvalid if librdkafka rejects a setting. Sends nothing to the brokers.
  static ledger::Result<RestoredTopic> open(const Connection& connection, TopicSpec spec);

  ledger::Status look();  // kAway if no broker answers. The first of all calls.
  bool exists() const { return found_.exists; }
  int partitions() const { return found_.partitions; }
  bool has_create_time() const;
  const std::string& cluster() const { return cluster_.id; }

  // With CreateTime, and `partitions` at least.
  ledger::Status create(int partitions);
  // With all settings of the topic that exists. Returns when the brokers apply them.
  ledger::Status set_create_time();
  ledger::Status set_log_append_time();

 private:
  RestoredTopic(TopicSpec spec, TopicsAdmin admin)
      : spec_(std::move(spec)), admin_(std::move(admin)) {}
  ledger::Status alter(std::string_view timestamp_type);
  ledger::Status wait_for(const TopicSpec& wanted);

  TopicSpec spec_;
  TopicsAdmin admin_;
  FoundTopic found_;
  Cluster cluster_;
};

}  // namespace connectors::kafka
