#include "ledger/model/values/identity_number.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>

#include "ledger/model/values/party_id.h"

namespace ledger {
namespace {

// The example of GB 11643-1999, and invented ones.
const std::string kNumber = "11010519491231002X";
constexpr std::array<std::string_view, 3> kNumbers{"11010519491231002X", "440524188001010014",
                                                   "120116200002290014"};

std::string in_full_width(std::string_view number) {
  std::string wide;
  for (const char c : number) {
    wide += '\xEF';
    wide += c == 'X' ? "\xBC\xB8" : std::string{'\xBC', static_cast<char>(0x90 + (c - '0'))};
  }
  return wide;
}

std::string in_escapes(std::string_view number) {
  std::string escaped;
  for (const char c : number) escaped += c == 'X' ? "\\u0058" : std::string("\\u003") + c;
  return escaped;
}

TEST(IdentityNumber, HasADayOfBirthAndARightCheck) {
  for (const std::string_view number : kNumbers) EXPECT_TRUE(is_identity_number(number)) << number;
  EXPECT_TRUE(is_identity_number("11010519491231002x"));
  for (const std::string_view text :
       {"", "11010519491231002", "11010519491231002XX", "11010519491231002A", "1101051949123100X2",
        "110105194912310021", "110105194913310021", "110105190002290025"}) {
    EXPECT_FALSE(is_identity_number(text)) << text;
  }
}

TEST(IdentityNumber, OneWrongDigitIsNone) {
  for (std::size_t i = 0; i + 1 < kNumber.size(); ++i) {
    for (char c = '0'; c <= '9'; ++c) {
      std::string text = kNumber;
      text[i] = c;
      EXPECT_EQ(is_identity_number(text), text == kNumber) << text;
    }
  }
}

TEST(IdentityNumber, CreditCodesAreNone) {
  for (const std::string_view code :
       {"91350100M000100Y43", "911100007109250324", "121200004019000267"}) {
    EXPECT_FALSE(has_identity_number(code)) << code;
    EXPECT_EQ(parse_party(code), PartyId(code));
  }
}

TEST(IdentityNumber, IsFoundAnywhereInAText) {
  for (const std::string& text :
       {kNumber, "身份证" + kNumber + "。", "No" + kNumber, kNumber + "5", "a-" + kNumber + "-b",
        in_full_width(kNumber), in_escapes(kNumber), "1 " + kNumber}) {
    EXPECT_TRUE(has_identity_number(text)) << text;
  }
  for (const std::string& text : {"1" + kNumber, std::string("440524188001010014") + "0",
                                  std::string(1000, '1'), std::string("2024120116001234")}) {
    EXPECT_FALSE(has_identity_number(text)) << text;
  }
}

// Born in 1949.
TEST(IdentityNumber, IsFoundInGroups) {
  for (const std::string_view text :
       {"110105 19491231 002X", "110105-19491231-002x", "证号 110105 1949 12 31 002 X。",
        "110105\u20141949\u30001231\u00A0002X", "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
        "110105 - 19491231 - 002X", "110105\\u002019491231\\u002d002X", "110105\\t19491231\n002X",
        "\uFF11\uFF11\uFF10\uFF11\uFF10\uFF15\uFF0D19491231\u3000002\uFF38",
        "2024-06-01 110105 19491231002X", "No.110105 19491231 002X5"}) {
    EXPECT_TRUE(has_identity_number(text)) << text;
    const auto masked = mask_identity_numbers(text);
    ASSERT_TRUE(masked) << text;
    EXPECT_EQ(masked->find("1231"), std::string::npos) << *masked;
    EXPECT_FALSE(has_identity_number(*masked)) << *masked;
  }
  EXPECT_EQ(mask_identity_numbers("a 110105 19491231-002X b"), "a 11**** ********-**2X b");
}

TEST(IdentityNumber, IsFoundWithCharactersOfNoWidthInIt) {
  for (const std::string_view invisible :
       {"\u200B", "\u200C", "\u200D", "\uFEFF", "\u2060", "\u00AD", "\\u200b", "\\uFEFF"}) {
    for (std::size_t i = 1; i < kNumber.size(); ++i) {
      const std::string text = std::string(kNumber).insert(i, invisible);
      EXPECT_TRUE(has_identity_number(text)) << text;
    }
    EXPECT_FALSE(has_identity_number("1" + std::string(invisible) + kNumber));
  }
}

// A day and a serial number after a district look like one, but for the year of birth.
TEST(IdentityNumber, OtherDigitsInGroupsAreNone) {
  for (const std::string_view text :
       {"110105 19491231 0021", "110105 19491331 0029", "110105/19491231/002X",
        "110105, 19491231, 002X", "110105      19491231      002X", "120116-20200229-0014",
        "2024 1200 0300 0001 12", "12010119800101 123", "1101 05194912310 0XX2",
        "Y2024980000501 2024-06-01", "022-12345678 022-87654321", "6222 0212 0000 1234 567"}) {
    EXPECT_FALSE(has_identity_number(text)) << text;
  }
}

// A number of which one character is hidden is given by the others.
TEST(IdentityNumber, OneStarHidesNothing) {
  for (std::size_t i = 1; i < kNumber.size(); ++i) {
    std::string text = kNumber;
    text[i] = '*';
    EXPECT_TRUE(has_identity_number(text)) << text;
    EXPECT_FALSE(parse_party("P:00112233445566778899aabbccddeeff:" + text));
    EXPECT_EQ(mask_identity_numbers(text)->substr(2, 14), std::string(14, '*'));
  }
  EXPECT_FALSE(has_identity_number("1101051949123100**"));
  EXPECT_FALSE(has_identity_number("2024*6010800120034"));
  EXPECT_TRUE(has_identity_number(kNumber + "*"));
}

TEST(IdentityNumber, IsMaskedInAsManyBytes) {
  EXPECT_EQ(mask_identity_numbers("nothing"), std::nullopt);
  EXPECT_EQ(mask_identity_numbers("a " + kNumber + " b"), "a 11**************2X b");
  for (const std::string& written : {kNumber, in_full_width(kNumber), in_escapes(kNumber)}) {
    const std::string text = "{\"" + written + "\":\"" + written + "\"}";
    const auto masked = mask_identity_numbers(text);
    ASSERT_TRUE(masked) << text;
    EXPECT_EQ(masked->size(), text.size());
    EXPECT_FALSE(has_identity_number(*masked)) << *masked;
  }
  EXPECT_EQ(mask_identity_numbers(in_escapes("11010519491231002X")),
            "\\u0031\\u0031" + std::string([] {
              std::string stars;
              for (int i = 0; i < 14; ++i) stars += "\\u002a";
              return stars;
            }()) +
                "\\u0032\\u0058");
}

// Wherever the bytes are cut.
TEST(IdentityNumberMask, GivesTheSameInPieces) {
  std::string text;
  for (int i = 0; i < 40; ++i) {
    text += std::string(static_cast<std::size_t>(i * 7), 'x') + kNumber + "," +
            in_full_width(kNumber) + in_escapes(kNumber) + "; 110105 - 19491231\\u200b \u3000002X ";
  }
  const std::string whole = *mask_identity_numbers(text);
  for (const std::size_t piece : {1U, 2U, 5U, 17U, 18U, 100U, 1000U}) {
    IdentityNumberMask mask;
    std::string masked;
    for (std::size_t at = 0; at < text.size(); at += piece) {
      masked += mask.add(std::string_view(text).substr(at, piece));
    }
    masked += mask.finish();
    EXPECT_EQ(masked, whole) << piece;
  }
}

TEST(Person, IsAHashAndAMaskedNumber) {
  const std::string_view digits = "00112233445566778899aabbccddeeff";
  const Hash hash = *parse_hex(std::string(digits).append(32, '0'));
  const PartyId person = person_id(hash, kNumber);
  EXPECT_EQ(person.view(), "P:00112233445566778899aabbccddeeff:11**************2X");
  EXPECT_TRUE(is_person(person.view()));
  EXPECT_EQ(parse_party(person.view()), person);
  EXPECT_EQ(foreign_country(person.view()), std::nullopt);
}

TEST(Person, HasOneForm) {
  const std::string good = "P:00112233445566778899aabbccddeeff:11**************2X";
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string text = good;
    text.erase(i, 1);
    EXPECT_FALSE(is_person(text)) << text;
    EXPECT_FALSE(parse_party(text)) << text;
    text = good;
    text[i] = '?';
    EXPECT_FALSE(parse_party(text)) << text;
  }
  EXPECT_FALSE(parse_party(kNumber));
  EXPECT_FALSE(parse_party("P:00112233445566778899aabbccddeeff:" + kNumber));
  EXPECT_FALSE(parse_party("P:00112233445566778899AABBCCDDEEFF:11**************2X"));
}

}  // namespace
}  // namespace ledger
