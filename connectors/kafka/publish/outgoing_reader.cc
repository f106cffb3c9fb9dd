#include "connectors/kafka/publish/outgoing_reader.h"

#include <algorithm>

#include "connectors/kafka/client/partition_query.h"
#include "connectors/kafka/publish/tail_reader.h"

namespace connectors::kafka {

using ledger::Result;
using ledger::Seq;

namespace {

// Records read from each partition. Many, if none of the ledger is among the first ones.
constexpr std::uint64_t kDepth = 200;
constexpr std::uint64_t kGreatDepth = 20'000;

Seq end_of(const Tails& tails) {
  Seq end = 0;
  for (const auto& topic : tails) {
    for (const auto& tail : topic) end = std::max(end, tail ? tail->seq + 1 : 0);
  }
  return end;
}

}  // namespace

Result<OutgoingReader> OutgoingReader::open(const Connection& connection,
                                            const std::string& group) {
  auto conf = make_consumer_conf(connection, group, tail_settings());
  if (!conf) return conf.error();
  auto client = make_consumer(std::move(*conf));
  if (!client) return client.error();
  return OutgoingReader(std::move(*client));
}

OutgoingReader::~OutgoingReader() { destroy_without_close(std::move(client_)); }

Result<std::optional<PartitionCounts>> OutgoingReader::count_partitions() const {
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

Result<std::optional<Published>> OutgoingReader::read(
    const ledger::service::FollowedPartition& followed) const {
  const std::optional<Published> no_answer;
  const auto counts = count_partitions();
  if (!counts) return counts.error();
  if (!*counts) return no_answer;
  TailReader tails(get(), followed.partition);
  auto read = tails.read(**counts, kDepth);
  if (read && *read && end_of(tails.tails()) == 0 && tails.has_more()) {
    read = tails.read(**counts, kGreatDepth);
  }
  if (!read) return read.error();
  if (!*read) return no_answer;
  // Empty also if access to the group is denied: then the tails decide.
  const auto committed = query_committed(get(), followed.topic, followed.partition);
  return std::optional(
      Published{std::max(committed.value_or(0), end_of(tails.tails())), tails.tails()});
}

}  // namespace connectors::kafka
