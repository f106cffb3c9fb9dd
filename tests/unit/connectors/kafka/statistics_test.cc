// Parsing of librdkafka's statistics, and the settings that an operator may set.

#include "connectors/kafka/client/statistics.h"

#include <gtest/gtest.h>

#include <string>

#include "connectors/kafka/client/connection.h"

namespace connectors::kafka::test {
namespace {

const std::string kJson =
    R"({"name":"c","replyq":17,"rx_bytes":4096,"brokers":{)"
    R"("a:1/bootstrap":{"state":"UP","source":"configured"},)"
    R"("a:1/1":{"state":"UP","source":"learned"},"b:1/2":{"state":"DOWN","source":"learned"},)"
    R"("c:1/3":{"state":"UP","source":"learned"},"g":{"state":"UP","source":"logical"}}})";

TEST(ClientStatistics, CountsBrokersThatAreUp) {
  const auto found = parse_statistics(kJson);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->brokers_up, 2U);
  EXPECT_EQ(found->queued_messages, 17U);
  EXPECT_EQ(found->received_bytes, 4096U);
}

TEST(ClientStatistics, TruncatedOrOtherJsonIsEmpty) {
  for (std::size_t size = 0; size < kJson.size(); ++size) {
    EXPECT_FALSE(parse_statistics(kJson.substr(0, size)).has_value()) << size;
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
