#include "ledger/model/values/patent_number.h"

#include <gtest/gtest.h>

#include <array>

namespace ledger {
namespace {

// Numbers of real patents, from public pages.
constexpr std::array<std::string_view, 20> kReal{
    "201710601862.3", "202110377287.X", "202011412468.3", "202411020646.6", "202410841907.4",
    "202210964944.5", "202210990115.4", "201010613264.6", "202311814970.0", "202311825338.6",
    "202010566088.9", "201510958772.0", "202510942578.7", "200510096239.4", "202322865413.3",
    "201811564288.X", "201910603565.1", "202111029984.2", "95115608.X",     "97101765.4"};

NumberFault fault_of(std::string_view text) {
  NumberFault fault = NumberFault::kNone;
  const bool is_number = PatentNumber::parse(text, &fault).has_value();
  EXPECT_EQ(is_number, fault == NumberFault::kNone) << text;
  return fault;
}

TEST(PatentNumber, ReadsRealNumbers) {
  for (const std::string_view text : kReal) {
    const auto number = PatentNumber::parse(text);
    ASSERT_TRUE(number) << text;
    EXPECT_EQ(number->text(), text);
    EXPECT_EQ(number->check(), text.back());
    EXPECT_EQ(PatentNumber::from_key(number->key()), number);
  }
}

TEST(PatentNumber, RefusesEveryWrongCheckCharacter) {
  for (const std::string_view text : kReal) {
    for (const char check : std::string_view("0123456789X")) {
      std::string changed(text);
      changed.back() = check;
      EXPECT_EQ(PatentNumber::parse(changed).has_value(), check == text.back()) << changed;
    }
  }
}

// All weights are coprime to 11, so that any single wrong digit is detected.
TEST(PatentNumber, RefusesEverySingleWrongDigit) {
  const std::string right = "201710601862.3";
  for (std::size_t i = 0; i < 12; ++i) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string changed = right;
      changed[i] = digit;
      EXPECT_EQ(PatentNumber::parse(changed).has_value(), changed == right) << changed;
    }
  }
}

TEST(PatentNumber, RefusesPlaceholders) {
  EXPECT_EQ(fault_of("202310123456.7"), NumberFault::kCheck);
  EXPECT_EQ(fault_of("202410123456.7"), NumberFault::kCheck);
  EXPECT_EQ(fault_of("20101061327.6"), NumberFault::kLength);
}

TEST(PatentNumber, ReadsTypedForms) {
  const auto number = PatentNumber::parse("202019000002.3");
  for (const std::string_view text :
       {"ZL202019000002.3", "zl202019000002.3", "CN202019000002.3", "CN 202019000002.3",
        "ZL 2020 1 9000002.3", " 202019000002.3 ", "2020190000023", "ZL2020190000023",
        "２０２０１９０００００２．３", "ＺＬ２０２０１９０００００２．３", "ｃｎ202019000002.3",
        "202019000002\xE3\x80\x80.3", "2020\u00A019000002.3", "\t202019000002.3"}) {
    EXPECT_EQ(PatentNumber::parse(text), number) << text;
  }
  EXPECT_EQ(PatentNumber::parse("ZL201811564288.x")->text(), "201811564288.X");
  EXPECT_EQ(PatentNumber::parse("201811564288.Ｘ")->text(), "201811564288.X");
  EXPECT_EQ(PatentNumber::parse("zl 95115608.x")->text(), "95115608.X");
}

TEST(PatentNumber, DescribesTheFault) {
  EXPECT_EQ(fault_of(""), NumberFault::kCharacter);
  EXPECT_EQ(fault_of("ZL"), NumberFault::kCharacter);
  EXPECT_EQ(fault_of("2020A9000002.3"), NumberFault::kCharacter);
  EXPECT_EQ(fault_of("202019000002-3"), NumberFault::kCharacter);
  EXPECT_EQ(fault_of("202019000002.XX"), NumberFault::kCharacter);
  EXPECT_EQ(fault_of("20201900000.3"), NumberFault::kLength);
  EXPECT_EQ(fault_of("2020190000020.3"), NumberFault::kLength);
  EXPECT_EQ(fault_of(std::string(200, '2')), NumberFault::kLength);
  EXPECT_EQ(fault_of("202049000002.3"), NumberFault::kType);
  EXPECT_EQ(fault_of("202009000002.3"), NumberFault::kType);
  EXPECT_EQ(fault_of("198419000002.3"), NumberFault::kYear);
  EXPECT_EQ(fault_of("210019000002.3"), NumberFault::kYear);
  EXPECT_EQ(fault_of("05115608.X"), NumberFault::kYear);
  EXPECT_EQ(fault_of("202019000002"), NumberFault::kCheck);
  EXPECT_EQ(fault_of("202019000002.Y"), NumberFault::kCheck);
}

// A truncated UTF-8 character is not a digit: 0xEF 0xBD and a letter.
TEST(PatentNumber, RefusesBrokenUtf8) {
  EXPECT_EQ(fault_of("2\xEF\xBD\x50"
                     "2019000002.3"),
            NumberFault::kCharacter);
  EXPECT_FALSE(PatentNumber::parse("202019000002.\xEF\xBC"));
  EXPECT_FALSE(PatentNumber::parse("202019000002.\xEF"));
}

TEST(PatentNumber, MayLackItsCheckCharacterInALookUp) {
  EXPECT_EQ(PatentNumber::parse_lenient("ZL 202019000002")->text(), "202019000002.3");
  EXPECT_EQ(PatentNumber::parse_lenient("95115608")->text(), "95115608.X");
  EXPECT_EQ(PatentNumber::parse_lenient("202019000002.3")->text(), "202019000002.3");
  EXPECT_FALSE(PatentNumber::parse_lenient("202019000002.4"));
  EXPECT_FALSE(PatentNumber::parse_lenient("20201900000"));
}

TEST(PatentNumber, HasAType) {
  const auto type = [](std::uint64_t digits) { return PatentNumber::from_key(digits)->type(); };
  EXPECT_EQ(type(202'019'000'002), PatentType::kInvention);
  EXPECT_EQ(type(202'080'000'002), PatentType::kInvention);  // PCT.
  EXPECT_EQ(type(202'029'000'007), PatentType::kUtilityModel);
  EXPECT_EQ(type(202'090'000'007), PatentType::kUtilityModel);  // PCT.
  EXPECT_EQ(type(202'239'000'004), PatentType::kDesign);
  EXPECT_EQ(type(95'115'608), PatentType::kInvention);
  EXPECT_EQ(type(1'215'608), PatentType::kUtilityModel);  // Of 2001: a key begins with a zero.
}

TEST(PatentNumber, HasTheZeroesOfTheOldForm) {
  const auto number = PatentNumber::from_key(215'608);  // 00 2 15608, of 2000.
  ASSERT_TRUE(number);
  EXPECT_EQ(number->text().substr(0, 9), "00215608.");
  EXPECT_EQ(PatentNumber::parse(number->text()), number);
  EXPECT_FALSE(PatentNumber::from_key(0));
  EXPECT_FALSE(PatentNumber::from_key(999'999'999));
}

TEST(PatentNumber, ReportsTheRightCheckCharacter) {
  EXPECT_EQ(describe(NumberFault::kCheck, "202310123456.7"), "the check character is 7, must be 6");
  EXPECT_EQ(describe(NumberFault::kCheck, "202310123456"),
            "the check character is missing; it is 6");
}

}  // namespace
}  // namespace ledger
