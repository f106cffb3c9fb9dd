#include "ledger/law/catalogue.h"

#include <gtest/gtest.h>

#include <set>

namespace ledger::law {
namespace {

TEST(Catalogue, NumbersEachRowOnce) {
  std::set<std::uint16_t> numbers;
  for (const Row& row : catalogue()) {
    EXPECT_TRUE(numbers.insert(row.number).second) << row.number;
    EXPECT_EQ(row.number / 10, static_cast<int>(row.code));
    EXPECT_EQ(find_row(row.number), &row);
  }
  EXPECT_EQ(find_row(0), nullptr);
  EXPECT_EQ(find_row(row_number(Code::kT08)), nullptr);  // Not modelled.
  EXPECT_EQ(find_row(65'535), nullptr);
}

TEST(Catalogue, SpeaksBothLanguages) {
  for (const Row& row : catalogue()) {
    const std::string code = code_text(row.code);
    for (const Text& text : {row.title, row.detail, row.cure}) {
      EXPECT_FALSE(text.zh.empty()) << code;
      EXPECT_FALSE(text.en.empty()) << code;
    }
    EXPECT_EQ(row.article.zh.empty(), row.article.en.empty()) << code;
  }
}

// On each day at most one version of a code is in force.
TEST(Catalogue, VersionsFollowEachOther) {
  for (const Row& a : catalogue()) {
    EXPECT_LT(a.in_force.from, a.in_force.until) << a.number;
    for (const Row& b : catalogue()) {
      if (a.code != b.code || a.number >= b.number) continue;
      const bool overlap = a.in_force.from < b.in_force.until && b.in_force.from < a.in_force.until;
      EXPECT_FALSE(overlap) << a.number << " and " << b.number;
    }
  }
}

TEST(Catalogue, KnowsTheDaysOnWhichTheLawChanged) {
  EXPECT_EQ(kPropertyLaw.text(), "2007-10-01");
  EXPECT_EQ(kM62.text(), "2011-08-01");
  EXPECT_EQ(kCivilCode.text(), "2021-01-01");
  EXPECT_EQ(kPatentLaw2020.text(), "2021-06-01");
  EXPECT_EQ(kM461.text(), "2021-11-15");
  EXPECT_EQ(kRules2023.text(), "2024-01-20");
  EXPECT_EQ(find_row(row_number(Code::kP11))->in_force.from.text(), "2010-10-01");
}

TEST(Catalogue, OnlyThePendingInvalidationIsWaivable) {
  for (const Row& row : catalogue()) {
    const bool is_waivable = row.weight == Weight::kWaivable;
    EXPECT_EQ(is_waivable, row.number == row_number(Code::kP11, 1)) << row.number;
    EXPECT_EQ(row.weight == Weight::kWarns, code_text(row.code)[0] == 'W') << row.number;
  }
}

TEST(Finding, KeepsFourFacts) {
  Finding finding = Finding::stands();
  for (Seq fact = 1; fact <= 6; ++fact) finding |= Finding::stands_by(fact);
  EXPECT_TRUE(static_cast<bool>(finding));
  EXPECT_EQ(std::vector<Seq>(finding.begin(), finding.end()), (std::vector<Seq>{1, 2, 3, 4}));
  EXPECT_FALSE(static_cast<bool>(Finding::passes()));
}

}  // namespace
}  // namespace ledger::law
