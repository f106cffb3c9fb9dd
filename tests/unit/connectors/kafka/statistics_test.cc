// Parsing of librdkafka's statistics, and the settings that an operator may set.

#include "connectors/kafka/client/statistics.h"

#include <gtest/gtest.h>

#include <string>

#include "connectors/kafka/client/connection.h"

namespace connectors::kafka::test {
namespace {

// As librdkafka 2.0.2 writes it, without what is not read.
std::string broker(const std::string& name, int id, const std::string& source,
                   const std::string& state, int awaited = 1, int idle_us = 20'000) {
  return R"(")" + name + R"(":{"nodeid":)" + std::to_string(id) + R"(,"nodename":")" + name +
         R"(","source":")" + source + R"(","state":")" + state + R"(","waitresp_cnt":)" +
         std::to_string(awaited) + R"(,"rxidle":)" + std::to_string(idle_us) + "}";
}

std::string statistics(const std::string& brokers, int leader = 1) {
  return R"({"name":"c","replyq":17,"rx_bytes":4096,"brokers":{)" + brokers +
         R"(},"topics":{"t":{"topic":"t","partitions":{"0":{"partition":0,"leader":)" +
         std::to_string(leader) + R"(},"-1":{"partition":-1,"leader":-1}}}}})";
}

using Brokers = std::vector<std::string>;

// Of a cluster of one broker the configured address is the broker itself.
TEST(ClientStatistics, AConfiguredBrokerIsOneOfTheCluster) {
  const auto found = parse_statistics(statistics(broker("a:1", 1, "configured", "UP") + "," +
                                                 broker("coordinator", 1, "logical", "UP")));
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->brokers, Brokers{"a:1"});
  EXPECT_EQ(found->brokers_up, Brokers{"a:1"});
  EXPECT_TRUE(found->is_leader_up);
  EXPECT_EQ(found->queued_messages, 17U);
  EXPECT_EQ(found->received_bytes, 4096U);
}

TEST(ClientStatistics, CountsBrokersThatAreUp) {
  const auto found = parse_statistics(statistics(
      broker("boot:1", -1, "configured", "UP") + "," + broker("a:1", 1, "learned", "UP") + "," +
      broker("b:1", 2, "learned", "DOWN", 0, -1) + "," + broker("c:1", 3, "learned", "UP")));
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->brokers, (Brokers{"a:1", "b:1", "c:1"}));
  EXPECT_EQ(found->brokers_up, (Brokers{"a:1", "c:1"}));
}

TEST(ClientStatistics, ADeadLeaderIsNotUp) {
  const std::string others = "," + broker("b:1", 2, "learned", "UP");
  const auto dead =
      parse_statistics(statistics(broker("a:1", 1, "configured", "TRY_CONNECT", 0, -1) + others));
  EXPECT_FALSE(dead->is_leader_up);
  EXPECT_EQ(dead->brokers_up, Brokers{"b:1"});
  const auto none = parse_statistics(statistics(broker("a:1", 1, "learned", "UP"), -1));
  EXPECT_FALSE(none->is_leader_up);
}

// A broker that was suspended, or behind a cut cable: connected, and without a response.
TEST(ClientStatistics, ASilentLeaderIsNotUp) {
  const auto silent =
      parse_statistics(statistics(broker("a:1", 1, "configured", "UP", 1, 5'000'001)));
  EXPECT_FALSE(silent->is_leader_up);
  EXPECT_TRUE(silent->brokers_up.empty());
  EXPECT_EQ(silent->brokers_silent, Brokers{"a:1"});
  // Nothing was requested: the queue of the consumer is full.
  const auto idle =
      parse_statistics(statistics(broker("a:1", 1, "configured", "UP", 0, 5'000'001)));
  EXPECT_TRUE(idle->is_leader_up);
}

TEST(ClientStatistics, TruncatedOrOtherJsonIsEmpty) {
  const std::string json = statistics(broker("a:1", 1, "learned", "UP"));
  for (std::size_t size = 0; size < json.size(); ++size) {
    EXPECT_FALSE(parse_statistics(json.substr(0, size)).has_value()) << size;
  }
  EXPECT_FALSE(parse_statistics(R"({"replyq":"many"})").has_value());
}

TEST(Connection, FixedSettingsAreRejected) {
  for (const char* name : {"auto.offset.reset", "enable.idempotence", "acks", "isolation.level",
                           "check.crcs", "group.id", "partitioner"}) {
    const auto allowed = check_setting(name);
    ASSERT_FALSE(static_cast<bool>(allowed)) << name;
    EXPECT_NE(allowed.error().context.find(name), std::string::npos);
  }
  EXPECT_TRUE(static_cast<bool>(check_setting("ssl.ca.location")));
}

}  // namespace
}  // namespace connectors::kafka::test
