#include "connectors/kafka/publish/published.h"

#include "connectors/kafka/client/partition_query.h"
#include "connectors/kafka/publish/leadership.h"
#include "connectors/kafka/publish/outgoing_reader.h"

namespace connectors::kafka {

using ledger::Result;
using ledger::service::FollowedPartition;

Result<std::optional<Published>> read_published(const Connection& connection,
                                                const FollowedPartition& followed) {
  const auto reader = OutgoingReader::open(connection, publisher_group(followed));
  if (!reader) return reader.error();
  return reader->read(followed);
}

Result<bool> is_anything_published(const Connection& connection) {
  const auto reader = OutgoingReader::open(connection, "patledger-topics");
  if (!reader) return reader.error();
  const auto counts = reader->count_partitions();
  if (!counts) return counts.error();
  if (!*counts) return no_answer();
  for (std::size_t i = 0; i < kOutputTopics; ++i) {
    const std::string topic(topic_name(static_cast<OutputTopic>(i)));
    for (std::int32_t partition = 0; partition < (*counts)->at(i); ++partition) {
      const auto range = query_range(reader->get(), topic, partition);
      if (!range) return range.error();
      if (range->lookup == OffsetRange::Lookup::kNoAnswer) return no_answer();
      if (range->high > 0) return true;
    }
  }
  return false;
}

}  // namespace connectors::kafka
