#pragma once

// What a topic is compared with what it is to be. Pure: the asking is done in topics_admin.h.

#include <string>
#include <vector>

#include "connectors/kafka/topics.h"

namespace connectors::kafka {

struct FoundSetting {
  std::string name;
  std::string value;
  bool is_of_topic = false;  // Set on the topic itself, not taken from the brokers.
  bool is_hidden = false;    // The brokers do not tell its value.
};

struct FoundTopic {
  bool is_there = false;
  int partitions = 0;
  int copies = 0;  // Of the partition that has the fewest.
  std::vector<FoundSetting> settings;
};

// With `brokers` alive there are at most so many copies, and no more is wanted.
std::vector<TopicFinding> drift_of(const TopicSpec& spec, const FoundTopic& found, int brokers);

// The topic as it can be with so many copies: min.insync.replicas leaves one of them to be away,
// or else the loss of one broker stops all writing.
TopicSpec fitted(const TopicSpec& spec, int copies);

// All that is to be set on the topic: the wanted settings, and what it was set to beyond them.
// kInvalid where one of those cannot be read, as it would be lost.
ledger::Result<std::vector<Setting>> settings_to_keep(const TopicSpec& wanted,
                                                      const FoundTopic& found);

}  // namespace connectors::kafka
