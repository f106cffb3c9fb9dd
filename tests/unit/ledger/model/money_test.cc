#include "ledger/model/values/money.h"

#include <gtest/gtest.h>

namespace ledger {
namespace {

TEST(Amount, IsExactToTheHundredth) {
  EXPECT_EQ(Amount::parse("1200000.00")->fen, 120'000'000);
  EXPECT_EQ(Amount::parse("1200000")->fen, 120'000'000);
  EXPECT_EQ(Amount::parse("0")->fen, 0);
  EXPECT_EQ(Amount::parse("0.01")->fen, 1);
  EXPECT_EQ(Amount::parse("0.1")->fen, 10);
  EXPECT_EQ(Amount::parse("1200000")->text(), "1200000.00");
  EXPECT_EQ(Amount::parse("0.1")->text(), "0.10");
}

TEST(Amount, EndsAtTenToTheFifteenthUnits) {
  EXPECT_EQ(Amount::parse("1000000000000000.00")->text(), "1000000000000000.00");
  EXPECT_FALSE(Amount::parse("1000000000000000.01"));
  EXPECT_FALSE(Amount::parse("1000000000000001"));
  EXPECT_FALSE(Amount::parse("999999999999999999"));
  EXPECT_FALSE(Amount::parse("99999999999999999999999"));
}

TEST(Amount, RefusesOtherTexts) {
  for (const std::string_view text :
       {"", ".", "1.", ".5", "-1", "+1", "1e3", "1,000", "1 000", " 1", "1 ", "01", "00.5", "1.005",
        "1.2.3", "NaN", "１", "1.0a"}) {
    EXPECT_FALSE(Amount::parse(text)) << text;
  }
}

TEST(YuanText, WritesSumsBeyondAnyAmount) {
  EXPECT_EQ(yuan_text(0), "0.00");
  EXPECT_EQ(yuan_text(5), "0.05");
  EXPECT_EQ(yuan_text(-5), "-0.05");
  EXPECT_EQ(yuan_text(-42'000'000), "-420000.00");
  EXPECT_EQ(yuan_text(Fen128{1'000'000'000'000'000'000} * 1'000), "10000000000000000000.00");
  EXPECT_EQ(integer_text(0), "0");
  EXPECT_EQ(integer_text(-1), "-1");
}

TEST(FixedText, HasSoManyDecimals) {
  EXPECT_EQ(fixed_text(0, 2), "0.00");
  EXPECT_EQ(fixed_text(5, 2), "0.05");
  EXPECT_EQ(fixed_text(-5, 2), "-0.05");
  EXPECT_EQ(fixed_text(-12345, 2), "-123.45");
  EXPECT_EQ(fixed_text(1234, 0), "1234");
  EXPECT_EQ(fixed_text(1234, -1), "1234");
  EXPECT_EQ(fixed_text(1, 16), "0.0000000000000001");
}

TEST(Rate, IsExactToSixDigits) {
  EXPECT_EQ(Rate::parse("0.03")->millionths, 30'000);
  EXPECT_EQ(Rate::parse("0.000001")->millionths, 1);
  EXPECT_EQ(Rate::parse("1")->millionths, 1'000'000);
  EXPECT_EQ(Rate::parse("0.03")->text(), "0.03");
  EXPECT_EQ(Rate::parse("0.300")->text(), "0.3");
  EXPECT_EQ(Rate::parse("12")->text(), "12");
  EXPECT_FALSE(Rate::parse("0.0000001"));
  EXPECT_FALSE(Rate::parse("3%"));
  EXPECT_FALSE(Rate::parse("-0.03"));
}

TEST(Rate, EndsAtAThousand) {
  EXPECT_TRUE(Rate::parse("1000"));
  EXPECT_TRUE(Rate::parse("1000.000000"));
  EXPECT_FALSE(Rate::parse("1000.000001"));
  EXPECT_FALSE(Rate::parse("1001"));
}

TEST(Currency, IsAnActiveCodeOfIso4217) {
  EXPECT_TRUE(Currency::parse("CNY")->is_yuan());
  for (const std::string_view text : {"EUR", "USD", "JPY", "HKD", "AED", "ZWG", "SLE"}) {
    ASSERT_TRUE(Currency::parse(text)) << text;
    EXPECT_FALSE(Currency::parse(text)->is_yuan());
  }
  for (const std::string_view text : {"", "cny", "RMB", "CNH", "DEM", "XXX", "CN", "CNYX"}) {
    EXPECT_FALSE(Currency::parse(text)) << text;
  }
}

}  // namespace
}  // namespace ledger
