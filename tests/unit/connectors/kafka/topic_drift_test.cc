#include "connectors/kafka/topics/topic_drift.h"

#include <gtest/gtest.h>

namespace connectors::kafka {
namespace {

TopicSpec wanted() {
  return {.name = std::string(kCommandTopic),
          .partitions = 1,
          .replication = 3,
          .settings = {{"min.insync.replicas", "2"}, {"message.timestamp.type", "LogAppendTime"}}};
}

FoundTopic found(int replication, const std::string& in_sync) {
  return {.exists = true,
          .partitions = 1,
          .replication = replication,
          .settings = {{.name = "min.insync.replicas", .value = in_sync, .is_topic_level = true},
                       {.name = "message.timestamp.type", .value = "LogAppendTime"},
                       {.name = "segment.bytes", .value = "1048576", .is_topic_level = true},
                       {.name = "segment.ms", .value = "1"}}};
}

std::vector<std::string> texts(const std::vector<TopicFinding>& findings) {
  std::vector<std::string> all;
  all.reserve(findings.size());
  for (const TopicFinding& one : findings) {
    all.push_back((one.severity == Severity::kNote ? "note " : "") + one.property + " " +
                  one.found + "->" + one.expected);
  }
  return all;
}

using Texts = std::vector<std::string>;

TEST(DriftOf, NoneIfTheTopicMatches) {
  EXPECT_EQ(texts(drift_of(wanted(), found(3, "2"), 3)), Texts{});
}

TEST(DriftOf, FewBrokersAreANoteAndLowerMinInsyncReplicas) {
  EXPECT_EQ(texts(drift_of(wanted(), found(1, "1"), 1)), Texts{"note replication 1->3"});
  EXPECT_EQ(texts(drift_of(wanted(), found(2, "1"), 2)), Texts{"note replication 2->3"});
  EXPECT_EQ(texts(drift_of(wanted(), found(1, "2"), 1)),
            (Texts{"note replication 1->3", "min.insync.replicas 2->1"}));
}

TEST(DriftOf, FewReplicasOnEnoughBrokersAreADrift) {
  // min.insync.replicas above the number of replicas would block all writes.
  EXPECT_EQ(texts(drift_of(wanted(), found(1, "1"), 3)), Texts{"replication 1->3"});
}

TEST(DriftOf, ABrokerThatIsDownIsNotADrift) {
  EXPECT_EQ(texts(drift_of(wanted(), found(3, "2"), 2)), Texts{});
}

TEST(DriftOf, MoreReplicasOrFewerPartitionsAreADrift) {
  TopicSpec spec = wanted();
  spec.partitions = 2;
  EXPECT_EQ(texts(drift_of(spec, found(4, "2"), 4)),
            (Texts{"partitions 1->2", "replication 4->3"}));
}

TEST(DriftOf, PartitionsThatWereAddedAreANote) {
  FoundTopic more = found(3, "2");
  more.partitions = 2;
  EXPECT_EQ(texts(drift_of(wanted(), more, 3)), Texts{"note partitions 2->1"});
}

TEST(DriftOf, MissingIsTheOnlyDrift) {
  EXPECT_EQ(texts(drift_of(wanted(), {}, 3)), Texts{"missing ->partitions 1"});
}

TEST(MarkLost, ACommandTopicThatWasFollowedIsNotCreated) {
  auto findings = drift_of(wanted(), {}, 3);
  ASSERT_TRUE(is_command_topic_missing(findings));
  EXPECT_TRUE(can_be_repaired(findings[0]));
  mark_lost(findings);
  EXPECT_FALSE(can_be_repaired(findings[0]));
  EXPECT_NE(findings[0].why.en.find("patledger topic restore"), std::string_view::npos);
  EXPECT_NE(findings[0].why.zh.find("patledger topic restore"), std::string_view::npos);

  TopicSpec other = wanted();
  other.name = std::string(kResultTopic);
  auto missing = drift_of(other, {}, 3);
  EXPECT_FALSE(is_command_topic_missing(missing));
  mark_lost(missing);
  EXPECT_TRUE(can_be_repaired(missing[0]));
}

TEST(DriftOf, AnUnsafeDriftHasAReason) {
  FoundTopic other = found(3, "2");
  other.settings[1].value = "CreateTime";
  const auto findings = drift_of(wanted(), other, 3);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, Severity::kUnsafe);
  EXPECT_NE(findings[0].why.en.find("CreateTime"), std::string_view::npos);
  EXPECT_NE(findings[0].why.zh.find("CreateTime"), std::string_view::npos);
}

TEST(DriftOf, AnUnknownSettingIsADrift) {
  TopicSpec spec = wanted();
  spec.settings.emplace_back("retention.sm", "1");
  EXPECT_EQ(texts(drift_of(spec, found(3, "2"), 3)), Texts{"retention.sm none->1"});
}

TEST(MergedSettings, OtherSettingsOfTheTopicStay) {
  const auto settings = merged_settings(wanted(), found(3, "1"));
  ASSERT_TRUE(settings);
  const std::vector<Setting> all{{"min.insync.replicas", "2"},
                                 {"message.timestamp.type", "LogAppendTime"},
                                 {"segment.bytes", "1048576"}};
  EXPECT_EQ(*settings, all);
}

TEST(MergedSettings, AHiddenValueIsAnError) {
  FoundTopic hidden = found(3, "1");
  hidden.settings[2].is_hidden = true;
  EXPECT_FALSE(merged_settings(wanted(), hidden));
}

}  // namespace
}  // namespace connectors::kafka
