#pragma once

// TopicsAdmin describes, creates and alters topics. Every request has a time limit: some ten
// seconds until any broker answers, and ten more until the responsible broker does.
//
// Threading: one thread.

#include <memory>
#include <string>
#include <vector>

#include "connectors/kafka/topics/topic_drift.h"

namespace connectors::kafka {

class TopicsAdmin {
 public:
  // kInvalid if librdkafka rejects a setting. Sends nothing to the brokers.
  static ledger::Result<TopicsAdmin> open(const Connection& connection);
  ~TopicsAdmin();
  TopicsAdmin(TopicsAdmin&& other) noexcept;
  TopicsAdmin& operator=(TopicsAdmin&& other) noexcept;

  ledger::Result<Cluster> describe_cluster();
  // In the order of `specs`. kAway also if access is denied.
  ledger::Result<std::vector<FoundTopic>> describe(const std::vector<TopicSpec>& specs);
  // Succeeds if the topic exists already.
  ledger::Status create(const TopicSpec& spec);
  // Replaces all settings of the topic: those not in the list return to the brokers' defaults.
  ledger::Status alter(const std::string& topic, const std::vector<Setting>& settings);

 private:
  struct Handles;
  explicit TopicsAdmin(std::unique_ptr<Handles> handles);

  std::unique_ptr<Handles> handles_;
};

}  // namespace connectors::kafka
