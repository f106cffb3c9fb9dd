#include "connectors/kafka/publish/published.h"

#include <algorithm>

#include "connectors/kafka/client/client.h"
#include "connectors/kafka/client/partition_query.h"
#include "connectors/kafka/publish/leadership.h"
#include "connectors/kafka/publish/tail_reader.h"

namespace connectors::kafka {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Result;
using ledger::Seq;
using ledger::service::FollowedPartition;

// Records read from each partition. Many, if none of the ledger is among the first ones.
constexpr std::uint64_t kDepth = 200;
constexpr std::uint64_t kGreatDepth = 20'000;

// A consumer that does not join its group, and is not closed.
class OutgoingReader {
 public:
  static Result<OutgoingReader> open(const Connection& connection, const std::string& group) {
    auto conf = make_consumer_conf(connection, group, tail_settings());
    if (!conf) return conf.error();
    auto client = make_consumer(std::move(*conf));
    if (!client) return client.error();
    return OutgoingReader(std::move(*client));
  }
  ~OutgoingReader() { destroy_without_close(std::move(client_)); }
  OutgoingReader(OutgoingReader&&) = default;
  OutgoingReader& operator=(OutgoingReader&&) = delete;

  rd_kafka_t* get() const { return client_.get(); }

  // 0 for a topic that does not exist. Empty if the brokers do not answer.
  Result<std::optional<PartitionCounts>> count_partitions() const {
    PartitionCounts counts{};
    for (std::size_t i = 0; i < kOutputTopics; ++i) {
      const auto output = static_cast<OutputTopic>(i);
      const auto found = find_partitions(get(), std::string(topic_name(output)));
      if (!found) return found.error();
      if (!*found) return std::optional<PartitionCounts>();
      counts.at(i) = **found;
    }
    return std::optional(counts);
  }

 private:
  explicit OutgoingReader(Client client) : client_(std::move(client)) {}
  Client client_;
};

Seq end_of(const Tails& tails) {
  Seq end = 0;
  for (const auto& topic : tails) {
    for (const auto& tail : topic) end = std::max(end, tail ? tail->seq + 1 : 0);
  }
  return end;
}

Result<std::optional<Published>> read_with(const OutgoingReader& reader,
                                           const FollowedPartition& followed) {
  const std::optional<Published> no_answer;
  const auto counts = reader.count_partitions();
  if (!counts) return counts.error();
  if (!*counts) return no_answer;
  TailReader tails(reader.get(), followed.partition);
  auto read = tails.read(**counts, kDepth);
  if (read && *read && end_of(tails.tails()) == 0 && tails.has_more()) {
    read = tails.read(**counts, kGreatDepth);
  }
  if (!read) return read.error();
  if (!*read) return no_answer;
  // Empty also if access to the group is denied: then the tails decide.
  const auto committed = query_committed(reader.get(), followed.topic, followed.partition);
  return std::optional(
      Published{std::max(committed.value_or(0), end_of(tails.tails())), tails.tails()});
}

}  // namespace

Result<std::optional<Published>> read_published(const Connection& connection,
                                                const FollowedPartition& followed) {
  const auto reader = OutgoingReader::open(connection, publisher_group(followed));
  if (!reader) return reader.error();
  return read_with(*reader, followed);
}

Result<bool> is_anything_published(const Connection& connection) {
  const auto reader = OutgoingReader::open(connection, "patledger-topics");
  if (!reader) return reader.error();
  const Error no_answer{ErrorCode::kAway, std::string(kNoAnswerText)};
  const auto counts = reader->count_partitions();
  if (!counts) return counts.error();
  if (!*counts) return no_answer;
  for (std::size_t i = 0; i < kOutputTopics; ++i) {
    const std::string topic(topic_name(static_cast<OutputTopic>(i)));
    for (std::int32_t partition = 0; partition < (*counts)->at(i); ++partition) {
      const auto range = query_range(reader->get(), topic, partition);
      if (!range) return range.error();
      if (range->lookup == OffsetRange::Lookup::kNoAnswer) return no_answer;
      if (range->high > 0) return true;
    }
  }
  return false;
}

}  // namespace connectors::kafka
