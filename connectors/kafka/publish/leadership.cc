#include "connectors/kafka/publish/leadership.h"

#include <array>

#include "connectors/kafka/client/client.h"
#include "connectors/kafka/client/partition_query.h"

namespace connectors::kafka {
namespace {

using ledger::Seq;
using ledger::service::FollowedPartition;

const auto kSettings = std::to_array<Setting>({
    {"auto.offset.reset", "latest"},
    {"session.timeout.ms", "6000"},
    {"heartbeat.interval.ms", "1500"},
    {"max.poll.interval.ms", "60000"},
    {"partition.assignment.strategy", "range"},
    {"queued.max.messages.kbytes", "64"},
});

}  // namespace

struct Leadership::Impl {
  static void on_rebalance(rd_kafka_t* client, rd_kafka_resp_err_t error,
                           rd_kafka_topic_partition_list_t* partitions, void* opaque);

  FollowedPartition followed;
  bool is_held = false;
  std::string group;
  std::string last_error;
  Seq committed = 0;
  Client client;
};

// The partition is assigned and paused at once: nothing is read.
void Leadership::Impl::on_rebalance(rd_kafka_t* client, rd_kafka_resp_err_t error,
                                    rd_kafka_topic_partition_list_t* partitions, void* opaque) {
  auto& impl = *static_cast<Impl*>(opaque);
  if (error != RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS) {
    impl.is_held = false;
    (void)rd_kafka_assign(client, nullptr);
    return;
  }
  const auto* own = rd_kafka_topic_partition_list_find(partitions, impl.followed.topic.c_str(),
                                                       impl.followed.partition);
  for (int i = 0; i < partitions->cnt; ++i) partitions->elems[i].offset = RD_KAFKA_OFFSET_END;
  (void)rd_kafka_assign(client, partitions);
  (void)rd_kafka_pause_partitions(client, partitions);
  impl.is_held = own != nullptr;
}

Leadership::Leadership(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

// Leaves the group, so that another node need not wait for the session timeout. Closing the
// consumer would do the same, but may wait without end.
Leadership::~Leadership() {
  rd_kafka_unsubscribe(impl_->client.get());
  for (int i = 0; i < 10; ++i) Message(rd_kafka_consumer_poll(impl_->client.get(), 20));
  destroy_without_close(std::move(impl_->client));
}

std::string publisher_group(const FollowedPartition& followed) {
  return "patledger-publisher-" + partition_name(followed.topic, followed.partition);
}

ledger::Result<std::unique_ptr<Leadership>> Leadership::open(const Connection& connection,
                                                             const FollowedPartition& followed) {
  const std::string group = publisher_group(followed);
  auto conf = make_consumer_conf(connection, group, kSettings);
  if (!conf) return conf.error();
  auto impl = std::make_unique<Impl>();
  impl->followed = followed;
  impl->group = group;
  rd_kafka_conf_set_opaque(conf->get(), impl.get());
  rd_kafka_conf_set_rebalance_cb(conf->get(), &Impl::on_rebalance);
  auto client = make_consumer(std::move(*conf));
  if (!client) return client.error();
  impl->client = std::move(*client);
  const Partitions topics(rd_kafka_topic_partition_list_new(1));
  rd_kafka_topic_partition_list_add(topics.get(), followed.topic.c_str(), RD_KAFKA_PARTITION_UA);
  const auto error = rd_kafka_subscribe(impl->client.get(), topics.get());
  if (error != RD_KAFKA_RESP_ERR_NO_ERROR) {
    return ledger::Error{ledger::ErrorCode::kInvalid, "subscribe: " + text_of(error)};
  }
  return std::unique_ptr<Leadership>(new Leadership(std::move(impl)));
}

// A record that was fetched before the pause is dropped.
void Leadership::poll() {
  const Message message(rd_kafka_consumer_poll(impl_->client.get(), 0));
  if (impl_->is_held) impl_->last_error.clear();
  if (!message) return;
  if (message->err == RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED) {
    impl_->last_error = "group " + impl_->group + ": " + text_of(message->err);
  } else if (is_authorization_error(message->err)) {
    impl_->last_error = impl_->followed.topic + ": " + text_of(message->err);
  }
}

const std::string& Leadership::last_error() const { return impl_->last_error; }

bool Leadership::is_held() const { return impl_->is_held; }

std::optional<Seq> Leadership::committed() {
  return query_committed(impl_->client.get(), impl_->followed.topic, impl_->followed.partition);
}

void Leadership::commit(Seq position) {
  if (!impl_->is_held || position == impl_->committed) return;
  impl_->committed = position;
  const Partitions partitions =
      one_partition(impl_->followed.topic, impl_->followed.partition, position);
  (void)rd_kafka_commit(impl_->client.get(), partitions.get(), 1);
}

}  // namespace connectors::kafka
