// Which lines of a client's log are written.

#include "connectors/kafka/client/repeat_filter.h"

#include <gtest/gtest.h>

namespace connectors::kafka::test {
namespace {

using std::chrono::seconds;

const RepeatFilter::Time kStart{};
constexpr std::string_view kRefused =
    "a:1/1: Connect to ipv4#a:1 failed: Connection refused (after 0ms in state CONNECT)";

TEST(RepeatFilter, WritesACauseOnceInAWindow) {
  RepeatFilter filter;
  EXPECT_EQ(filter.admit("FAIL", kRefused, kStart), 0U);
  EXPECT_EQ(filter.admit("FAIL", kRefused, kStart), std::nullopt);
  EXPECT_EQ(filter.admit("FAIL", kRefused, kStart + kRepeatWindow - seconds(1)), std::nullopt);
  EXPECT_EQ(filter.admit("FAIL", kRefused, kStart + kRepeatWindow), 2U);
  EXPECT_EQ(filter.admit("FAIL", kRefused, kStart + kRepeatWindow), std::nullopt);
}

TEST(RepeatFilter, IgnoresClientBrokerIdAndDuration) {
  RepeatFilter filter;
  EXPECT_EQ(filter.admit("FAIL", kRefused, kStart), 0U);
  for (const char* same :
       {"a:1/bootstrap: Connect to ipv4#a:1 failed: Connection refused (after 7ms in state "
        "CONNECT)",
        "GroupCoordinator: a:1: Connect to ipv4#a:1 failed: Connection refused (after 1ms in state "
        "CONNECT, 3 identical error(s) suppressed)"}) {
    EXPECT_EQ(filter.admit("ERROR", same, kStart), std::nullopt) << same;
  }
}

TEST(RepeatFilter, WritesAnotherBrokerCauseOrFacility) {
  RepeatFilter filter;
  EXPECT_EQ(filter.admit("FAIL", kRefused, kStart), 0U);
  EXPECT_EQ(filter.admit("FAIL", "b:1/1: Connect to ipv4#a:1 failed: Connection refused", kStart),
            0U);
  EXPECT_EQ(filter.admit("FAIL", "a:1/1: Disconnected (after 9ms in state UP)", kStart), 0U);
  EXPECT_EQ(filter.admit("REQTMOUT", kRefused, kStart), 0U);
}

TEST(RepeatFilter, StaysBounded) {
  RepeatFilter filter;
  for (int i = 0; i < 10'000; ++i) {
    EXPECT_EQ(filter.admit("FAIL", "a:" + std::to_string(i) + ": Disconnected", kStart), 0U);
  }
}

}  // namespace
}  // namespace connectors::kafka::test
