#include "connectors/kafka/client/statistics.h"

#include <simdjson.h>

#include <algorithm>

namespace connectors::kafka {
namespace {

using simdjson::SUCCESS;
using simdjson::dom::object;

constexpr std::int64_t kNone = -1;
constexpr std::int64_t kSilentUs = 5'000'000;  // Less than the session of a publisher.

struct BrokerState {
  std::int64_t id = kNone;  // kNone: a configured address, not known to be one of the cluster.
  std::string_view name;
  std::string_view source;
  std::string_view state;
  std::int64_t idle_us = 0;
  std::int64_t awaited = 0;
};

std::optional<BrokerState> parse_broker(simdjson::dom::element json) {
  BrokerState one;
  const bool is_good =
      json["nodeid"].get(one.id) == SUCCESS && json["nodename"].get(one.name) == SUCCESS &&
      json["source"].get(one.source) == SUCCESS && json["state"].get(one.state) == SUCCESS &&
      json["rxidle"].get(one.idle_us) == SUCCESS &&
      json["waitresp_cnt"].get(one.awaited) == SUCCESS;
  if (!is_good) return std::nullopt;
  return one;
}

// The broker that leads the consumer's partition; kNone if there is none.
std::int64_t leader_of(object root) {
  std::int64_t leader = kNone;
  object topics;
  if (root["topics"].get(topics) != SUCCESS) return kNone;
  for (const auto topic : topics) {
    object partitions;
    if (topic.value["partitions"].get(partitions) != SUCCESS) continue;
    for (const auto partition : partitions) {
      std::int64_t found = kNone;
      if (partition.value["leader"].get(found) == SUCCESS) leader = std::max(leader, found);
    }
  }
  return leader;
}

// A broker whose address was configured has an id once it is known to be one of the cluster. A
// logical one is the role of another.
void add_broker(const BrokerState& one, std::int64_t leader, ClientStatistics& found) {
  if (one.id == kNone || one.source == "logical") return;
  found.brokers.emplace_back(one.name);
  if (one.state != "UP") return;
  if (one.awaited > 0 && one.idle_us > kSilentUs) {
    found.brokers_silent.emplace_back(one.name);
    return;
  }
  found.brokers_up.emplace_back(one.name);
  if (one.id == leader) found.is_leader_up = true;
}

}  // namespace

std::optional<ClientStatistics> parse_statistics(std::string_view json) {
  simdjson::dom::parser parser;
  object root;
  if (parser.parse(json.data(), json.size()).get(root) != SUCCESS) return std::nullopt;
  ClientStatistics found;
  if (root["replyq"].get(found.queued_messages) != SUCCESS) return std::nullopt;
  if (root["rx_bytes"].get(found.received_bytes) != SUCCESS) return std::nullopt;
  object brokers;
  if (root["brokers"].get(brokers) != SUCCESS) return std::nullopt;
  const std::int64_t leader = leader_of(root);
  for (const auto broker : brokers) {
    if (const auto one = parse_broker(broker.value)) add_broker(*one, leader, found);
  }
  return found;
}

}  // namespace connectors::kafka
