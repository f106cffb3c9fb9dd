#pragma once

// The part of librdkafka's periodic statistics that shows whether a consumer of one partition is
// connected.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace connectors::kafka {

struct ClientStatistics {
  std::vector<std::string> brokers;     // Of the cluster, as "host:port".
  std::vector<std::string> brokers_up;  // Those that the client is connected to, and that answer.
  std::vector<std::string> brokers_silent;  // Connected, without a response for five seconds.
  bool is_leader_up = false;                // The leader of the partition is known, and is up.
  std::uint64_t queued_messages = 0;        // Fetched and not yet polled.
  std::uint64_t received_bytes = 0;
};

// From the library's JSON (STATISTICS.md of librdkafka); empty if it has another form.
std::optional<ClientStatistics> parse_statistics(std::string_view json);

}  // namespace connectors::kafka
