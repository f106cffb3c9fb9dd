#include "connectors/kafka/restore/command_topic.h"

#include <algorithm>

#include "connectors/kafka/client/partition_query.h"
#include "connectors/kafka/ingest/record_comparison.h"
#include "connectors/kafka/restore/restored_topic.h"

namespace connectors::kafka {
namespace {

using ledger::Result;

Result<CommandPartition> look_at(const Connection& connection,
                                 const ledger::service::FollowedPartition& followed) {
  CommandPartition partition{followed, 0, 0, {}};
  const auto records = RecordComparison::open(connection, followed);
  if (!records) return records.error();
  const auto range = (*records)->range();
  if (!range) return range.error();
  if (range->lookup != OffsetRange::Lookup::kFound) return no_answer();
  partition.low = range->low;
  partition.end = range->high;
  if (partition.low == partition.end) return partition;
  const auto restoration = (*records)->restoration(partition.low);
  if (!restoration) return restoration.error();
  partition.restoration = *restoration;
  return partition;
}

}  // namespace

// While it has CreateTime, records after the restored ones are of another producer.
bool CommandTopic::is_restoration_unfinished() const {
  return std::ranges::any_of(partitions, [this](const CommandPartition& one) {
    return one.is_restored_in_part() ||
           (has_create_time && one.restoration.until > 0 && one.restoration.until == one.end);
  });
}

Result<CommandTopic> look_at_command_topic(const Connection& connection) {
  TopicSpec spec;
  spec.name = kCommandTopic;
  auto topic = RestoredTopic::open(connection, std::move(spec));
  if (!topic) return topic.error();
  if (auto looked = topic->look(); !looked) return looked.error();
  CommandTopic found;
  if (!topic->exists()) return found;
  found.has_create_time = topic->has_create_time();
  for (std::int32_t number = 0; number < topic->partitions(); ++number) {
    auto partition =
        look_at(connection, {topic->cluster(), std::string(kCommandTopic), number, {}});
    if (!partition) return partition.error();
    found.partitions.push_back(std::move(*partition));
  }
  return found;
}

void mark_unfinished(std::vector<TopicFinding>& findings) {
  for (TopicFinding& finding : findings) {
    if (finding.topic != kCommandTopic || !can_be_repaired(finding)) continue;
    finding.needs_restore = true;
    finding.why = {
        "该主题的恢复中断了，只有再次恢复才能比对并完成它。请再次运行 `patledger topic restore`",
        "its restoration was interrupted, and only another one compares and finishes it: run "
        "`patledger topic restore` again"};
  }
}

}  // namespace connectors::kafka
