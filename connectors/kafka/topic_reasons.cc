// A table: which setting is needed on which topic, and what for.

#include "connectors/kafka/topic_reasons.h"

#include <algorithm>
#include <array>

namespace connectors::kafka {
namespace {

struct Row {
  std::string_view topic;  // Empty: any.
  std::string_view what;
  TopicReason reason;
};

constexpr Gravity kUnsafe = Gravity::kUnsafe;
constexpr Gravity kDrift = Gravity::kDrift;

// The first that fits is taken, so a topic's own row stands before the one of any topic.
constexpr auto kRows = std::to_array<Row>({
    {kCommandTopic,
     "missing",
     {kUnsafe, {"没有该主题，无法收到任何提交", "nothing can be submitted by Kafka without it"}}},
    {"",
     "missing",
     {kUnsafe,
      {"没有该主题，结果无法发布，会一直积压", "what is to be published there is held up"}}},
    {kCommandTopic,
     "partitions",
     {kUnsafe,
      {"每个分区是一本独立的账；多出的分区没有人读，增加分区还会打乱同一键的次序",
       "each partition is a ledger of its own: nobody reads one too many, and adding one breaks "
       "the order of a key"}}},
    {"",
     "partitions",
     {kDrift,
      {"增加分区会把同一键送到别的分区，打乱次序",
       "another number of partitions sends a key elsewhere, and so breaks its order"}}},
    {"",
     "replication",
     {kDrift,
      {"副本太少时，一台服务器损坏即丢失其上的数据",
       "a broker that is lost takes with it what "
       "only it held"}}},
    {kCommandTopic,
     "message.timestamp.type",
     {kUnsafe,
      {"登记时间须由服务器给出；CreateTime 让提交人自己决定登记时间",
       "the moment of recording is the broker's: with CreateTime a sender chooses it"}}},
    {kCommandTopic,
     "cleanup.policy",
     {kUnsafe,
      {"压缩会删除旧的提交，节点遇到缺口即停止，也无法从头重建",
       "compaction deletes submissions: a node halts at the gap and cannot rebuild from zero"}}},
    {"",
     "cleanup.policy",
     {kUnsafe,
      {"压缩只保留每个键的最后一条，读者会漏掉其余各条",
       "compaction keeps the last record of a key only: readers miss the others"}}},
    {kCommandTopic,
     "retention.ms",
     {kUnsafe,
      {"到期删除的提交无法再读，节点无法从头重建",
       "submissions are deleted by age: a node cannot rebuild from zero"}}},
    {kCommandTopic,
     "retention.bytes",
     {kUnsafe,
      {"超量删除的提交无法再读，节点无法从头重建",
       "submissions are deleted by size: a node cannot rebuild from zero"}}},
    {kEventTopic,
     "retention.ms",
     {kUnsafe, {"新读者看不到已被删除的事件", "a new reader does not see events deleted by age"}}},
    {kEventTopic,
     "retention.bytes",
     {kUnsafe, {"新读者看不到已被删除的事件", "a new reader does not see events deleted by size"}}},
    {kReleaseTopic,
     "retention.ms",
     {kUnsafe, {"已发布的统计会从主题中消失", "releases vanish from the topic by age"}}},
    {kReleaseTopic,
     "retention.bytes",
     {kUnsafe, {"已发布的统计会从主题中消失", "releases vanish from the topic by size"}}},
    {"",
     "unclean.leader.election.enable",
     {kUnsafe,
      {"落后的副本可能当选，已确认的记录会丢失或被替换",
       "a copy that lags can be elected: records already acknowledged are lost or replaced"}}},
    {"",
     "min.insync.replicas",
     {kUnsafe,
      {"一条记录只写到一个副本即被确认，该服务器损坏即丢失；设得过高则少一台就不能写",
       "too low, and a record acknowledged by one broker is lost with it; too high, and one broker "
       "away stops all writing"}}},
    {"",
     "max.message.bytes",
     {kUnsafe,
      {"上限太小时，合规的大记录会被服务器拒收，无法提交或发布",
       "below it the brokers refuse records that are lawful, which then cannot be sent"}}},
});

}  // namespace

TopicReason reason_of(std::string_view topic, std::string_view what) {
  const auto row = std::ranges::find_if(kRows, [&](const Row& one) {
    return one.what == what && (one.topic.empty() || one.topic == topic);
  });
  return row == kRows.end() ? TopicReason{} : row->reason;
}

}  // namespace connectors::kafka
