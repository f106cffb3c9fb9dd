#pragma once

// Compares a topic with its specification. Pure; topics_admin.h communicates with the brokers.

#include <string>
#include <vector>

#include "connectors/kafka/topics/topics.h"

namespace connectors::kafka {

struct FoundSetting {
  std::string name;
  std::string value;
  bool is_topic_level = false;  // Set on the topic; else a default of the brokers.
  bool is_hidden = false;       // The brokers do not return its value.
};

struct FoundTopic {
  bool exists = false;
  int partitions = 0;
  int replication = 0;  // Of the partition with the fewest replicas.
  std::vector<FoundSetting> settings;
};

// `brokers`: those that are up; no more replicas are expected.
std::vector<TopicFinding> drift_of(const TopicSpec& spec, const FoundTopic& found, int brokers);

// The specification for a lower number of replicas: min.insync.replicas is then one less, or else
// one broker that is down would block all writes.
TopicSpec fitted(const TopicSpec& spec, int replication);

// The settings of `wanted`, and the topic's other settings. kInvalid if the brokers hide the value
// of one of those, as altering the topic would reset it.
ledger::Result<std::vector<Setting>> merged_settings(const TopicSpec& wanted,
                                                     const FoundTopic& found);

}  // namespace connectors::kafka
