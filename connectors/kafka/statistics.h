#pragma once

// What librdkafka says of a client every few seconds, as far as an operator watches it.

#include <cstdint>
#include <optional>
#include <string_view>

namespace connectors::kafka {

struct ClientStatistics {
  std::uint64_t brokers_up = 0;
  std::uint64_t queued_messages = 0;  // Fetched and not taken.
  std::uint64_t received_bytes = 0;
};

// From the library's JSON (STATISTICS.md of librdkafka); nothing where it is not that.
std::optional<ClientStatistics> parse_statistics(std::string_view json);

}  // namespace connectors::kafka
