#include "ledger/law/catalogue/catalogue.h"

#include <gtest/gtest.h>

#include <set>

#include "ledger/law/rules/facts.h"
#include "ledger/model/codes.h"

namespace ledger::law {
namespace {

TEST(Catalogue, HasEachNumberOnce) {
  std::set<std::uint16_t> numbers;
  for (const RuleVersion& rule : catalogue()) {
    EXPECT_TRUE(numbers.insert(rule.number).second) << rule.number;
    EXPECT_EQ(code_of(rule.number), rule.code);
    EXPECT_EQ(find_rule(rule.number), &rule);
  }
  EXPECT_EQ(find_rule(0), nullptr);
  EXPECT_EQ(find_rule(rule_number(Code::kT08, 9)), nullptr);
  EXPECT_EQ(find_rule(65'535), nullptr);
}

TEST(Catalogue, HasBothLanguages) {
  for (const RuleVersion& rule : catalogue()) {
    const std::string code = code_text(rule.code);
    for (const Bilingual& text : {rule.title, rule.detail, rule.cure}) {
      EXPECT_FALSE(text.zh.empty()) << code;
      EXPECT_FALSE(text.en.empty()) << code;
    }
    for (const Citation& citation : rule.sources) {
      EXPECT_FALSE(citation.source->name.zh.empty()) << code;
      EXPECT_FALSE(citation.source->name.en.empty()) << code;
      EXPECT_EQ(citation.article.zh.empty(), citation.article.en.empty()) << code;
    }
  }
}

// No id or name has two periods.
TEST(Catalogue, CitesSourcesWithAnIdOfTheirOwn) {
  std::set<std::string_view> ids;
  std::set<std::string_view> names;
  std::set<const Source*> sources;
  for (const RuleVersion& rule : catalogue()) {
    for (const Citation& citation : rule.sources) {
      if (!sources.insert(citation.source).second) continue;
      EXPECT_TRUE(ids.insert(citation.source->id).second) << citation.source->id;
      EXPECT_TRUE(names.insert(citation.source->name.en).second) << citation.source->name.en;
    }
  }
  EXPECT_EQ(sources.size(), 17U);
}

Period period_of(Code code, unsigned version) {
  return find_rule(rule_number(code, version))->in_force;
}

TEST(Catalogue, TakesPeriodsFromTheSources) {
  const Period order_56{civil("2010-10-01"), civil("2021-11-15")};
  EXPECT_EQ(period_of(Code::kP01, 1), order_56);
  EXPECT_EQ(period_of(Code::kP01, 0), (Period{.from = civil("2021-11-15")}));
  // Of two sources the days that they have in common.
  EXPECT_EQ(period_of(Code::kP05, 2), (Period{civil("2021-11-15"), civil("2024-01-20")}));
  EXPECT_EQ(period_of(Code::kL09, 0), (Period{civil("2011-08-01"), civil("2021-01-01")}));
  EXPECT_EQ(period_of(Code::kL09, 1), (Period{.from = civil("2021-01-01")}));
  // Unless the row says otherwise.
  EXPECT_EQ(period_of(Code::kT05, 1), (Period{.until = civil("2024-01-20")}));
  EXPECT_EQ(period_of(Code::kO01, 1), (Period{civil("2021-06-01"), civil("2024-01-20")}));
  EXPECT_EQ(period_of(Code::kO01, 0), (Period{.from = civil("2024-01-20")}));
  EXPECT_EQ(period_of(Code::kT01, 1), (Period{.until = civil("2021-06-01")}));
  EXPECT_EQ(period_of(Code::kC02, 0), kAlways);
}

TEST(Catalogue, CitesArticlesInBothLanguages) {
  const RuleVersion& rule = *find_rule(rule_number(Code::kL09, 1));
  EXPECT_EQ(citation_text(rule.sources, Language::kEn),
            "Civil Code, Art. 444(2); Licence Recordation Measures (2011), Art. 12(9)");
  EXPECT_EQ(citation_text(rule.sources, Language::kZh),
            "民法典 第四百四十四条第二款；专利实施许可合同备案办法（2011年） 第十二条第（九）项");
  EXPECT_EQ(citation_text(find_rule(rule_number(Code::kW01))->sources, Language::kEn),
            "GB 32100-2015");
  EXPECT_EQ(citation_text({}, Language::kEn), "");
}

TEST(Catalogue, OnlyP10AndP11AreWaivable) {
  for (const RuleVersion& rule : catalogue()) {
    const bool is_waivable = rule.weight == Weight::kWaivable;
    const bool is_expected =
        rule.number == rule_number(Code::kP10) || rule.number == rule_number(Code::kP11, 1);
    EXPECT_EQ(is_waivable, is_expected) << rule.number;
    EXPECT_EQ(rule.weight == Weight::kWarns, code_text(rule.code)[0] == 'W') << rule.number;
  }
}

TEST(Catalogue, KnowsTheConsentThatCuresAGround) {
  EXPECT_EQ(consent_for(Code::kT03), ConsentKind::kCoOwner);
  EXPECT_EQ(consent_for(Code::kT04), ConsentKind::kPledgee);
  EXPECT_EQ(consent_for(Code::kL05), ConsentKind::kCoOwner);
  EXPECT_EQ(consent_for(Code::kL09), ConsentKind::kPledgee);
  EXPECT_EQ(consent_for(Code::kP08), ConsentKind::kCoOwner);
  EXPECT_EQ(consent_for(Code::kO02), ConsentKind::kCoOwner);
  EXPECT_EQ(consent_for(Code::kO09), ConsentKind::kPledgee);
  EXPECT_EQ(consent_for(Code::kT01), ConsentKind::kUnset);
  EXPECT_EQ(consent_for(Code::kF01), ConsentKind::kUnset);
}

// An F code has no rule, and its title is in fault_title().
TEST(Catalogue, HasATitleForEachFault) {
  std::set<std::string_view> titles;
  for (unsigned value = 0; value < 1000; ++value) {
    const auto code = static_cast<Code>(value);
    if (code_text(code)[0] != 'F') continue;
    EXPECT_TRUE(titles.insert(fault_title(code).en).second) << code_text(code);
  }
}

TEST(Catalogue, ListsTheUsesOfARuleByType) {
  const RuleVersion& rule = *find_rule(rule_number(Code::kO20, 1));
  ASSERT_EQ(rule.uses.size(), 3U);
  EXPECT_EQ(rule.uses[0].type, "open-licence.accept");
  EXPECT_EQ(rule.uses[1].type, "open-licence.withdraw");
  EXPECT_EQ(rule.uses[1].day, Bilingual{});
  EXPECT_EQ(rule.uses[2].type, "open-licence.announce");
  EXPECT_EQ(rule.uses[2].reads, std::vector<std::string_view>{"patent"});
  EXPECT_EQ(find_rule(rule_number(Code::kO20))->uses[0].day.en, "notice, else paid.on");
}

// The name of a source says which text it is, or it has had one text only.
TEST(Catalogue, CitesEachArticleWithItsVersion) {
  const std::set<std::string_view> of_one_text{"CC", "Contract Law", "Property Law",
                                               "GB 32100-2015"};
  for (const RuleVersion& rule : catalogue()) {
    for (const Citation& citation : rule.sources) {
      const bool has_year = citation.source->name.en.find("(20") != std::string_view::npos;
      EXPECT_TRUE(has_year || of_one_text.contains(citation.source->id)) << citation.source->id;
      const bool is_dated = has_year || rule.in_force != kAlways;
      EXPECT_TRUE(is_dated || rule.code == Code::kW01) << code_text(rule.code);
    }
  }
}

// A text in Chinese has no English word but the names of fields and values.
TEST(Catalogue, HasNoWordOfTheOtherLanguageInAText) {
  for (const RuleVersion& rule : catalogue()) {
    for (const Bilingual& text : {rule.title, rule.detail, rule.cure, rule.concerns}) {
      const bool is_ascii = std::ranges::all_of(text.en, [](char c) { return (c & 0x80) == 0; });
      EXPECT_TRUE(is_ascii) << text.en;
      EXPECT_EQ(text.zh.find(". "), std::string_view::npos) << text.zh;
      EXPECT_EQ(text.zh.find(", "), std::string_view::npos) << text.zh;
    }
    EXPECT_TRUE(rule.detail.zh.ends_with("。") && rule.cure.zh.ends_with("。")) << rule.detail.zh;
    EXPECT_TRUE(rule.detail.en.ends_with(".") && rule.cure.en.ends_with(".")) << rule.detail.en;
    EXPECT_TRUE(rule.concerns.zh.ends_with("：") && rule.concerns.en.ends_with(": "));
  }
}

// A refused submission has spent its id.
TEST(Catalogue, ACureThatFilesAgainNamesANewId) {
  // Nothing is filed again, or by another source: it has ids of its own.
  const std::set<std::uint16_t> others{
      rule_number(Code::kA01, 1), rule_number(Code::kA01, 2),  // By the registry.
      rule_number(Code::kV01, 5),                              // The fact is known.
      rule_number(Code::kT11, 0), rule_number(Code::kT11, 1),  // The transfer is known.
      rule_number(Code::kO20, 3)};                             // By the office.
  std::set<std::uint16_t> of_facts;
  for (const Provision& provision : fact_provisions()) {
    for (const Version& version : provision.versions) {
      of_facts.insert(rule_number(provision.code, version.number));
    }
  }
  for (const RuleVersion& rule : catalogue()) {
    if (rule.weight == Weight::kWarns || of_facts.contains(rule.number)) continue;
    const bool names_id = rule.cure.en.find("a new id") != std::string_view::npos;
    EXPECT_EQ(names_id, rule.cure.zh.find("新编号") != std::string_view::npos) << rule.cure.en;
    EXPECT_EQ(names_id, !others.contains(rule.number)) << rule.number << " " << rule.cure.en;
  }
}

TEST(Finding, HoldsFourFacts) {
  Finding finding = Finding::applies();
  for (Seq fact = 1; fact <= 6; ++fact) finding |= Finding::applies_by(fact);
  EXPECT_TRUE(static_cast<bool>(finding));
  EXPECT_EQ(std::vector<Seq>(finding.begin(), finding.end()), (std::vector<Seq>{1, 2, 3, 4}));
  EXPECT_FALSE(static_cast<bool>(Finding::none()));
}

}  // namespace
}  // namespace ledger::law
