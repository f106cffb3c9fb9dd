#include "connectors/kafka/partition_query.h"

namespace connectors::kafka {
namespace {

struct Told {                                                // Of a topic, by the brokers.
  rd_kafka_resp_err_t error = RD_KAFKA_RESP_ERR__TIMED_OUT;  // Nobody answered.
  int partitions = 0;
};

Told ask_of(rd_kafka_t* client, const std::string& topic) {
  const Topic handle(rd_kafka_topic_new(client, topic.c_str(), nullptr));
  const rd_kafka_metadata_t* found = nullptr;
  const auto error = rd_kafka_metadata(client, 0, handle.get(), &found, kAnswerMs);
  if (error != RD_KAFKA_RESP_ERR_NO_ERROR) return {error, 0};
  const Metadata metadata(found);
  return {metadata->topics[0].err, metadata->topics[0].partition_cnt};
}

}  // namespace

std::string place_of(const std::string& topic, std::int32_t partition) {
  return topic + "-" + std::to_string(partition);
}

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

bool is_unknown(rd_kafka_resp_err_t error) {
  return error == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART ||
         error == RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC || error == RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION;
}

ledger::Result<Range> query_range(rd_kafka_t* client, const std::string& topic,
                                  std::int32_t partition) {
  std::int64_t low = 0;
  std::int64_t high = 0;
  auto error =
      rd_kafka_query_watermark_offsets(client, topic.c_str(), partition, &low, &high, kAwayMs);
  if (error == RD_KAFKA_RESP_ERR_NO_ERROR) {
    return Range{Range::State::kThere, static_cast<std::uint64_t>(low),
                 static_cast<std::uint64_t>(high)};
  }
  // Asked where a partition ends that is not there, the library waits for its leader in vain.
  if (!is_unknown(error) && !is_refusal(error)) error = ask_of(client, topic).error;
  if (is_unknown(error)) return Range{Range::State::kMissing};
  if (!is_refusal(error)) return Range{Range::State::kAway};
  return ledger::Error{ledger::ErrorCode::kAway,
                       place_of(topic, partition) + ": " + text_of(error)};
}

ledger::Result<int> query_partitions(rd_kafka_t* client, const std::string& topic) {
  const Told told = ask_of(client, topic);
  if (told.error == RD_KAFKA_RESP_ERR_NO_ERROR && told.partitions > 0) return told.partitions;
  if (!is_unknown(told.error) && !is_refusal(told.error)) return 0;
  return ledger::Error{ledger::ErrorCode::kAway, topic + ": " + text_of(told.error)};
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
