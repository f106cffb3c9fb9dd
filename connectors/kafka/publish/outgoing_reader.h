#pragma once

// OutgoingReader: a consumer that reads outgoing topics, and does not join its group. Threading:
// one thread.

#include <optional>
#include <string>

#include "connectors/kafka/client/client.h"
#include "connectors/kafka/publish/published.h"

namespace connectors::kafka {

class OutgoingReader {
 public:
  static ledger::Result<OutgoingReader> open(const Connection& connection,
                                             const std::string& group);
  ~OutgoingReader();
  OutgoingReader(OutgoingReader&&) = default;
  OutgoingReader& operator=(OutgoingReader&&) = delete;

  rd_kafka_t* get() const { return client_.get(); }

  // 0 for a topic that does not exist. Empty if the brokers do not answer.
  ledger::Result<std::optional<PartitionCounts>> count_partitions() const;
  // As read_published() in published.h.
  ledger::Result<std::optional<Published>> read(
      const ledger::service::FollowedPartition& followed) const;

 private:
  explicit OutgoingReader(Client client) : client_(std::move(client)) {}
  Client client_;
};

}  // namespace connectors::kafka
