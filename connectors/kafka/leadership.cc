#include "connectors/kafka/leadership.h"

#include <array>

#include "connectors/kafka/client.h"
#include "connectors/kafka/partition_query.h"

namespace connectors::kafka {
namespace {

using ledger::Order;
using ledger::Seq;

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
  static void rebalanced(rd_kafka_t* client, rd_kafka_resp_err_t error,
                         rd_kafka_topic_partition_list_t* partitions, void* opaque);

  Order order;
  bool is_held = false;
  std::string group;
  std::string trouble;
  Seq said = 0;
  Client client;
};

// The partition is taken and not read: its reading is paused as soon as it is given.
void Leadership::Impl::rebalanced(rd_kafka_t* client, rd_kafka_resp_err_t error,
                                  rd_kafka_topic_partition_list_t* partitions, void* opaque) {
  auto& impl = *static_cast<Impl*>(opaque);
  if (error != RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS) {
    impl.is_held = false;
    (void)rd_kafka_assign(client, nullptr);
    return;
  }
  const auto* ours = rd_kafka_topic_partition_list_find(partitions, impl.order.topic.c_str(),
                                                        impl.order.partition);
  for (int i = 0; i < partitions->cnt; ++i) partitions->elems[i].offset = RD_KAFKA_OFFSET_END;
  (void)rd_kafka_assign(client, partitions);
  (void)rd_kafka_pause_partitions(client, partitions);
  impl.is_held = ours != nullptr;
}

Leadership::Leadership(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

// Leaves the group, so that another node need not wait; without the library's closing, which has
// been known to wait for ever.
Leadership::~Leadership() {
  rd_kafka_unsubscribe(impl_->client.get());
  for (int i = 0; i < 10; ++i) Message(rd_kafka_consumer_poll(impl_->client.get(), 20));
  let_go(std::move(impl_->client));
}

ledger::Result<std::unique_ptr<Leadership>> Leadership::open(const Connection& connection,
                                                             const Order& order) {
  const std::string group = "patledger-publisher-" + place_of(order.topic, order.partition);
  auto conf = make_consumer_conf(connection, group, kSettings);
  if (!conf) return conf.error();
  auto impl = std::make_unique<Impl>();
  impl->order = order;
  impl->group = group;
  rd_kafka_conf_set_opaque(conf->get(), impl.get());
  rd_kafka_conf_set_rebalance_cb(conf->get(), &Impl::rebalanced);
  auto client = make_consumer(std::move(*conf));
  if (!client) return client.error();
  impl->client = std::move(*client);
  const Partitions topics(rd_kafka_topic_partition_list_new(1));
  rd_kafka_topic_partition_list_add(topics.get(), order.topic.c_str(), RD_KAFKA_PARTITION_UA);
  const auto error = rd_kafka_subscribe(impl->client.get(), topics.get());
  if (error != RD_KAFKA_RESP_ERR_NO_ERROR) {
    return ledger::Error{ledger::ErrorCode::kInvalid, "subscribe: " + text_of(error)};
  }
  return std::unique_ptr<Leadership>(new Leadership(std::move(impl)));
}

// A record that was fetched before the pause is passed over; nothing is read through this client.
void Leadership::poll() {
  const Message passed(rd_kafka_consumer_poll(impl_->client.get(), 0));
  if (impl_->is_held) impl_->trouble.clear();
  if (!passed) return;
  if (passed->err == RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED) {
    impl_->trouble = "group " + impl_->group + ": " + text_of(passed->err);
  } else if (is_refusal(passed->err)) {
    impl_->trouble = impl_->order.topic + ": " + text_of(passed->err);
  }
}

const std::string& Leadership::trouble() const { return impl_->trouble; }

bool Leadership::is_held() const { return impl_->is_held; }

std::optional<Seq> Leadership::mark() {
  return query_committed(impl_->client.get(), impl_->order.topic, impl_->order.partition);
}

void Leadership::set_mark(Seq mark) {
  if (!impl_->is_held || mark == impl_->said) return;
  impl_->said = mark;
  const Partitions partitions = one_partition(impl_->order.topic, impl_->order.partition, mark);
  (void)rd_kafka_commit(impl_->client.get(), partitions.get(), 1);
}

}  // namespace connectors::kafka
