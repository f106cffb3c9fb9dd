#include "ledger/base/decimal.h"

#include <gtest/gtest.h>

namespace ledger {
namespace {

TEST(Decimal, IsReadWithTheDigitsAskedFor) {
  EXPECT_EQ(parse_decimal("7.83", 4)->whole, 7);
  EXPECT_EQ(parse_decimal("7.83", 4)->fraction, 8300);
  EXPECT_EQ(parse_decimal("7.8312", 4)->fraction, 8312);
  EXPECT_EQ(parse_decimal("0", 4)->whole, 0);
  EXPECT_FALSE(parse_decimal("7.83121", 4));
  for (const std::string_view text : {"", ".", "7.", ".5", "07", "-7", "+7", "7e1", "7,1", " 7"}) {
    EXPECT_FALSE(parse_decimal(text, 4)) << text;
  }
}

TEST(Decimal, IsWrittenWithoutZerosAtTheEnd) {
  EXPECT_EQ(decimal_text(30'000, 6), "0.03");
  EXPECT_EQ(decimal_text(1, 8), "0.00000001");
  EXPECT_EQ(decimal_text(0, 6), "0");
  EXPECT_EQ(decimal_text(12'000'000, 6), "12");
  EXPECT_EQ(decimal_text(12'500'000, 6), "12.5");
  EXPECT_EQ(decimal_text(1000, 0), "1000");
}

}  // namespace
}  // namespace ledger
