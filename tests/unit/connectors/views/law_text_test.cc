// The law as it is printed. The golden files are what a lawyer reviews: a change of law shows as a
// difference in them. REWRITE=1 writes them again.

#include "connectors/views/law_text.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/unit/connectors/views/views_case.h"

namespace connectors::views::test {
namespace {

using ledger::Language;

std::string first_difference(const std::string& golden, const std::string& text) {
  std::istringstream left(golden);
  std::istringstream right(text);
  std::string a;
  std::string b;
  for (int number = 1;; ++number) {
    const bool has_a = static_cast<bool>(std::getline(left, a));
    const bool has_b = static_cast<bool>(std::getline(right, b));
    if (!has_a && !has_b) return "only in line ends";
    if (has_a == has_b && a == b) continue;
    std::ostringstream difference;
    difference << "line " << number << ":\n-" << a << "\n+" << b;
    return difference.str();
  }
}

void expect_golden(const std::string& name, const std::string& text) {
  const std::string path = std::string(SOURCE_ROOT) + "/tests/golden/" + name;
  if (std::getenv("REWRITE") != nullptr) std::ofstream(path, std::ios::binary) << text;
  std::stringstream golden;
  golden << std::ifstream(path, std::ios::binary).rdbuf();
  EXPECT_TRUE(golden.str() == text)
      << name << ", " << first_difference(golden.str(), text) << "\nIs it meant? REWRITE=1";
}

TEST(LawText, EqualsTheReviewedText) {
  const ledger::Date on = day("2026-11-24");
  expect_golden("law-2026-11-24.zh.md", law_text(on, Language::kZh));
  expect_golden("law-2026-11-24.en.md", law_text(on, Language::kEn));
}

TEST(LawText, TheCivilCodeReplacesThePropertyLawOnItsDay) {
  const std::string before = law_text(day("2020-12-31"), Language::kEn);
  EXPECT_NE(before.find("Property Law, Art. 227(2)"), std::string::npos);
  EXPECT_EQ(before.find("Civil Code, Art. 444(2)"), std::string::npos);
  EXPECT_NE(before.find("from 2007-10-01 until 2020-12-31"), std::string::npos);
  const std::string after = law_text(day("2021-01-01"), Language::kEn);
  EXPECT_EQ(after.find("Property Law, Art. 227(2)"), std::string::npos);
  EXPECT_NE(after.find("Civil Code, Art. 444(2)"), std::string::npos);
}

TEST(LawText, NoOpenLicencesBeforeTheLawKnewThem) {
  EXPECT_EQ(law_text(day("2021-05-31"), Language::kEn).find("### O06"), std::string::npos);
  EXPECT_NE(law_text(day("2021-06-01"), Language::kEn).find("### O06"), std::string::npos);
}

TEST(LawText, ListsTheCodesWithoutARule) {
  const std::string text = law_text(day("2021-05-31"), Language::kEn);
  const std::size_t rest = text.find("## Not in force on this day");
  ASSERT_NE(rest, std::string::npos);
  EXPECT_NE(text.find("O06", rest), std::string::npos);
  EXPECT_EQ(text.find("T04", rest), std::string::npos);
  EXPECT_EQ(law_text(day("2026-11-24"), Language::kEn).find("## Not in force"), std::string::npos);
}

TEST(LawText, TheDifferenceListsBegunAndEndedRules) {
  const std::string text = law_difference_text(day("2021-11-14"), day("2021-11-15"), Language::kEn);
  const std::size_t ended = text.find("## No longer in force");
  const std::size_t begun = text.find("## In force since");
  ASSERT_NE(ended, std::string::npos);
  ASSERT_NE(begun, std::string::npos);
  EXPECT_LT(text.find("### P11", ended), begun);
  EXPECT_NE(text.find("### P10", begun), std::string::npos);
  EXPECT_NE(text.find("### P11", begun), std::string::npos);
  EXPECT_EQ(text.find("### T04"), std::string::npos);
}

TEST(LawText, TheDifferenceOfDaysWithTheSameRulesStatesThat) {
  const std::string text = law_difference_text(day("2022-01-01"), day("2022-01-02"), Language::kZh);
  EXPECT_EQ(text, "# 规则变化：2022-01-01 → 2022-01-02\n\n两日施行的规则相同。\n");
}

}  // namespace
}  // namespace connectors::views::test
