#include "ledger/model/values/party_id.h"

#include <gtest/gtest.h>

#include <string>

namespace ledger {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

TEST(PartyId, IsACodeAForeignNameOrAnOffice) {
  for (const std::string_view text :
       {"91120116MA990001XT", "ip-office", "operator", "DE:beispiel-automation", "HK:a",
        "JP:株式会社", "court.3", "a", "unit/7", "x_y"}) {
    EXPECT_TRUE(parse_party(text)) << text;
  }
}

TEST(PartyId, RefusesOtherTexts) {
  for (const std::string& text :
       {std::string(), std::string("a b"), std::string("DE:a b"), std::string("DE:"),
        std::string("de:firm"), std::string("D:firm"), std::string("DEU:firm"), std::string("a\tb"),
        std::string("DE:a\x7F"), std::string("公司"), std::string("a\0b", 3),
        std::string(64, 'a')}) {
    EXPECT_FALSE(parse_party(text)) << text;
  }
  EXPECT_TRUE(parse_party(std::string(63, 'a')));
}

TEST(PartyId, OfACreditCodeHasCapitalLetters) {
  EXPECT_EQ(parse_party("91120116ma990001xt"), PartyId("91120116MA990001XT"));
  EXPECT_EQ(parse_party("9112o116ma990001xt"), PartyId("9112O116MA990001XT"));  // Not a whole code.
  for (const std::string_view other :
       {"91120116ma990001x", "district-court-no1", "abcdefghijk1234567", "DE:91120116ma990001xt"}) {
    EXPECT_EQ(parse_party(other), PartyId(other)) << other;
  }
}

TEST(PartyId, OfAnOfficeBeginsWithASmallLetter) {
  EXPECT_TRUE(is_office_name("ip-office"));
  EXPECT_TRUE(is_office_name("a"));
  for (const std::string_view other :
       {"", "IP-OFFICE", "91120116MA990001XT", "1st", "x1120116ma990001xt", "-a"}) {
    EXPECT_FALSE(is_office_name(other)) << other;
  }
}

TEST(CreditCode, AcceptsRealCodes) {
  for (const std::string_view code :
       {"91350100M000100Y43", "91440300708461136T", "911100007109250324", "9144030071526726XG",
        "12120000401900018C", "121200004019000267", "91120116MA990001XT", "91120101MA9900079B"}) {
    EXPECT_TRUE(is_credit_code_shape(code)) << code;
    EXPECT_TRUE(has_right_credit_check(code)) << code;
  }
}

TEST(CreditCode, DetectsEveryWrongCheckCharacter) {
  const std::string right = "91350100M000100Y43";
  for (const char check : kAlphabet) {
    std::string code = right;
    code.back() = check;
    EXPECT_EQ(has_right_credit_check(code), code == right) << code;
  }
}

TEST(CreditCode, HasEighteenCharactersOfItsAlphabet) {
  for (const std::string_view text :
       {"", "91350100M000100Y4", "91350100M000100Y433", "91350100m000100Y43", "91350100I000100Y43",
        "91350100O000100Y43", "91350100S000100Y43", "91350100V000100Y43", "91350100Z000100Y43"}) {
    EXPECT_FALSE(is_credit_code_shape(text)) << text;
    EXPECT_FALSE(has_right_credit_check(text)) << text;
  }
}

TEST(ForeignCountry, IsTheTwoLettersBeforeTheColon) {
  EXPECT_EQ(foreign_country("DE:firm"), "DE");
  EXPECT_EQ(foreign_country("91350100M000100Y43"), std::nullopt);
  EXPECT_EQ(foreign_country("ip-office"), std::nullopt);
  EXPECT_EQ(foreign_country("DE:"), std::nullopt);
}

}  // namespace
}  // namespace ledger
