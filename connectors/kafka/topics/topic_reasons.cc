// A table of settings, topics, and the consequence of a wrong value.

#include "connectors/kafka/topics/topic_reasons.h"

#include <algorithm>
#include <array>

namespace connectors::kafka {
namespace {

struct Row {
  std::string_view topic;  // Empty: any.
  std::string_view property;
  TopicReason reason;
};

constexpr Severity kUnsafe = Severity::kUnsafe;
constexpr Severity kDrift = Severity::kDrift;

// The first match applies, so the row of one topic precedes the row of any topic.
constexpr auto kRows = std::to_array<Row>({
    {kCommandTopic,
     "missing",
     {kUnsafe,
      {"没有该主题，无法收到任何提交", "without it nothing can be submitted through Kafka"}}},
    {"",
     "missing",
     {kUnsafe, {"没有该主题，结果无法发布，会一直积压", "without it publishing is blocked"}}},
    {"",
     "partitions",
     {kDrift,
      {"分区太少时读者不能并行；增加分区会把同一键送到别的分区，须在无人读写时进行",
       "with too few partitions readers cannot share the work; adding some moves keys to other "
       "partitions, so add them while nobody reads or writes"}}},
    {"",
     "replication",
     {kDrift,
      {"副本太少时，一台服务器损坏即丢失其上的数据",
       "with too few replicas the loss of one broker is a loss of data"}}},
    {kCommandTopic,
     "message.timestamp.type",
     {kUnsafe,
      {"记录时间须由服务器给出；CreateTime 使提交单位可自定记录时间",
       "the recording time must be the broker's: with CreateTime the sender chooses it"}}},
    {kCommandTopic,
     "cleanup.policy",
     {kUnsafe,
      {"压缩会删除旧的提交，节点遇到缺口即停止，也无法从头重建",
       "compaction deletes submissions: a node halts at the gap and cannot rebuild from the "
       "start"}}},
    {"",
     "cleanup.policy",
     {kUnsafe,
      {"压缩只保留每个键的最后一条，读者会漏掉其余各条",
       "compaction retains only the last record of a key: readers miss the others"}}},
    {kCommandTopic,
     "retention.ms",
     {kUnsafe,
      {"到期删除的提交无法再读，节点无法从头重建",
       "submissions are deleted by age: a node cannot rebuild from the start"}}},
    {kCommandTopic,
     "retention.bytes",
     {kUnsafe,
      {"超量删除的提交无法再读，节点无法从头重建",
       "submissions are deleted by size: a node cannot rebuild from the start"}}},
    {kEventTopic,
     "retention.ms",
     {kUnsafe, {"新读者看不到已被删除的事件", "a new reader does not see events deleted by age"}}},
    {kEventTopic,
     "retention.bytes",
     {kUnsafe, {"新读者看不到已被删除的事件", "a new reader does not see events deleted by size"}}},
    {kReleaseTopic,
     "retention.ms",
     {kUnsafe, {"已发布的统计会从主题中消失", "releases are deleted from the topic by age"}}},
    {kReleaseTopic,
     "retention.bytes",
     {kUnsafe, {"已发布的统计会从主题中消失", "releases are deleted from the topic by size"}}},
    {"",
     "unclean.leader.election.enable",
     {kUnsafe,
      {"落后的副本可能当选，已确认的记录会丢失或被替换",
       "a replica that lags can become leader: acknowledged records are lost or replaced"}}},
    {"",
     "min.insync.replicas",
     {kUnsafe,
      {"一条记录只写到一个副本即被确认，该服务器损坏即丢失；设得过高则少一台就不能写",
       "if too low, the loss of one broker loses acknowledged records; if too high, one broker "
       "that "
       "is down blocks all writes"}}},
    {"",
     "max.message.bytes",
     {kUnsafe,
      {"上限太小时，合规的大记录会被服务器拒收，无法提交或发布",
       "if too low, the brokers reject valid records, which then cannot be submitted or "
       "published"}}},
});

}  // namespace

TopicReason reason_of(std::string_view topic, std::string_view property) {
  const auto row = std::ranges::find_if(kRows, [&](const Row& one) {
    return one.property == property && (one.topic.empty() || one.topic == topic);
  });
  return row == kRows.end() ? TopicReason{} : row->reason;
}

}  // namespace connectors::kafka
