#include "connectors/kafka/topics/topic_description.h"

#include <algorithm>
#include <span>

#include "connectors/kafka/topics/admin_request.h"

namespace connectors::kafka {
namespace {

using ledger::Result;

std::string text(const char* found) { return found == nullptr ? "" : found; }

std::vector<FoundSetting> settings_of(const rd_kafka_ConfigResource_t* resource) {
  std::size_t count = 0;
  const auto* entries = rd_kafka_ConfigResource_configs(resource, &count);
  std::vector<FoundSetting> settings;
  for (const rd_kafka_ConfigEntry_t* entry : std::span(entries, count)) {
    settings.push_back({.name = text(rd_kafka_ConfigEntry_name(entry)),
                        .value = text(rd_kafka_ConfigEntry_value(entry)),
                        .is_topic_level = rd_kafka_ConfigEntry_source(entry) ==
                                          RD_KAFKA_CONFIG_SOURCE_DYNAMIC_TOPIC_CONFIG,
                        .is_hidden = rd_kafka_ConfigEntry_value(entry) == nullptr});
  }
  return settings;
}

Result<FoundTopic> described_topic(const rd_kafka_ConfigResource_t* resource) {
  const auto code = rd_kafka_ConfigResource_error(resource);
  if (code == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART) return FoundTopic{};
  if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
    return admin_error(code, "describe " + text(rd_kafka_ConfigResource_name(resource)),
                       rd_kafka_ConfigResource_error_string(resource));
  }
  return FoundTopic{.exists = true, .settings = settings_of(resource)};
}

void add_partitions(const struct rd_kafka_metadata& metadata, const std::string& name,
                    FoundTopic& found) {
  const std::span topics(metadata.topics, static_cast<std::size_t>(metadata.topic_cnt));
  const auto topic =
      std::ranges::find_if(topics, [&](const auto& one) { return name == one.topic; });
  // A broker may know the settings of a new topic before its partitions.
  found.exists = topic != topics.end() && topic->partition_cnt > 0;
  if (!found.exists) return;
  found.partitions = topic->partition_cnt;
  found.replication = topic->partitions[0].replica_cnt;
  for (const auto& one : std::span(topic->partitions, static_cast<std::size_t>(found.partitions))) {
    found.replication = std::min(found.replication, one.replica_cnt);
  }
}

}  // namespace

Result<std::vector<FoundTopic>> described_topics(rd_kafka_event_t* event,
                                                 const struct rd_kafka_metadata& metadata,
                                                 const std::vector<TopicSpec>& specs) {
  std::size_t count = 0;
  const auto* resources = rd_kafka_DescribeConfigs_result_resources(
      rd_kafka_event_DescribeConfigs_result(event), &count);
  std::vector<FoundTopic> all(specs.size());
  for (const rd_kafka_ConfigResource_t* resource : std::span(resources, count)) {
    auto found = described_topic(resource);
    if (!found) return found.error();
    const std::string name = text(rd_kafka_ConfigResource_name(resource));
    if (found->exists) add_partitions(metadata, name, *found);
    const auto spec = std::ranges::find(specs, name, &TopicSpec::name);
    if (spec != specs.end()) all[static_cast<std::size_t>(spec - specs.begin())] = *found;
  }
  return all;
}

}  // namespace connectors::kafka
