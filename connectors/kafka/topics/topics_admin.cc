#include "connectors/kafka/topics/topics_admin.h"

#include <array>
#include <span>

#include "connectors/kafka/topics/admin_request.h"
#include "connectors/kafka/topics/topic_description.h"

namespace connectors::kafka {
namespace {

using ledger::Done;
using ledger::Result;
using ledger::Status;

using NewTopic = std::unique_ptr<rd_kafka_NewTopic_t, DestroyedBy<&rd_kafka_NewTopic_destroy>>;
using Resource =
    std::unique_ptr<rd_kafka_ConfigResource_t, DestroyedBy<&rd_kafka_ConfigResource_destroy>>;

Resource topic_resource(const std::string& topic) {
  return Resource(rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic.c_str()));
}

Result<NewTopic> new_topic(const TopicSpec& spec, const std::string& action) {
  std::array<char, 256> why{};
  NewTopic topic(rd_kafka_NewTopic_new(spec.name.c_str(), spec.partitions, spec.replication,
                                       why.data(), why.size()));
  if (!topic) return admin_error(RD_KAFKA_RESP_ERR__INVALID_ARG, action, why.data());
  for (const auto& [name, value] : spec.settings) {
    const auto code = rd_kafka_NewTopic_set_config(topic.get(), name.c_str(), value.c_str());
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) return admin_error(code, action, name.c_str());
  }
  return topic;
}

Status created(rd_kafka_event_t* event, const std::string& action) {
  std::size_t count = 0;
  const auto* topics =
      rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event), &count);
  for (const rd_kafka_topic_result_t* topic : std::span(topics, count)) {
    const auto code = rd_kafka_topic_result_error(topic);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR && code != RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS) {
      return admin_error(code, action, rd_kafka_topic_result_error_string(topic));
    }
  }
  return Done{};
}

Status altered(rd_kafka_event_t* event, const std::string& action) {
  std::size_t count = 0;
  const auto* resources =
      rd_kafka_AlterConfigs_result_resources(rd_kafka_event_AlterConfigs_result(event), &count);
  for (const rd_kafka_ConfigResource_t* resource : std::span(resources, count)) {
    const auto code = rd_kafka_ConfigResource_error(resource);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
      return admin_error(code, action, rd_kafka_ConfigResource_error_string(resource));
    }
  }
  return Done{};
}

}  // namespace

struct TopicsAdmin::Handles {
  std::string brokers;
  Client client;
  Queue queue;  // Destroyed before the client.
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

Result<Cluster> TopicsAdmin::describe_cluster() {
  const auto metadata = query_metadata(handles_->client.get(), handles_->brokers);
  if (!metadata) return metadata.error();
  Cluster cluster;
  const std::span brokers((*metadata)->brokers, static_cast<std::size_t>((*metadata)->broker_cnt));
  for (const auto& broker : brokers) {
    cluster.brokers.push_back(std::string(broker.host) + ":" + std::to_string(broker.port));
  }
  if (char* const id = rd_kafka_clusterid(handles_->client.get(), kRequestTimeoutMs)) {
    cluster.id = id;
    rd_kafka_mem_free(handles_->client.get(), id);
  }
  return cluster;
}

Result<std::vector<FoundTopic>> TopicsAdmin::describe(const std::vector<TopicSpec>& specs) {
  if (specs.empty()) return std::vector<FoundTopic>{};
  rd_kafka_t* const client = handles_->client.get();
  rd_kafka_queue_t* const queue = handles_->queue.get();
  std::vector<Resource> resources;
  std::vector<rd_kafka_ConfigResource_t*> handles;
  resources.reserve(specs.size());
  handles.reserve(specs.size());
  for (const TopicSpec& spec : specs) {
    handles.push_back(resources.emplace_back(topic_resource(spec.name)).get());
  }
  const auto options = admin_options(client, RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS);
  const auto event = admin_request(client, queue, "describe the topics", [&] {
    rd_kafka_DescribeConfigs(client, handles.data(), handles.size(), options.get(), queue);
  });
  if (!event) return event.error();
  const auto metadata = query_metadata(client, handles_->brokers);
  if (!metadata) return metadata.error();
  return described_topics(event->get(), **metadata, specs);
}

Status TopicsAdmin::create(const TopicSpec& spec) {
  rd_kafka_t* const client = handles_->client.get();
  rd_kafka_queue_t* const queue = handles_->queue.get();
  const std::string action = "create " + spec.name;
  const auto topic = new_topic(spec, action);
  if (!topic) return topic.error();
  const auto options = admin_options(client, RD_KAFKA_ADMIN_OP_CREATETOPICS);
  rd_kafka_NewTopic_t* handle = topic->get();
  const auto event = admin_request(client, queue, action, [&] {
    rd_kafka_CreateTopics(client, &handle, 1, options.get(), queue);
  });
  return event ? created(event->get(), action) : Status(event.error());
}

Status TopicsAdmin::alter(const std::string& topic, const std::vector<Setting>& settings) {
  rd_kafka_t* const client = handles_->client.get();
  rd_kafka_queue_t* const queue = handles_->queue.get();
  const std::string action = "alter " + topic;
  const Resource resource = topic_resource(topic);
  for (const auto& [name, value] : settings) {
    const auto code =
        rd_kafka_ConfigResource_set_config(resource.get(), name.c_str(), value.c_str());
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) return admin_error(code, action, name.c_str());
  }
  const auto options = admin_options(client, RD_KAFKA_ADMIN_OP_ALTERCONFIGS);
  rd_kafka_ConfigResource_t* handle = resource.get();
  const auto event = admin_request(client, queue, action, [&] {
    rd_kafka_AlterConfigs(client, &handle, 1, options.get(), queue);
  });
  return event ? altered(event->get(), action) : Status(event.error());
}

}  // namespace connectors::kafka
