#include "connectors/kafka/client/partition_query.h"

#include <chrono>

namespace connectors::kafka {
namespace {

struct TopicMetadata {
  rd_kafka_resp_err_t error = RD_KAFKA_RESP_ERR__TIMED_OUT;
  int partitions = 0;
};

TopicMetadata query_metadata(rd_kafka_t* client, const std::string& topic) {
  const Topic handle(rd_kafka_topic_new(client, topic.c_str(), nullptr));
  const rd_kafka_metadata_t* found = nullptr;
  const auto error = rd_kafka_metadata(client, 0, handle.get(), &found, kRequestTimeoutMs);
  if (error != RD_KAFKA_RESP_ERR_NO_ERROR) return {error, 0};
  const Metadata metadata(found);
  return {metadata->topics[0].err, metadata->topics[0].partition_cnt};
}

}  // namespace

std::string partition_name(const std::string& topic, std::int32_t partition) {
  return topic + "-" + std::to_string(partition);
}

Partitions one_partition(const std::string& topic, std::int32_t partition, std::uint64_t offset) {
  Partitions partitions(rd_kafka_topic_partition_list_new(1));
  rd_kafka_topic_partition_list_add(partitions.get(), topic.c_str(), partition)->offset =
      static_cast<std::int64_t>(offset);
  return partitions;
}

std::optional<std::string> cluster_id(rd_kafka_t* client) {
  char* const id = rd_kafka_clusterid(client, kQueryTimeoutMs);
  if (id == nullptr) return std::nullopt;
  std::string text(id);
  rd_kafka_mem_free(client, id);
  return text;
}

bool is_unknown(rd_kafka_resp_err_t error) {
  return error == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART ||
         error == RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC || error == RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION;
}

ledger::Result<OffsetRange> query_range(rd_kafka_t* client, const std::string& topic,
                                        std::int32_t partition) {
  std::int64_t low = 0;
  std::int64_t high = 0;
  auto error = rd_kafka_query_watermark_offsets(client, topic.c_str(), partition, &low, &high,
                                                kQueryTimeoutMs);
  if (error == RD_KAFKA_RESP_ERR_NO_ERROR) {
    return OffsetRange{OffsetRange::Lookup::kFound, static_cast<std::uint64_t>(low),
                       static_cast<std::uint64_t>(high)};
  }
  // For a partition that does not exist the library waits for a leader until the timeout.
  if (!is_unknown(error) && !is_authorization_error(error)) {
    error = query_metadata(client, topic).error;
  }
  if (is_unknown(error)) return OffsetRange{OffsetRange::Lookup::kMissing};
  if (!is_authorization_error(error)) return OffsetRange{OffsetRange::Lookup::kNoAnswer};
  return ledger::Error{ledger::ErrorCode::kAway,
                       partition_name(topic, partition) + ": " + text_of(error)};
}

ledger::Result<std::optional<int>> find_partitions(rd_kafka_t* client, const std::string& topic) {
  const TopicMetadata found = query_metadata(client, topic);
  if (found.error == RD_KAFKA_RESP_ERR_NO_ERROR) return std::optional(found.partitions);
  if (is_unknown(found.error)) return std::optional(0);
  if (!is_authorization_error(found.error)) return std::optional<int>();
  return ledger::Error{ledger::ErrorCode::kAway, topic + ": " + text_of(found.error)};
}

ledger::Result<int> query_partitions(rd_kafka_t* client, const std::string& topic) {
  const TopicMetadata found = query_metadata(client, topic);
  if (found.error == RD_KAFKA_RESP_ERR_NO_ERROR && found.partitions > 0) return found.partitions;
  if (!is_unknown(found.error) && !is_authorization_error(found.error)) return 0;
  return ledger::Error{ledger::ErrorCode::kAway, topic + ": " + text_of(found.error)};
}

std::optional<std::uint64_t> query_committed(rd_kafka_t* client, const std::string& topic,
                                             std::int32_t partition) {
  const Partitions partitions = one_partition(topic, partition, 0);
  partitions->elems[0].offset = RD_KAFKA_OFFSET_INVALID;
  const auto error = rd_kafka_committed(client, partitions.get(), kRequestTimeoutMs);
  if (error != RD_KAFKA_RESP_ERR_NO_ERROR) return std::nullopt;
  const rd_kafka_topic_partition_t& found = partitions->elems[0];
  if (found.err != RD_KAFKA_RESP_ERR_NO_ERROR) return std::nullopt;
  return found.offset < 0 ? 0 : static_cast<std::uint64_t>(found.offset);
}

Message read_record(rd_kafka_t* consumer, const std::string& topic, std::int32_t partition,
                    std::uint64_t offset) {
  using Clock = std::chrono::steady_clock;
  const Partitions wanted = one_partition(topic, partition, offset);
  if (rd_kafka_assign(consumer, wanted.get()) != RD_KAFKA_RESP_ERR_NO_ERROR) return {};
  const auto until = Clock::now() + std::chrono::milliseconds(kRequestTimeoutMs);
  Message found;
  while (!found && Clock::now() < until) {
    Message message(rd_kafka_consumer_poll(consumer, kQueryTimeoutMs));
    if (!message) continue;
    const auto error = message->err;
    if (error == RD_KAFKA_RESP_ERR__PARTITION_EOF || is_authorization_error(error)) break;
    if (error == RD_KAFKA_RESP_ERR_NO_ERROR) found = std::move(message);
  }
  (void)rd_kafka_assign(consumer, nullptr);
  return found;
}

}  // namespace connectors::kafka
