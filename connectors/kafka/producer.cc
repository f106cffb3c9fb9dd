#include "connectors/kafka/producer.h"

#include <deque>
#include <vector>

#include "connectors/kafka/client.h"
#include "connectors/kafka/partition_query.h"
#include "connectors/kafka/produce.h"
#include "connectors/kafka/topics.h"
#include "ledger/base/assert.h"

namespace connectors::kafka {
namespace {

using ledger::Seq;

// Without a limit in time: brokers that come back late find everything. Memory is limited instead.
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

constexpr auto kAllOutlets =
    std::to_array<Outlet>({Outlet::kResult, Outlet::kEvent, Outlet::kAlert, Outlet::kDeadLetter});

}  // namespace

std::string_view topic_of(Outlet outlet) {
  switch (outlet) {
    case Outlet::kResult:
      return kResultTopic;
    case Outlet::kEvent:
      return kEventTopic;
    case Outlet::kAlert:
      return kAlertTopic;
    case Outlet::kDeadLetter:
      break;
  }
  return kDeadLetterTopic;
}

struct Producer::Impl {
  struct Pending {  // A position whose records are not all safe.
    Seq seq = 0;
    std::size_t left = 0;
  };

  struct Way {
    Topic topic;
    int partitions = 0;
  };

  Way& way(Outlet outlet) { return ways.at(static_cast<std::size_t>(outlet)); }
  static void delivered(rd_kafka_t* client, const rd_kafka_message_t* message, void* opaque);

  std::deque<Pending> pending;  // In order; its elements stay where they are.
  Seq safe = 0;
  std::optional<std::string> failure;
  Client client;
  std::array<Way, kOutlets> ways;  // After client: they go first.
};

void Producer::Impl::delivered(rd_kafka_t* client, const rd_kafka_message_t* message,
                               void* opaque) {
  auto& impl = *static_cast<Impl*>(opaque);
  if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR) {
    // Being thrown away with the producer is no failure of a record.
    if (!impl.failure) {
      impl.failure = std::string(rd_kafka_topic_name(message->rkt)) +
                     ": not delivered: " + cause_of(client, message->err);
    }
    return;
  }
  --static_cast<Pending*>(message->_private)->left;
  while (!impl.pending.empty() && impl.pending.front().left == 0) {
    impl.safe = impl.pending.front().seq + 1;
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
  rd_kafka_conf_set_dr_msg_cb(conf->get(), &Impl::delivered);
  auto client = make_client(RD_KAFKA_PRODUCER, std::move(*conf));
  if (!client) return client.error();
  impl->client = std::move(*client);
  for (const Outlet outlet : kAllOutlets) {
    const std::string name(topic_of(outlet));
    impl->way(outlet).topic.reset(rd_kafka_topic_new(impl->client.get(), name.c_str(), nullptr));
  }
  return std::unique_ptr<Producer>(new Producer(std::move(impl)));
}

ledger::Result<bool> Producer::prepare() {
  for (const Outlet outlet : kAllOutlets) {
    const auto count = query_partitions(impl_->client.get(), std::string(topic_of(outlet)));
    if (!count) return count.error();
    if (*count == 0) return false;
    impl_->way(outlet).partitions = *count;
  }
  return true;
}

int Producer::partitions(Outlet outlet) const { return impl_->way(outlet).partitions; }

std::int32_t Producer::partition_of(const Outgoing& record) const {
  const Impl::Way& way = impl_->way(record.outlet);
  if (!record.key) return 0;
  return rd_kafka_msg_partitioner_murmur2(way.topic.get(), record.key->data(), record.key->size(),
                                          way.partitions, nullptr, nullptr);
}

void Producer::begin(Seq seq, std::size_t records) {
  LEDGER_ASSERT(records > 0);
  impl_->pending.push_back({seq, records});
}

bool Producer::send(const Outgoing& record, std::int32_t partition) {
  const auto error =
      produce(impl_->client.get(), {impl_->way(record.outlet).topic.get(), partition, record.key,
                                    *record.value, record.headers, &impl_->pending.back()});
  if (error == RD_KAFKA_RESP_ERR_NO_ERROR) return true;
  if (error != RD_KAFKA_RESP_ERR__QUEUE_FULL && !impl_->failure) {
    impl_->failure = std::string(topic_of(record.outlet)) +
                     ": cannot send: " + cause_of(impl_->client.get(), error);
  }
  return false;
}

void Producer::poll(int wait_ms) {
  rd_kafka_poll(impl_->client.get(), wait_ms);
  if (!impl_->failure) impl_->failure = fatal_of(impl_->client.get());
}

Seq Producer::safe() const { return impl_->safe; }
std::size_t Producer::under_way() const { return impl_->pending.size(); }
const std::optional<std::string>& Producer::failure() const { return impl_->failure; }

}  // namespace connectors::kafka
