#pragma once

// Hands one record to librdkafka, which copies it.

#include <optional>
#include <span>

#include "connectors/kafka/client/client.h"

namespace connectors::kafka {

struct ProducedRecord {
  rd_kafka_topic_t* topic = nullptr;
  std::int32_t partition = 0;
  std::optional<std::string_view> key = {};
  std::string_view value;
  std::span<const std::pair<std::string, std::string>> headers = {};
  void* opaque = nullptr;      // Returned with the delivery report.
  std::int64_t moment_ms = 0;  // The timestamp; 0: now.
};

// RD_KAFKA_RESP_ERR__QUEUE_FULL: poll, and produce it again.
rd_kafka_resp_err_t produce(rd_kafka_t* client, const ProducedRecord& record);

}  // namespace connectors::kafka
