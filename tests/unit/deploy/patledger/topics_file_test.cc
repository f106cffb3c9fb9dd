#include "deploy/patledger/config/topics_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "ledger/base/limits.h"

namespace patledger {
namespace {

using connectors::kafka::TopicSpec;

const TopicSpec& topic(const std::vector<TopicSpec>& specs, std::string_view name) {
  const auto found = std::ranges::find(specs, name, &TopicSpec::name);
  EXPECT_NE(found, specs.end()) << name;
  return *found;
}

std::string setting(const TopicSpec& spec, std::string_view name) {
  const auto found = std::ranges::find(spec.settings, name, &connectors::kafka::Setting::first);
  return found == spec.settings.end() ? "" : found->second;
}

std::string refusal(const std::string& text) {
  const std::string path = testing::TempDir() + "topics-" + std::to_string(::getpid()) + ".toml";
  std::ofstream(path) << text;
  const auto specs = read_topics(path);
  std::filesystem::remove(path);
  return specs ? "read" : specs.error().context.substr(path.size());
}

TEST(OwnTopics, AreThoseOfTheContract) {
  const auto specs = own_topics();
  ASSERT_TRUE(specs) << specs.error().context;
  ASSERT_EQ(specs->size(), 6U);
  using namespace connectors::kafka;
  for (const auto name :
       {kCommandTopic, kResultTopic, kEventTopic, kAlertTopic, kReleaseTopic, kDeadLetterTopic}) {
    const TopicSpec& spec = topic(*specs, name);
    EXPECT_EQ(spec.replication, 3);
    EXPECT_EQ(setting(spec, "min.insync.replicas"), "2");
    EXPECT_EQ(setting(spec, "cleanup.policy"), "delete");
    EXPECT_EQ(setting(spec, "unclean.leader.election.enable"), "false");
  }
}

TEST(OwnTopics, AcceptAndRetainEverySubmission) {
  const auto specs = own_topics();
  ASSERT_TRUE(specs);
  const TopicSpec& command = topic(*specs, connectors::kafka::kCommandTopic);
  EXPECT_EQ(command.partitions, 1);
  EXPECT_EQ(setting(command, "retention.ms"), "-1");
  EXPECT_EQ(setting(command, "retention.bytes"), "-1");
  EXPECT_EQ(setting(command, "message.timestamp.type"), "LogAppendTime");
  const auto bytes = std::stoul(setting(command, "max.message.bytes"));
  EXPECT_EQ(bytes, ledger::kSubmissionBytesMax + std::size_t{64} * 1024);
  const TopicSpec& dead = topic(*specs, connectors::kafka::kDeadLetterTopic);
  EXPECT_GT(std::stoul(setting(dead, "max.message.bytes")), bytes);
}

TEST(TopicsFile, FaultsHaveTheirLine) {
  EXPECT_EQ(refusal("[[topik]]\n"), ":1: topik: unknown key");
  EXPECT_EQ(refusal("[[topic]]\nname = \"a\"\npartitons = 1\n"),
            ":3: topic.partitons: unknown key");
  EXPECT_EQ(refusal("[[topic]]\npartitions = 1\n"), ":1: topic.name: must be a string");
  EXPECT_EQ(refusal("[[topic]]\nname = \"a\"\npartitions = 0\nreplication = 1\n"),
            ":3: topic.partitions: must be a whole number from 1 to 10000");
  EXPECT_EQ(refusal("[[topic]]\nname = \"a\"\npartitions = 1\n"),
            ":1: topic.replication: must be a whole number from 1 to 100");
  const std::string one = "[[topic]]\nname = \"a\"\npartitions = 1\nreplication = 1\n";
  EXPECT_EQ(refusal(one), "read");
  EXPECT_EQ(refusal(one + one), ":5: topic: a is listed twice");
  EXPECT_EQ(refusal(one + "settings = 1\n"), ":5: topic.settings: must be a table");
  EXPECT_NE(refusal(one + "[topic.settings]\nretention.ms = 1\n").find(":6: topic.settings: "),
            std::string::npos);
  EXPECT_NE(refusal("").find("no topics"), std::string::npos);
}

}  // namespace
}  // namespace patledger
