// The tables of rules: complete, in order, and tested again by the changes of docs/law.md.

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>

#include "ledger/law/authority.h"
#include "ledger/law/change.h"
#include "ledger/law/rules/existence.h"
#include "ledger/law/rules/facts.h"
#include "ledger/law/rules/figures.h"
#include "ledger/law/rules/general.h"
#include "ledger/model/codes.h"
#include "tests/unit/ledger/law/rule_tables.h"

namespace ledger::law {
namespace {

void expect_versions_in_order(const Provision& provision) {
  const std::string code = code_text(provision.code);
  EXPECT_FALSE(provision.versions.is_empty()) << code;
  std::set<unsigned> numbers;
  const Version* before = nullptr;
  for (const Version& version : provision.versions) {
    EXPECT_TRUE(numbers.insert(version.number).second) << code;
    EXPECT_EQ(code_of(rule_number(provision.code, version.number)), provision.code) << code;
    EXPECT_LT(version.in_force.from, version.in_force.until) << code;
    if (before != nullptr) {
      EXPECT_LE(before->in_force.until, version.in_force.from) << code;
    }
    before = &version;
  }
}

TEST(Rules, HaveVersionsInOrderOfTimeThatDoNotOverlap) {
  for (const Provision& provision : authority_provisions()) expect_versions_in_order(provision);
  for (const Provision& provision : existence_provisions()) expect_versions_in_order(provision);
  for (const Provision& provision : general_provisions()) expect_versions_in_order(provision);
  for (const Provision& provision : figure_provisions()) expect_versions_in_order(provision);
  for (const Provision& provision : fact_provisions()) expect_versions_in_order(provision);
  test::for_each_table([](const auto& rules) {
    for (const auto& rule : rules) expect_versions_in_order(rule.provision);
  });
}

template <typename Command>
bool reads_patents(const Rule<Command>& rule) {
  for (const std::string_view name : names_of(rule.reads)) {
    if (name == "patents" || name == "patent") return true;
  }
  return false;
}

TEST(Rules, HaveATestAndStandOncePerTable) {
  test::for_each_table([](const auto& rules) {
    std::set<std::uint16_t> numbers;
    for (const auto& rule : rules) {
      const std::string code = code_text(rule.provision.code);
      for (const Version& version : rule.provision.versions) {
        const std::uint16_t number = rule_number(rule.provision.code, version.number);
        EXPECT_TRUE(numbers.insert(number).second) << code << "/" << version.number;
      }
      EXPECT_NE(rule.test, nullptr) << code;
      EXPECT_NE(rule.reads.bits, 0U) << code;
      EXPECT_EQ(rule.not_on_change.bits & ~rule.reads.bits, 0U) << code;
      EXPECT_EQ(rule.day.of == nullptr, rule.day.fields.bits == 0) << code;
      EXPECT_EQ(rule.day.of == nullptr, rule.day.name.en.empty()) << code;
      EXPECT_TRUE(rule.scope == Scope::kSubmission || reads_patents(rule)) << code;
    }
  });
}

// A code of the law without a rule would never be found.
TEST(Rules, ExistForEveryCodeOfLaw) {
  std::set<std::string> codes;
  for (const Provision& provision : authority_provisions()) codes.insert(code_text(provision.code));
  for (const Provision& provision : existence_provisions()) codes.insert(code_text(provision.code));
  for (const Provision& provision : general_provisions()) codes.insert(code_text(provision.code));
  for (const Provision& provision : fact_provisions()) codes.insert(code_text(provision.code));
  for (const Provision& provision : figure_provisions()) codes.insert(code_text(provision.code));
  for (const Provision& provision : fact_provisions()) codes.insert(code_text(provision.code));
  test::for_each_table([&](const auto& rules) {
    for (const auto& rule : rules) codes.insert(code_text(rule.provision.code));
  });
  for (const char family : std::string_view("AEVHCTLPOW")) {
    for (int number = 0; number < 100; ++number) {
      const std::string digits = std::to_string(number);
      const std::string text = family + (number < 10 ? "0" + digits : digits);
      EXPECT_TRUE(!parse_code(text) || codes.contains(text)) << text;
    }
  }
}

// Two rows of one code and one text of the law have two causes, and two titles.
TEST(Rules, OfOneCodeHaveATitleForEachCause) {
  test::for_each_table([](const auto& rules) {
    std::set<std::pair<Code, std::string_view>> titles;
    for (const auto& rule : rules) {
      const Provision& provision = rule.provision;
      const bool is_new = titles.emplace(provision.code, provision.title.en).second;
      EXPECT_TRUE(is_new) << code_text(provision.code) << " " << provision.title.en;
    }
  });
}

// The codes of the rules that a change of this field alone is tested by, each once.
template <typename Command>
std::string tested_again(std::span<const Rule<Command>> rules, std::string_view field) {
  Partial<Command> set;
  for_each_field<Command>([&](const auto& each, std::size_t index) {
    if (each.name == field) set.mark(index);
  });
  std::string codes;
  for (const Rule<Command>& rule : rules) {
    const std::string code = code_text(rule.provision.code);
    if (!reads_changed_field(rule, set) || codes.ends_with(code)) continue;
    codes += (codes.empty() ? "" : " ") + code;
  }
  return codes;
}

template <typename Command>
void expect_tested_again(std::span<const Rule<Command>> rules,
                         const std::map<std::string_view, std::string>& expected) {
  for_each_field<Command>([&](const auto& field, std::size_t /*index*/) {
    const auto found = expected.find(field.name);
    EXPECT_EQ(tested_again(rules, field.name), found == expected.end() ? "" : found->second)
        << field.name;
  });
}

// docs/law.md §3.2. A change cannot set `licence` (F01).
TEST(Rules, AreTestedAgainByAChangeOfALicence) {
  expect_tested_again(licence_rules(), {{"licence", "L10"},
                                        {"patents", "L01 L02 L04 L05 L06 L07 L09 L10 L12 L13 W07"},
                                        {"licensors", "L02 L03 L05 L11 L13"},
                                        {"licensees", "L03 L11 L13"},
                                        {"kind", "L05 L10 L12"},
                                        {"parent", "L02"},
                                        {"territory", "L10"},
                                        {"fields", "L10"},
                                        {"from", "L03 L10"},
                                        {"until", "L03 L04 L10"},
                                        {"signed", "L03"},
                                        {"carve_out", "L10"}});
}

// docs/law.md §4.4. A change cannot set `pledge` (F01).
TEST(Rules, AreTestedAgainByAChangeOfAPledge) {
  expect_tested_again(pledge_rules(), {{"pledge", "P09"},
                                       {"patents", "P01 P02 P03 P04 P05 P06 P08 P09 P10 P11 W07"},
                                       {"pledgors", "P01 P07 P08"},
                                       {"pledgees", "P07"},
                                       {"claim", "P06 P07 W02"},
                                       {"appraisal", "W02"}});
}

}  // namespace
}  // namespace ledger::law
