#include "connectors/parquet/run_length.h"

#include <gtest/gtest.h>

#include <vector>

namespace connectors::parquet {
namespace {

using namespace std::string_literals;
using Values = std::vector<std::uint32_t>;

TEST(RunLength, PacksTheExampleOfTheFormat) {
  EXPECT_EQ(run_length_encoded(Values{0, 1, 2, 3, 4, 5, 6, 7}, 3), "\x03\x88\xC6\xFA"s);
}

TEST(RunLength, WritesARunOnce) {
  EXPECT_EQ(run_length_encoded(Values(100, 1), 1), "\xC8\x01\x01"s);
  EXPECT_EQ(run_length_encoded(Values(8, 0x123), 9), "\x10\x23\x01"s);
}

TEST(RunLength, PadsTheLastGroupOnly) {
  Values values{1, 0, 1};
  EXPECT_EQ(run_length_encoded(values, 1), "\x03\x05"s);
  values.insert(values.end(), 20, 1);  // Five of them complete the group.
  EXPECT_EQ(run_length_encoded(values, 1), "\x03\xFD\x1E\x01"s);
}

TEST(RunLength, IsEmptyForNoValues) { EXPECT_EQ(run_length_encoded(Values{}, 1), ""); }

TEST(RunLength, UsesTheBitsOfTheLargestValue) {
  EXPECT_EQ(bits_for(0), 1U);
  EXPECT_EQ(bits_for(1), 1U);
  EXPECT_EQ(bits_for(2), 2U);
  EXPECT_EQ(bits_for(255), 8U);
  EXPECT_EQ(bits_for(0xFFFF'FFFF), 32U);
}

}  // namespace
}  // namespace connectors::parquet
