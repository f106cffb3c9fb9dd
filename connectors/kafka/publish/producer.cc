#include "connectors/kafka/publish/producer.h"

#include <deque>
#include <vector>

#include "connectors/kafka/client/client.h"
#include "connectors/kafka/client/partition_query.h"
#include "connectors/kafka/publish/produce.h"
#include "connectors/kafka/topics/topics.h"
#include "ledger/base/assert.h"

namespace connectors::kafka {
namespace {

using ledger::Seq;

// No time limit (message.timeout.ms): records wait for the brokers. Memory is limited instead.
const auto kSettings = std::to_array<Setting>({
    {"enable.idempotence", "true"},
    {"acks", "all"},
    {"message.timeout.ms", "0"},
    {"compression.type", "zstd"},
    {"linger.ms", "5"},
    {"queue.buffering.max.messages", "100000"},
    {"queue.buffering.max.kbytes", "65536"},
    {"message.max.bytes", "2097152"},
    {"allow.auto.create.topics", "false"},
});

constexpr auto kAllTopics = std::to_array<OutputTopic>(
    {OutputTopic::kResult, OutputTopic::kEvent, OutputTopic::kAlert, OutputTopic::kDeadLetter});

}  // namespace

std::string_view topic_name(OutputTopic topic) {
  switch (topic) {
    case OutputTopic::kResult:
      return kResultTopic;
    case OutputTopic::kEvent:
      return kEventTopic;
    case OutputTopic::kAlert:
      return kAlertTopic;
    case OutputTopic::kDeadLetter:
      break;
  }
  return kDeadLetterTopic;
}

struct Producer::Impl {
  struct Pending {  // A position with unacknowledged records.
    Seq seq = 0;
    std::size_t left = 0;
  };

  struct TopicState {
    Topic topic;
    int partitions = 0;
  };

  TopicState& state_of(OutputTopic topic) { return topics.at(static_cast<std::size_t>(topic)); }
  static void on_delivery(rd_kafka_t* client, const rd_kafka_message_t* message, void* opaque);

  std::deque<Pending> pending;  // In order. A deque, as reports point to its elements.
  Seq acknowledged = 0;
  std::optional<std::string> failure;
  Client client;
  std::array<TopicState, kOutputTopics> topics;  // After client: destroyed first.
};

void Producer::Impl::on_delivery(rd_kafka_t* client, const rd_kafka_message_t* message,
                                 void* opaque) {
  auto& impl = *static_cast<Impl*>(opaque);
  if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR) {
    if (!impl.failure) {
      impl.failure = std::string(rd_kafka_topic_name(message->rkt)) +
                     ": not delivered: " + cause_of(client, message->err);
    }
    return;
  }
  --static_cast<Pending*>(message->_private)->left;
  while (!impl.pending.empty() && impl.pending.front().left == 0) {
    impl.acknowledged = impl.pending.front().seq + 1;
    impl.pending.pop_front();
  }
}

Producer::Producer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Producer::~Producer() {
  if (!impl_->client) return;
  (void)rd_kafka_purge(impl_->client.get(), RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
  rd_kafka_poll(impl_->client.get(), 0);
}

ledger::Result<std::unique_ptr<Producer>> Producer::open(const Connection& connection) {
  auto conf = make_conf(connection, kSettings);
  if (!conf) return conf.error();
  auto impl = std::make_unique<Impl>();
  rd_kafka_conf_set_opaque(conf->get(), impl.get());
  rd_kafka_conf_set_dr_msg_cb(conf->get(), &Impl::on_delivery);
  auto client = make_client(RD_KAFKA_PRODUCER, std::move(*conf));
  if (!client) return client.error();
  impl->client = std::move(*client);
  for (const OutputTopic topic : kAllTopics) {
    const std::string name(topic_name(topic));
    impl->state_of(topic).topic.reset(
        rd_kafka_topic_new(impl->client.get(), name.c_str(), nullptr));
  }
  return std::unique_ptr<Producer>(new Producer(std::move(impl)));
}

ledger::Result<bool> Producer::prepare() {
  for (const OutputTopic topic : kAllTopics) {
    const auto count = query_partitions(impl_->client.get(), std::string(topic_name(topic)));
    if (!count) return count.error();
    if (*count == 0) return false;
    impl_->state_of(topic).partitions = *count;
  }
  return true;
}

int Producer::partitions(OutputTopic topic) const { return impl_->state_of(topic).partitions; }

std::int32_t Producer::partition_of(const OutputRecord& record) const {
  const Impl::TopicState& state = impl_->state_of(record.topic);
  if (!record.key) return 0;
  return rd_kafka_msg_partitioner_murmur2(state.topic.get(), record.key->data(), record.key->size(),
                                          state.partitions, nullptr, nullptr);
}

void Producer::begin(Seq seq, std::size_t records) {
  LEDGER_ASSERT(records > 0);
  impl_->pending.push_back({seq, records});
}

bool Producer::send(const OutputRecord& record, std::int32_t partition) {
  const auto error = produce(impl_->client.get(),
                             {impl_->state_of(record.topic).topic.get(), partition, record.key,
                              *record.value, record.headers, &impl_->pending.back()});
  if (error == RD_KAFKA_RESP_ERR_NO_ERROR) return true;
  if (error != RD_KAFKA_RESP_ERR__QUEUE_FULL && !impl_->failure) {
    impl_->failure = std::string(topic_name(record.topic)) +
                     ": cannot be sent: " + cause_of(impl_->client.get(), error);
  }
  return false;
}

void Producer::poll(int wait_ms) {
  rd_kafka_poll(impl_->client.get(), wait_ms);
  if (!impl_->failure) impl_->failure = fatal_error(impl_->client.get());
}

Seq Producer::acknowledged() const { return impl_->acknowledged; }
std::size_t Producer::in_flight() const { return impl_->pending.size(); }
const std::optional<std::string>& Producer::failure() const { return impl_->failure; }

}  // namespace connectors::kafka
