#pragma once

// PartitionConsumer is a consumer of librdkafka that reads one partition by assignment. It commits
// only on request, and connects again if the brokers report the topic as unknown.
//
// Threading: one thread.

#include <chrono>

#include "connectors/kafka/client/client.h"
#include "connectors/kafka/client/partition_query.h"
#include "connectors/kafka/client/statistics.h"
#include "ledger/service/replication.h"

namespace connectors::kafka {

class PartitionConsumer {
 public:
  // `is_followed`: records of it have been read before. kInvalid if librdkafka rejects a setting.
  // Sends nothing to the brokers.
  static ledger::Result<std::unique_ptr<PartitionConsumer>> open(
      const Connection& connection, const ledger::service::FollowedPartition& partition,
      bool is_followed);
  ~PartitionConsumer();  // Commits nothing.
  PartitionConsumer(const PartitionConsumer&) = delete;
  PartitionConsumer& operator=(const PartitionConsumer&) = delete;

  std::optional<std::string> cluster() const;  // Its id; empty if the brokers do not answer.
  struct Found {
    OffsetRange range;
    std::uint64_t committed = 0;  // 0 if nothing is, or the group is not authorised.
  };
  // The offsets before reading starts; empty if the brokers do not answer. kCorrupt if the
  // partition does not exist for some time, kAway if access is denied.
  ledger::Result<std::optional<Found>> query();
  ledger::Result<OffsetRange> query_offsets() const;

  ledger::Status assign(std::uint64_t offset);
  bool is_assigned() const { return is_assigned_; }
  void disconnect() { is_assigned_ = false; }  // query() and assign() follow.

  // The next record or error event, as which the end of the partition is reported too; null if
  // nothing has arrived.
  Message poll(int wait_ms);

  std::uint64_t high_watermark();  // As last reported.
  // As last reported; empty in the first second.
  const std::optional<ClientStatistics>& statistics() const { return statistics_; }

  void commit(std::uint64_t offset, bool is_async);
  // No further commits: the group is not authorised. Reading does not depend on them.
  void lose_group();

 private:
  PartitionConsumer(const ledger::service::FollowedPartition& partition, bool is_followed)
      : partition_(partition), is_followed_(is_followed) {}
  static void on_error(rd_kafka_t* client, int error, const char* reason, void* opaque);
  static int on_statistics(rd_kafka_t* client, char* json, std::size_t size, void* opaque);
  ledger::Status check_missing();

  ledger::service::FollowedPartition partition_;
  bool is_followed_;
  Client client_;
  std::uint64_t high_watermark_ = 0;
  bool is_assigned_ = false;
  std::uint64_t committed_ = 0;  // By this consumer.
  bool has_group_ = true;
  std::optional<std::chrono::steady_clock::time_point> missing_since_;
  std::optional<ClientStatistics> statistics_;
};

}  // namespace connectors::kafka
