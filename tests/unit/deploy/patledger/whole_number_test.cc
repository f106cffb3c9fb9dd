#include "deploy/patledger/cli/whole_number.h"

#include <gtest/gtest.h>

namespace patledger {
namespace {

TEST(WholeNumber, IsDecimalDigitsAlone) {
  EXPECT_EQ(parse_whole_number("0"), 0U);
  EXPECT_EQ(parse_whole_number("41"), 41U);
  EXPECT_EQ(parse_whole_number("007"), 7U);
  EXPECT_EQ(parse_whole_number("18446744073709551615"), ~std::uint64_t{0});
}

TEST(WholeNumber, IsNothingElse) {
  for (const char* text : {"", "1.5", "1e1", "-1", "+1", " 1", "1 ", "0x10", "ten", "1,000",
                           "18446744073709551616", "99999999999999999999999"}) {
    EXPECT_FALSE(parse_whole_number(text)) << text;
  }
}

}  // namespace
}  // namespace patledger
