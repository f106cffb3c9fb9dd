#include "ledger/model/values/exchange.h"

#include <gtest/gtest.h>

namespace ledger {
namespace {

Amount amount(std::string_view text) { return Amount::parse(text).value(); }
ExchangeRate rate(std::string_view text) { return ExchangeRate::parse(text).value(); }

// `text` at the rate: "78.31", or "too much".
std::string at(std::string_view text, std::string_view of) {
  const auto yuan = at_rate(amount(text), rate(of));
  return yuan ? yuan->text() : "too much";
}

TEST(ExchangeRate, IsExactToEightDigits) {
  EXPECT_EQ(rate("7.8312").hundred_millionths, 783'120'000);
  EXPECT_EQ(rate("7.83120000"), rate("7.8312"));
  EXPECT_EQ(rate("0.00000001").hundred_millionths, 1);
  EXPECT_EQ(rate("7.8310").text(), "7.831");
  EXPECT_EQ(rate("0.00027512").text(), "0.00027512");
  EXPECT_EQ(rate("23").text(), "23");
  EXPECT_FALSE(ExchangeRate::parse("7.831200000"));
  EXPECT_FALSE(ExchangeRate::parse("0.000000001"));
}

TEST(ExchangeRate, IsAboveZeroAndAtMostAThousand) {
  EXPECT_FALSE(ExchangeRate::parse("0"));
  EXPECT_FALSE(ExchangeRate::parse("0.00000000"));
  EXPECT_TRUE(ExchangeRate::parse("1000"));
  EXPECT_TRUE(ExchangeRate::parse("1000.00000000"));
  EXPECT_FALSE(ExchangeRate::parse("1000.00000001"));
  EXPECT_FALSE(ExchangeRate::parse("1001"));
  EXPECT_FALSE(ExchangeRate::parse("999999999999999999"));
}

TEST(ExchangeRate, RefusesOtherTexts) {
  for (const std::string_view text :
       {"", "-7.8", "+7.8", "7.8 ", "7,8312", "7.8e0", "07.8", "7.", ".8", "783.12%", "NaN"}) {
    EXPECT_FALSE(ExchangeRate::parse(text)) << text;
  }
}

TEST(RateSource, IsOneLineOfAtMostFortySevenBytes) {
  EXPECT_EQ(RateSource::parse("中国外汇交易中心")->name.view(), "中国外汇交易中心");
  EXPECT_TRUE(RateSource::parse(std::string(47, 'x')));
  EXPECT_FALSE(RateSource::parse(std::string(48, 'x')));
  EXPECT_FALSE(RateSource::parse(""));
  EXPECT_FALSE(RateSource::parse("CF\nETS"));
  EXPECT_FALSE(RateSource::parse("\x7f"));
  EXPECT_FALSE(RateSource::parse(std::string_view("\0", 1)));
}

TEST(AtRate, RoundsOnceHalfUp) {
  EXPECT_EQ(at("10.00", "7.8312"), "78.31");
  EXPECT_EQ(at("0.01", "0.5"), "0.01");
  EXPECT_EQ(at("0.01", "0.49999999"), "0.00");
  EXPECT_EQ(at("0.01", "1.5"), "0.02");
  EXPECT_EQ(at("0.01", "2.5"), "0.03");  // Up, not to the even fen.
  EXPECT_EQ(at("0.03", "0.00000001"), "0.00");
  EXPECT_EQ(at("0.00", "1000"), "0.00");
  EXPECT_EQ(at("1234567.89", "1"), "1234567.89");
}

TEST(AtRate, IsEmptyAboveTheLargestAmount) {
  EXPECT_EQ(at("1000000000000.00", "1000"), "1000000000000000.00");
  EXPECT_EQ(at("1000000000000.01", "1000"), "too much");
  EXPECT_EQ(at("1000000000000000.00", "1"), "1000000000000000.00");
  EXPECT_EQ(at("1000000000000000.00", "1.00000001"), "too much");
  EXPECT_EQ(at("1000000000000000.00", "1000"), "too much");  // 10^28 exceeds 64 bits.
  EXPECT_EQ(at("1000000000000000.00", "0.00000001"), "10000000.00");
  // The largest product that is rounded down to the largest amount, and the next one.
  EXPECT_EQ(at("999999990000000.10", "1.00000001"), "1000000000000000.00");
  EXPECT_EQ(at("999999990000000.11", "1.00000001"), "too much");
}

TEST(InYuan, IsKnownForYuanAndIfAnExchangeIsStated) {
  const auto euro = Currency::parse("EUR");
  const Exchange exchange{rate("7.8312"), Date::parse("2025-04-15").value(),
                          RateSource::parse("CFETS").value()};
  EXPECT_EQ(in_yuan(amount("10.00"), {}, {}), amount("10.00"));
  EXPECT_EQ(in_yuan(amount("10.00"), Currency::parse("CNY"), {}), amount("10.00"));
  EXPECT_EQ(in_yuan(amount("10.00"), Currency::parse("CNY"), exchange), amount("10.00"));
  EXPECT_EQ(in_yuan(amount("10.00"), euro, exchange), amount("78.31"));
  EXPECT_EQ(in_yuan(amount("10.00"), euro, {}), std::nullopt);
  EXPECT_EQ(in_yuan(amount("1000000000000000.00"), euro, exchange), std::nullopt);
}

}  // namespace
}  // namespace ledger
