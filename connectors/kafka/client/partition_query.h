#pragma once

// Requests to the brokers about one partition. Each blocks for kQueryTimeoutMs to kRequestTimeoutMs
// at most; brokers that do not answer are not an error.

#include <optional>

#include "connectors/kafka/client/client.h"

namespace connectors::kafka {

inline constexpr int kQueryTimeoutMs = 1000;

// "patent.rights.command.v1-0"
std::string partition_name(const std::string& topic, std::int32_t partition);

Partitions one_partition(const std::string& topic, std::int32_t partition, std::uint64_t offset);

// Empty if no broker answers.
std::optional<std::string> cluster_id(rd_kafka_t* client);

// Whether the brokers report that the topic or the partition does not exist.
bool is_unknown(rd_kafka_resp_err_t error);

struct OffsetRange {
  enum class Lookup : std::uint8_t { kFound, kMissing, kNoAnswer };
  Lookup lookup = Lookup::kNoAnswer;
  std::uint64_t low = 0;   // Log start offset.
  std::uint64_t high = 0;  // High watermark: the offset after the last record.
};
// kAway if the brokers deny access.
ledger::Result<OffsetRange> query_range(rd_kafka_t* client, const std::string& topic,
                                        std::int32_t partition);

// The number of partitions of the topic, 0 if it does not exist; empty if the brokers do not
// answer. kAway if access is denied.
ledger::Result<std::optional<int>> find_partitions(rd_kafka_t* client, const std::string& topic);

// The number of partitions of the topic; 0 if the brokers do not answer. kAway if the topic does
// not exist, or access is denied.
ledger::Result<int> query_partitions(rd_kafka_t* client, const std::string& topic);

// The committed offset of the client's group, 0 if it has none; empty if the brokers do not answer.
std::optional<std::uint64_t> query_committed(rd_kafka_t* client, const std::string& topic,
                                             std::int32_t partition);

// The record at the offset, or the first one after it that is present; null if there is none, or
// the brokers do not answer. The consumer is given no other partition.
Message read_record(rd_kafka_t* consumer, const std::string& topic, std::int32_t partition,
                    std::uint64_t offset);

}  // namespace connectors::kafka
