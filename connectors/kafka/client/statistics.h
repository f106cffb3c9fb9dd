#pragma once

// The part of librdkafka's periodic statistics that the node's metrics show.

#include <cstdint>
#include <optional>
#include <string_view>

namespace connectors::kafka {

struct ClientStatistics {
  std::uint64_t brokers_up = 0;
  std::uint64_t queued_messages = 0;  // Fetched and not yet polled.
  std::uint64_t received_bytes = 0;
};

// From the library's JSON (STATISTICS.md of librdkafka); empty if it has another form.
std::optional<ClientStatistics> parse_statistics(std::string_view json);

}  // namespace connectors::kafka
