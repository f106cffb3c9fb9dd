#include "connectors/kafka/partition_query.h"

namespace connectors::kafka {

Partitions one_partition(const std::string& topic, std::int32_t partition, std::uint64_t offset) {
  Partitions partitions(rd_kafka_topic_partition_list_new(1));
  rd_kafka_topic_partition_list_add(partitions.get(), topic.c_str(), partition)->offset =
      static_cast<std::int64_t>(offset);
  return partitions;
}

std::optional<std::string> cluster_id(rd_kafka_t* client) {
  char* const id = rd_kafka_clusterid(client, kAwayMs);
  if (id == nullptr) return std::nullopt;
  std::string text(id);
  rd_kafka_mem_free(client, id);
  return text;
}

ledger::Result<Range> query_range(rd_kafka_t* client, const std::string& topic,
                                  std::int32_t partition) {
  std::int64_t low = 0;
  std::int64_t high = 0;
  const auto error =
      rd_kafka_query_watermark_offsets(client, topic.c_str(), partition, &low, &high, kAwayMs);
  switch (error) {
    case RD_KAFKA_RESP_ERR_NO_ERROR:
      return Range{Range::State::kThere, static_cast<std::uint64_t>(low),
                   static_cast<std::uint64_t>(high)};
    case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART:
    case RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC:
    case RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION:
      return Range{Range::State::kMissing};
    case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED:
    case RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED:
      return ledger::Error{ledger::ErrorCode::kAway,
                           topic + "-" + std::to_string(partition) + ": " + text_of(error)};
    default:
      return Range{Range::State::kAway};
  }
}

ledger::Result<int> query_partitions(rd_kafka_t* client, const std::string& topic) {
  const Topic handle(rd_kafka_topic_new(client, topic.c_str(), nullptr));
  const rd_kafka_metadata_t* found = nullptr;
  const auto error = rd_kafka_metadata(client, 0, handle.get(), &found, kAnswerMs);
  if (error != RD_KAFKA_RESP_ERR_NO_ERROR) return 0;
  const std::unique_ptr<const rd_kafka_metadata_t, DestroyedBy<&rd_kafka_metadata_destroy>>
      metadata(found);
  const rd_kafka_metadata_topic_t& told = metadata->topics[0];
  if (told.err == RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE) return 0;
  if (told.err == RD_KAFKA_RESP_ERR_NO_ERROR && told.partition_cnt > 0) return told.partition_cnt;
  return ledger::Error{ledger::ErrorCode::kAway, topic + ": " + text_of(told.err)};
}

std::optional<std::uint64_t> query_committed(rd_kafka_t* client, const std::string& topic,
                                             std::int32_t partition) {
  const Partitions partitions = one_partition(topic, partition, 0);
  partitions->elems[0].offset = RD_KAFKA_OFFSET_INVALID;
  const auto error = rd_kafka_committed(client, partitions.get(), kAnswerMs);
  if (error != RD_KAFKA_RESP_ERR_NO_ERROR) return std::nullopt;
  const rd_kafka_topic_partition_t& found = partitions->elems[0];
  if (found.err != RD_KAFKA_RESP_ERR_NO_ERROR) return std::nullopt;
  return found.offset < 0 ? 0 : static_cast<std::uint64_t>(found.offset);
}

}  // namespace connectors::kafka
