#include "connectors/kafka/ingest/partition_consumer.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

#include "connectors/kafka/client/client_log.h"
#include "connectors/kafka/ingest/continuity.h"

namespace connectors::kafka {
namespace {

using ledger::Result;
using ledger::Status;
using SteadyClock = std::chrono::steady_clock;

constexpr auto kMissingMax =
    std::chrono::seconds(20);  // A broker that starts may not know a topic.

// The queue has room for a second's records: librdkafka 2.0.2 fetches again only after a second if
// the queue was full (fetch.queue.backoff.ms came with 2.2).
const auto kSettings = std::to_array<Setting>({
    {"auto.offset.reset", "error"},
    {"enable.partition.eof", "true"},
    {"queued.max.messages.kbytes", "131072"},
    {"queued.min.messages", "10000000"},
    {"fetch.message.max.bytes", "1048576"},
    {"fetch.wait.max.ms", "100"},
    {"statistics.interval.ms", "1000"},
    {"topic.metadata.propagation.max.ms", "5000"},  // Less than kMissingMax.
});

}  // namespace

Result<std::unique_ptr<PartitionConsumer>> PartitionConsumer::open(
    const Connection& connection, const ledger::service::FollowedPartition& partition,
    bool is_followed) {
  std::unique_ptr<PartitionConsumer> consumer(new PartitionConsumer(partition, is_followed));
  auto conf = make_consumer_conf(connection, "patledger-node-" + partition.node, kSettings);
  if (!conf) return conf.error();
  rd_kafka_conf_set_opaque(conf->get(), consumer.get());
  rd_kafka_conf_set_error_cb(conf->get(), &PartitionConsumer::on_error);
  rd_kafka_conf_set_stats_cb(conf->get(), &PartitionConsumer::on_statistics);
  auto client = make_consumer(std::move(*conf));
  if (!client) return client.error();
  consumer->client_ = std::move(*client);
  return consumer;
}

PartitionConsumer::~PartitionConsumer() { destroy_without_close(std::move(client_)); }

// The callbacks run in poll(). The library reports a deleted topic only in this way.
void PartitionConsumer::on_error(rd_kafka_t* /*client*/, int error, const char* reason,
                                 void* opaque) {
  const auto code = static_cast<rd_kafka_resp_err_t>(error);
  if (!is_unknown(code)) return log_client_error(reason);
  static_cast<PartitionConsumer*>(opaque)->disconnect();  // check_missing() logs it.
}

int PartitionConsumer::on_statistics(rd_kafka_t* /*client*/, char* json, std::size_t size,
                                     void* opaque) {
  auto parsed = parse_statistics({json, size});
  if (!parsed) return 0;  // The library frees its text.
  log_connections(*parsed);
  static_cast<PartitionConsumer*>(opaque)->statistics_ = std::move(*parsed);
  return 0;
}

// An Error after kMissingMax.
Status PartitionConsumer::check_missing() {
  const auto now = SteadyClock::now();
  if (!missing_since_) {
    missing_since_ = now;
    spdlog::warn("{}: the brokers do not know the topic or partition; waiting for up to {} s",
                 partition_name(partition_.topic, partition_.partition), kMissingMax.count());
  }
  if (now - *missing_since_ < kMissingMax) return ledger::Done{};
  if (!is_followed_) {
    return partition_error(partition_,
                           "the topic or partition does not exist; see patledger topics check");
  }
  return partition_error(partition_,
                         "the topic or partition does not exist, but this ledger has followed it: "
                         "restore it from the ledger (patledger topic restore)");
}

std::optional<std::string> PartitionConsumer::cluster() const { return cluster_id(client_.get()); }

Result<OffsetRange> PartitionConsumer::query_offsets() const {
  return query_range(client_.get(), partition_.topic, partition_.partition);
}

Result<std::optional<PartitionConsumer::Found>> PartitionConsumer::query() {
  const std::optional<Found> no_answer;
  const auto range = query_offsets();
  if (!range) return range.error();
  if (range->lookup == OffsetRange::Lookup::kMissing) {
    if (auto waiting = check_missing(); !waiting) return waiting.error();
  }
  if (range->lookup != OffsetRange::Lookup::kFound) return no_answer;
  missing_since_.reset();
  const auto committed =
      has_group_ ? query_committed(client_.get(), partition_.topic, partition_.partition) : 0;
  if (!committed) return no_answer;
  high_watermark_ = range->high;
  return std::optional(Found{*range, *committed});
}

Status PartitionConsumer::assign(std::uint64_t offset) {
  const Partitions partitions = one_partition(partition_.topic, partition_.partition, offset);
  const auto code = rd_kafka_assign(client_.get(), partitions.get());
  if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
    return partition_error(partition_, "assign: " + text_of(code));
  }
  is_assigned_ = true;
  statistics_.reset();  // They are older.
  return ledger::Done{};
}

Message PartitionConsumer::poll(int wait_ms) {
  Message message(rd_kafka_consumer_poll(client_.get(), wait_ms));
  if (message && message->err == RD_KAFKA_RESP_ERR_NO_ERROR) {
    missing_since_.reset();
    is_followed_ = true;
  }
  return message;
}

std::uint64_t PartitionConsumer::high_watermark() {
  std::int64_t low = 0;
  std::int64_t high = 0;
  if (!is_assigned_) return high_watermark_;
  const auto error = rd_kafka_get_watermark_offsets(client_.get(), partition_.topic.c_str(),
                                                    partition_.partition, &low, &high);
  if (error == RD_KAFKA_RESP_ERR_NO_ERROR && high > 0) {
    high_watermark_ = std::max(high_watermark_, static_cast<std::uint64_t>(high));
  }
  return high_watermark_;
}

void PartitionConsumer::commit(std::uint64_t offset, bool is_async) {
  if (!is_assigned_ || !has_group_ || offset == committed_) return;
  committed_ = offset;
  const Partitions partitions = one_partition(partition_.topic, partition_.partition, offset);
  (void)rd_kafka_commit(client_.get(), partitions.get(), is_async ? 1 : 0);
}

void PartitionConsumer::lose_group() {
  if (!has_group_) return;
  has_group_ = false;
  spdlog::warn(
      "{}: not authorised for the consumer group; reading continues, but a restored (rolled-back) "
      "data directory can no longer be detected",
      partition_name(partition_.topic, partition_.partition));
}

}  // namespace connectors::kafka
