#include <gtest/gtest.h>

#include "ledger/base/digits.h"
#include "ledger/base/hash.h"
#include "ledger/base/inline_text.h"
#include "ledger/base/result.h"

namespace ledger {
namespace {

TEST(Digits, AreDigitsAndNothingElse) {
  EXPECT_EQ(parse_digits("0"), 0);
  EXPECT_EQ(parse_digits("007"), 7);
  EXPECT_EQ(parse_digits("999999999999999999"), 999'999'999'999'999'999);
  for (const std::string_view text :
       {"", " 1", "1 ", "+1", "-1", "1.0", "0x1", "1e3", "１", "1000000000000000000"}) {
    EXPECT_FALSE(parse_digits(text)) << text;
  }
}

TEST(InlineText, HoldsUpToItsSize) {
  EXPECT_EQ(InlineText<3>("CNY").view(), "CNY");
  EXPECT_TRUE(InlineText<3>().empty());
  EXPECT_TRUE(InlineText<3>::from("CNY"));
  EXPECT_FALSE(InlineText<3>::from("CNYX"));
  EXPECT_LT(InlineText<3>("AB"), InlineText<3>("B"));
  EXPECT_LT(InlineText<3>("A"), InlineText<3>("AB"));
  EXPECT_NE(InlineText<3>("A"), InlineText<3>("AB"));
}

TEST(Hash, IsWrittenInHexadecimal) {
  Hash hash{};
  hash[0] = 0xAB;
  hash[31] = 0x01;
  EXPECT_EQ(hex(hash), "ab" + std::string(60, '0') + "01");
}

TEST(Result, IsAValueOrAnError) {
  const Result<int> value = 7;
  ASSERT_TRUE(value);
  EXPECT_EQ(*value, 7);
  const Result<int> error = Error{ErrorCode::kBusy, "held"};
  ASSERT_FALSE(error);
  EXPECT_EQ(error.error().context, "held");
}

}  // namespace
}  // namespace ledger
