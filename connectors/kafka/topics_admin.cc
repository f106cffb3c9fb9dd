#include "connectors/kafka/topics_admin.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <span>
#include <thread>

#include "connectors/kafka/client.h"

namespace connectors::kafka {
namespace {

using ledger::Done;
using ledger::Error;
using ledger::ErrorCode;
using ledger::Result;
using ledger::Status;

using AdminOptions =
    std::unique_ptr<rd_kafka_AdminOptions_t, DestroyedBy<&rd_kafka_AdminOptions_destroy>>;
using NewTopic = std::unique_ptr<rd_kafka_NewTopic_t, DestroyedBy<&rd_kafka_NewTopic_destroy>>;
using Resource =
    std::unique_ptr<rd_kafka_ConfigResource_t, DestroyedBy<&rd_kafka_ConfigResource_destroy>>;

constexpr int kReachMs = 10'000;  // Until a broker answers at all, or the one that is to decide.
constexpr int kTryMs = 3'000;

// What we asked for is wrong, or the brokers are not there for us.
Error error_of(rd_kafka_resp_err_t code, const std::string& doing, const char* text) {
  constexpr std::array kAskedWrongly{
      RD_KAFKA_RESP_ERR_INVALID_CONFIG, RD_KAFKA_RESP_ERR_INVALID_PARTITIONS,
      RD_KAFKA_RESP_ERR_INVALID_REPLICATION_FACTOR, RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION,
      RD_KAFKA_RESP_ERR__INVALID_ARG};
  const bool is_ours = std::ranges::find(kAskedWrongly, code) != kAskedWrongly.end();
  return {is_ours ? ErrorCode::kInvalid : ErrorCode::kAway,
          "kafka: " + doing + ": " + (text != nullptr ? text : text_of(code))};
}

AdminOptions options_for(rd_kafka_t* client, rd_kafka_admin_op_t operation) {
  AdminOptions options(rd_kafka_AdminOptions_new(client, operation));
  std::array<char, 128> why{};
  // Refused for a time out of range only.
  (void)rd_kafka_AdminOptions_set_request_timeout(options.get(), kTryMs, why.data(), why.size());
  return options;
}

Result<Event> answer(rd_kafka_queue_t* queue, const std::string& doing) {
  Event event(rd_kafka_queue_poll(queue, 2 * kTryMs));  // The client ends it before that.
  if (!event) return Error{ErrorCode::kAway, "kafka: " + doing + ": no answer"};
  if (const auto code = rd_kafka_event_error(event.get()); code != RD_KAFKA_RESP_ERR_NO_ERROR) {
    return error_of(code, doing, rd_kafka_event_error_string(event.get()));
  }
  return event;
}

Result<Metadata> metadata_of(rd_kafka_t* client, const std::string& brokers) {
  const struct rd_kafka_metadata* found = nullptr;
  const auto code = rd_kafka_metadata(client, 1, nullptr, &found, kReachMs);
  if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
    return Error{ErrorCode::kAway, "kafka: " + brokers + " does not answer: " + text_of(code)};
  }
  return Metadata(found);
}

// Of a broker that died the others say for some seconds that it is the one to ask. So we ask again,
// and before that who it is; what was done already is not done twice.
template <typename Send>
Result<Event> ask(rd_kafka_t* client, rd_kafka_queue_t* queue, const std::string& doing,
                  Send send) {
  using Clock = std::chrono::steady_clock;
  constexpr std::chrono::milliseconds kPause{200};
  const auto until = Clock::now() + std::chrono::milliseconds(kReachMs);
  for (;;) {
    send();
    auto event = answer(queue, doing);
    const bool is_final = event || event.error().code != ErrorCode::kAway;
    if (is_final || Clock::now() >= until) return event;
    std::this_thread::sleep_for(kPause);
    if (auto metadata = metadata_of(client, "the cluster"); !metadata) return metadata.error();
  }
}

Resource resource_of(const std::string& topic) {
  return Resource(rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic.c_str()));
}

std::string text(const char* found) { return found == nullptr ? "" : found; }

std::vector<FoundSetting> settings_of(const rd_kafka_ConfigResource_t* resource) {
  std::size_t count = 0;
  const auto* entries = rd_kafka_ConfigResource_configs(resource, &count);
  std::vector<FoundSetting> settings;
  for (const rd_kafka_ConfigEntry_t* entry : std::span(entries, count)) {
    settings.push_back({.name = text(rd_kafka_ConfigEntry_name(entry)),
                        .value = text(rd_kafka_ConfigEntry_value(entry)),
                        .is_of_topic = rd_kafka_ConfigEntry_source(entry) ==
                                       RD_KAFKA_CONFIG_SOURCE_DYNAMIC_TOPIC_CONFIG,
                        .is_hidden = rd_kafka_ConfigEntry_value(entry) == nullptr});
  }
  return settings;
}

Result<FoundTopic> found_in(const rd_kafka_ConfigResource_t* resource) {
  const auto code = rd_kafka_ConfigResource_error(resource);
  if (code == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART) return FoundTopic{};
  if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
    return error_of(code, "look at " + text(rd_kafka_ConfigResource_name(resource)),
                    rd_kafka_ConfigResource_error_string(resource));
  }
  return FoundTopic{.is_there = true, .settings = settings_of(resource)};
}

void add_partitions(const struct rd_kafka_metadata& metadata, const std::string& name,
                    FoundTopic& found) {
  const std::span topics(metadata.topics, static_cast<std::size_t>(metadata.topic_cnt));
  const auto topic =
      std::ranges::find_if(topics, [&](const auto& one) { return name == one.topic; });
  // A broker that does not show it yet has heard of its settings before its partitions.
  found.is_there = topic != topics.end() && topic->partition_cnt > 0;
  if (!found.is_there) return;
  found.partitions = topic->partition_cnt;
  found.copies = topic->partitions[0].replica_cnt;
  for (const auto& one : std::span(topic->partitions, static_cast<std::size_t>(found.partitions))) {
    found.copies = std::min(found.copies, one.replica_cnt);
  }
}

Result<std::vector<FoundTopic>> all_found(rd_kafka_event_t* event,
                                          const struct rd_kafka_metadata& metadata,
                                          const std::vector<TopicSpec>& specs) {
  std::size_t count = 0;
  const auto* answers = rd_kafka_DescribeConfigs_result_resources(
      rd_kafka_event_DescribeConfigs_result(event), &count);
  std::vector<FoundTopic> all(specs.size());
  for (const rd_kafka_ConfigResource_t* resource : std::span(answers, count)) {
    auto found = found_in(resource);
    if (!found) return found.error();
    const std::string name = text(rd_kafka_ConfigResource_name(resource));
    if (found->is_there) add_partitions(metadata, name, *found);
    const auto spec = std::ranges::find(specs, name, &TopicSpec::name);
    if (spec != specs.end()) all[static_cast<std::size_t>(spec - specs.begin())] = *found;
  }
  return all;
}

Result<NewTopic> new_topic(const TopicSpec& spec, const std::string& doing) {
  std::array<char, 256> why{};
  NewTopic topic(rd_kafka_NewTopic_new(spec.name.c_str(), spec.partitions, spec.replication,
                                       why.data(), why.size()));
  if (!topic) return error_of(RD_KAFKA_RESP_ERR__INVALID_ARG, doing, why.data());
  for (const auto& [name, value] : spec.settings) {
    const auto code = rd_kafka_NewTopic_set_config(topic.get(), name.c_str(), value.c_str());
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) return error_of(code, doing, name.c_str());
  }
  return topic;
}

}  // namespace

struct TopicsAdmin::Handles {
  std::string brokers;
  Client client;
  Queue queue;  // Goes before the client.
};

TopicsAdmin::TopicsAdmin(std::unique_ptr<Handles> handles) : handles_(std::move(handles)) {}
TopicsAdmin::~TopicsAdmin() = default;
TopicsAdmin::TopicsAdmin(TopicsAdmin&& other) noexcept = default;
TopicsAdmin& TopicsAdmin::operator=(TopicsAdmin&& other) noexcept = default;

Result<TopicsAdmin> TopicsAdmin::open(const Connection& connection) {
  auto conf = make_conf(connection, {});
  if (!conf) return conf.error();
  auto client = make_client(RD_KAFKA_PRODUCER, std::move(*conf));
  if (!client) return client.error();
  Queue queue(rd_kafka_queue_new(client->get()));
  return TopicsAdmin(
      std::make_unique<Handles>(Handles{connection.brokers, std::move(*client), std::move(queue)}));
}

Result<Cluster> TopicsAdmin::cluster() {
  const auto metadata = metadata_of(handles_->client.get(), handles_->brokers);
  if (!metadata) return metadata.error();
  Cluster cluster;
  const std::span brokers((*metadata)->brokers, static_cast<std::size_t>((*metadata)->broker_cnt));
  for (const auto& broker : brokers) {
    cluster.brokers.push_back(std::string(broker.host) + ":" + std::to_string(broker.port));
  }
  if (char* const id = rd_kafka_clusterid(handles_->client.get(), kAnswerMs)) {
    cluster.id = id;
    rd_kafka_mem_free(handles_->client.get(), id);
  }
  return cluster;
}

Result<std::vector<FoundTopic>> TopicsAdmin::find(const std::vector<TopicSpec>& specs) {
  if (specs.empty()) return std::vector<FoundTopic>{};
  rd_kafka_t* const client = handles_->client.get();
  rd_kafka_queue_t* const queue = handles_->queue.get();
  std::vector<Resource> resources;
  std::vector<rd_kafka_ConfigResource_t*> asked;
  resources.reserve(specs.size());
  asked.reserve(specs.size());
  for (const TopicSpec& spec : specs) {
    asked.push_back(resources.emplace_back(resource_of(spec.name)).get());
  }
  const auto options = options_for(client, RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS);
  const auto event = ask(client, queue, "look at the topics", [&] {
    rd_kafka_DescribeConfigs(client, asked.data(), asked.size(), options.get(), queue);
  });
  if (!event) return event.error();
  const auto metadata = metadata_of(client, handles_->brokers);
  if (!metadata) return metadata.error();
  return all_found(event->get(), **metadata, specs);
}

Status TopicsAdmin::create(const TopicSpec& spec) {
  rd_kafka_t* const client = handles_->client.get();
  rd_kafka_queue_t* const queue = handles_->queue.get();
  const std::string doing = "make " + spec.name;
  const auto topic = new_topic(spec, doing);
  if (!topic) return topic.error();
  const auto options = options_for(client, RD_KAFKA_ADMIN_OP_CREATETOPICS);
  rd_kafka_NewTopic_t* wanted = topic->get();
  const auto event = ask(client, queue, doing,
                         [&] { rd_kafka_CreateTopics(client, &wanted, 1, options.get(), queue); });
  if (!event) return event.error();
  std::size_t count = 0;
  const auto* answers =
      rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event->get()), &count);
  for (const rd_kafka_topic_result_t* made : std::span(answers, count)) {
    const auto code = rd_kafka_topic_result_error(made);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR && code != RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS) {
      return error_of(code, doing, rd_kafka_topic_result_error_string(made));
    }
  }
  return Done{};
}

Status TopicsAdmin::set_settings(const std::string& topic, const std::vector<Setting>& settings) {
  rd_kafka_t* const client = handles_->client.get();
  rd_kafka_queue_t* const queue = handles_->queue.get();
  const std::string doing = "set " + topic;
  const Resource resource = resource_of(topic);
  for (const auto& [name, value] : settings) {
    const auto code =
        rd_kafka_ConfigResource_set_config(resource.get(), name.c_str(), value.c_str());
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) return error_of(code, doing, name.c_str());
  }
  const auto options = options_for(client, RD_KAFKA_ADMIN_OP_ALTERCONFIGS);
  rd_kafka_ConfigResource_t* wanted = resource.get();
  const auto event = ask(client, queue, doing,
                         [&] { rd_kafka_AlterConfigs(client, &wanted, 1, options.get(), queue); });
  if (!event) return event.error();
  std::size_t count = 0;
  const auto* answers = rd_kafka_AlterConfigs_result_resources(
      rd_kafka_event_AlterConfigs_result(event->get()), &count);
  for (const rd_kafka_ConfigResource_t* set : std::span(answers, count)) {
    const auto code = rd_kafka_ConfigResource_error(set);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
      return error_of(code, doing, rd_kafka_ConfigResource_error_string(set));
    }
  }
  return Done{};
}

}  // namespace connectors::kafka
