#pragma once

// Questions to the brokers about one partition. Each waits a second at most; brokers that do not
// answer are no error.

#include <optional>

#include "connectors/kafka/client.h"

namespace connectors::kafka {

inline constexpr int kAwayMs = 1000;  // How long to wait for brokers before asking again.

// "patent.rights.command.v1-0".
std::string place_of(const std::string& topic, std::int32_t partition);

Partitions one_partition(const std::string& topic, std::int32_t partition, std::uint64_t offset);

std::optional<std::string> cluster_id(rd_kafka_t* client);

// Whether an answer says that there is no such topic or partition.
bool is_unknown(rd_kafka_resp_err_t error);

struct Range {
  enum class State : std::uint8_t { kThere, kMissing, kAway };
  State state = State::kAway;
  std::uint64_t low = 0;   // The first offset that is there.
  std::uint64_t high = 0;  // The offset after the last.
};
// kAway as an Error only where the brokers answer and refuse.
ledger::Result<Range> query_range(rd_kafka_t* client, const std::string& topic,
                                  std::int32_t partition);

// How many partitions the topic has; 0 where the brokers do not answer. kAway where it is not
// there, or not ours to see.
ledger::Result<int> query_partitions(rd_kafka_t* client, const std::string& topic);

// What the client's group has committed, 0 where it has not; nothing where no answer came.
std::optional<std::uint64_t> query_committed(rd_kafka_t* client, const std::string& topic,
                                             std::int32_t partition);

}  // namespace connectors::kafka
