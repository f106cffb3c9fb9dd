#pragma once

// TailReader reads the last records of partitions of the outgoing topics, and finds the last
// position of one ledger in each. Threading: one thread.

#include <set>
#include <string>

#include "connectors/kafka/client/client.h"
#include "connectors/kafka/publish/published.h"

namespace connectors::kafka {

// The settings of the client that it is given.
std::span<const Setting> tail_settings();

class TailReader {
 public:
  // `ledger` is the partition that the ledger follows.
  TailReader(rd_kafka_t* client, std::int32_t ledger)
      : client_(client), ledger_(std::to_string(ledger)) {}

  // Reads up to `depth` records of each partition: other ledgers may have written the last ones.
  // false if the brokers do not answer in time; kAway if access is denied.
  ledger::Result<bool> read(const PartitionCounts& counts, std::uint64_t depth);

  const Tails& tails() const { return tails_; }
  bool has_more() const { return has_more_; }  // A partition has more records than were read.

 private:
  ledger::Result<bool> add(OutputTopic output, int partitions, std::uint64_t depth);
  void take(const rd_kafka_message_t& message);

  rd_kafka_t* client_;
  std::string ledger_;
  Partitions assignment_;
  std::set<std::pair<std::string, std::int32_t>> open_;  // Not read to the end yet.
  std::optional<std::string> access_error_;
  bool has_more_ = false;
  Tails tails_;
};

}  // namespace connectors::kafka
