#pragma once

// One record to the library, which copies all that it points to.

#include <optional>
#include <span>

#include "connectors/kafka/client.h"

namespace connectors::kafka {

struct Sending {
  rd_kafka_topic_t* topic = nullptr;
  std::int32_t partition = 0;
  std::optional<std::string_view> key;
  std::string_view value;
  std::span<const std::pair<std::string, std::string>> headers;
  void* opaque = nullptr;  // Comes back with the delivery report.
};

// RD_KAFKA_RESP_ERR__QUEUE_FULL: its memory is full; poll, and send it again.
rd_kafka_resp_err_t produce(rd_kafka_t* client, const Sending& record);

}  // namespace connectors::kafka
