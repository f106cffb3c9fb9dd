// A broker that is down is one event, whatever the clients report of it.

#include "connectors/kafka/client/broker_events.h"

#include <gtest/gtest.h>

#include "connectors/kafka/client/client_line.h"

namespace connectors::kafka::test {
namespace {

using std::chrono::seconds;
using Brokers = std::vector<std::string>;

const BrokerEvents::Time kStart{};
constexpr std::string_view kRefused =
    "a:1/1: Connect to ipv4#a:1 failed: Connection refused (after 0ms in state CONNECT)";

TEST(MessageOf, DropsThreadAndClient) {
  EXPECT_EQ(message_of("[thrd:a:1/1]: a:1/1: Disconnected"), "a:1/1: Disconnected");
  EXPECT_EQ(message_of("[thrd:app]: rdkafka#consumer-1: a:1/1: Disconnected"),
            "a:1/1: Disconnected");
  EXPECT_EQ(message_of("1/1 brokers are down"), "1/1 brokers are down");
  EXPECT_EQ(message_of("[thrd:"), "[thrd:");
  EXPECT_EQ(message_of(""), "");
}

TEST(BrokerOf, IsTheAddressWithoutTheId) {
  EXPECT_EQ(broker_of("a:1/bootstrap: Disconnected"), "a:1");
  EXPECT_EQ(broker_of("ssl://a:1/2: Disconnected"), "a:1");
  EXPECT_EQ(broker_of("ssl://a:1: Disconnected"), "a:1");
  EXPECT_EQ(broker_of("GroupCoordinator: a:1: Disconnected"), "a:1");
  EXPECT_EQ(broker_of("1/1 brokers are down"), "");
  EXPECT_EQ(broker_of(""), "");
}

TEST(CauseIn, IsWithoutTheBrokerAndTheDuration) {
  EXPECT_EQ(cause_in(kRefused, "a:1"), "Connect to ipv4#a:1 failed: Connection refused");
  EXPECT_EQ(cause_in("GroupCoordinator: ssl://a:1/1: Timed out (after 5ms, timeout #0)", "a:1"),
            "Timed out");
}

// Lines of librdkafka 2.0.2, from a node whose only broker was killed and paused.
TEST(KindOf, ABrokerThatCannotBeReachedIsReportedOnce) {
  EXPECT_EQ(kind_of("FAIL", kRefused), LineKind::kUnreachable);
  EXPECT_EQ(kind_of("REQTMOUT",
                    "GroupCoordinator/1: Timed out HeartbeatRequest in flight (after 6007ms, "
                    "timeout #0)"),
            LineKind::kRepeated);
  EXPECT_EQ(
      kind_of("FAIL", "a:1/1: 1 request(s) timed out: disconnect (after 61000ms in state UP)"),
      LineKind::kUnreachable);
  EXPECT_EQ(kind_of("FAIL", "a:1/bootstrap: Failed to resolve 'a:1': Name or service not known"),
            LineKind::kUnreachable);
  EXPECT_EQ(kind_of("ERROR", kRefused), LineKind::kRepeated);
  EXPECT_EQ(kind_of("FAIL", "a:1/1: Disconnected (after 5117ms in state UP)"), LineKind::kRepeated);
  EXPECT_EQ(kind_of("ERROR", "2/2 brokers are down"), LineKind::kRepeated);
  EXPECT_EQ(kind_of("SESSTMOUT", "Consumer group session timed out (in join-state steady)"),
            LineKind::kRepeated);
  EXPECT_EQ(kind_of("COMMITFAIL", "Offset commit (manual) failed for 1/1 partition(s)"),
            LineKind::kRepeated);
  EXPECT_EQ(kind_of("GETPID",
                    "Failed to acquire idempotence PID from broker a:1/1: Broker: "
                    "Coordinator load in progress: retrying"),
            LineKind::kRepeated);
}

TEST(KindOf, AnOperatorReadsTheCausesThatNothingElseReports) {
  EXPECT_EQ(kind_of("FAIL", "ssl://a:1/bootstrap: SSL handshake failed: certificate verify failed"),
            LineKind::kOther);
  EXPECT_EQ(kind_of("FAIL",
                    "a:1/bootstrap: Disconnected: verify that security.protocol is "
                    "correctly configured, broker might require SASL authentication"),
            LineKind::kCutOff);
  EXPECT_EQ(kind_of("ERROR",
                    "a:1/1: Disconnected while requesting ApiVersion: might be caused by incorrect "
                    "security.protocol configuration (after 0ms in state APIVERSION_QUERY)"),
            LineKind::kCutOff);
  EXPECT_EQ(kind_of("FAIL",
                    "ssl://a:1/bootstrap: Receive failed: ssl/record: error:0A00045C:SSL "
                    "routines::tlsv13 alert certificate required"),
            LineKind::kOther);
  EXPECT_EQ(kind_of("CONFWARN", "Configuration property acks is a producer property"),
            LineKind::kOther);
}

TEST(BrokerEvents, ALostBrokerIsOneEventAndItsReturnAnother) {
  BrokerEvents events;
  EXPECT_TRUE(events.on_failure("a:1", kStart));
  for (int i = 0; i < 100; ++i) EXPECT_FALSE(events.on_failure("a:1", kStart + seconds(i)));
  EXPECT_TRUE(events.on_connected({}, {"a:1", "b:1"}, kStart + seconds(5)).empty());
  EXPECT_TRUE(events.on_connected({"b:1"}, {"a:1", "b:1"}, kStart + seconds(6)).empty());
  const auto recovered = events.on_connected({"a:1", "b:1"}, {"a:1", "b:1"}, kStart + seconds(12));
  ASSERT_EQ(recovered.size(), 1U);
  EXPECT_EQ(recovered[0].broker, "a:1");
  EXPECT_EQ(recovered[0].down_for, seconds(12));
  EXPECT_TRUE(events.on_failure("a:1", kStart + seconds(13)));
}

// A broker that stops or starts cuts connections off, which a client may report late.
TEST(BrokerEvents, AConnectionThatIsCutOffBelongsToTheEvent) {
  BrokerEvents events;
  EXPECT_TRUE(events.on_cut_off("a:1", kStart));
  EXPECT_FALSE(events.on_failure("a:1", kStart + seconds(1)));
  EXPECT_FALSE(events.on_cut_off("a:1", kStart + seconds(2)));
  EXPECT_EQ(events.on_connected({"a:1"}, {"a:1"}, kStart + seconds(3)).size(), 1U);
  EXPECT_FALSE(events.on_cut_off("a:1", kStart + seconds(4)));
  EXPECT_TRUE(events.on_cut_off("a:1", kStart + seconds(30)));
}

TEST(BrokerEvents, OldStatisticsDoNotUndoAFailure) {
  BrokerEvents events;
  events.on_failure("a:1", kStart);
  EXPECT_TRUE(events.on_connected({"a:1"}, {"a:1"}, kStart + seconds(1)).empty());
  EXPECT_FALSE(events.on_failure("a:1", kStart + seconds(1)));
}

// "localhost:9092" was configured, and the cluster calls it "kafka-1:9092".
TEST(BrokerEvents, AnotherNameOfABrokerIsDropped) {
  BrokerEvents events;
  events.on_failure("localhost:1", kStart);
  EXPECT_TRUE(events.on_connected({"a:1"}, {"a:1"}, kStart + seconds(3)).empty());
  EXPECT_TRUE(events.on_failure("localhost:1", kStart + seconds(4)));
}

TEST(BrokerEvents, EachBrokerIsAnEvent) {
  BrokerEvents events;
  EXPECT_TRUE(events.on_failure("a:1", kStart));
  EXPECT_TRUE(events.on_failure("b:1", kStart));
  EXPECT_FALSE(events.on_failure("a:1", kStart));
}

}  // namespace
}  // namespace connectors::kafka::test
