#include "connectors/kafka/client/statistics.h"

#include <simdjson.h>

namespace connectors::kafka {

std::optional<ClientStatistics> parse_statistics(std::string_view json) {
  simdjson::dom::parser parser;
  simdjson::dom::object root;
  if (parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS) return std::nullopt;
  ClientStatistics found;
  if (root["replyq"].get(found.queued_messages) != simdjson::SUCCESS) return std::nullopt;
  if (root["rx_bytes"].get(found.received_bytes) != simdjson::SUCCESS) return std::nullopt;
  simdjson::dom::object brokers;
  if (root["brokers"].get(brokers) != simdjson::SUCCESS) return std::nullopt;
  for (const auto broker : brokers) {
    std::string_view state;
    std::string_view source;  // "learned": a broker; not a configured address or a role.
    if (broker.value["state"].get(state) != simdjson::SUCCESS) continue;
    if (broker.value["source"].get(source) != simdjson::SUCCESS) continue;
    if (state == "UP" && source == "learned") ++found.brokers_up;
  }
  return found;
}

}  // namespace connectors::kafka
