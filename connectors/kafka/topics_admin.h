#pragma once

// TopicsAdmin asks and tells the brokers about topics. Every question has an end: some ten seconds
// until a broker answers at all, and as many until the one that is to decide does.
//
// Threading: one thread.

#include <memory>
#include <string>
#include <vector>

#include "connectors/kafka/topic_drift.h"

namespace connectors::kafka {

class TopicsAdmin {
 public:
  // kInvalid for a setting of the connection. Nobody is asked yet.
  static ledger::Result<TopicsAdmin> open(const Connection& connection);
  ~TopicsAdmin();
  TopicsAdmin(TopicsAdmin&& other) noexcept;
  TopicsAdmin& operator=(TopicsAdmin&& other) noexcept;

  ledger::Result<Cluster> cluster();
  // In the order of the names; kAway also where we have no right to look.
  ledger::Result<std::vector<FoundTopic>> find(const std::vector<TopicSpec>& specs);
  ledger::Status create(const TopicSpec& spec);
  // Replaces all that is set on the topic: the brokers then know these and no others.
  ledger::Status set_settings(const std::string& topic, const std::vector<Setting>& settings);

 private:
  struct Handles;
  explicit TopicsAdmin(std::unique_ptr<Handles> handles);

  std::unique_ptr<Handles> handles_;
};

}  // namespace connectors::kafka
