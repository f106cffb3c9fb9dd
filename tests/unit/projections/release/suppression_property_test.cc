// Random tables: the published cells are checked with exact fractions, for the public and for each
// contributor. No confidential cell may be computable, except those that are reported as such.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "projections/release/disclosure/linear/elimination.h"
#include "tests/unit/projections/release/random_tables.h"
#include "tests/unit/projections/release/rational.h"

namespace projections::test {
namespace {

constexpr unsigned kSeeds = 400;
constexpr unsigned kContributors = 9;
constexpr unsigned kLargeSeeds = 12;
constexpr unsigned kLargeScale = 4;
constexpr unsigned kLargeContributors = kContributors * kLargeScale * kLargeScale;

// Without the cells of which `who` is the sole contributor.
std::vector<bool> unknown_to(const Tables& tables, std::vector<bool> unknown, std::uint64_t who) {
  for (std::size_t i = 0; i < unknown.size(); ++i) {
    const std::vector<release::Contribution>& all = tables.contributions[i];
    const bool is_own =
        !all.empty() && std::ranges::all_of(all, [&](const release::Contribution& one) {
          return one.contributor == who;
        });
    if (is_own) unknown[i] = false;
  }
  return unknown;
}

// The confidential cells that are unknown but computable.
std::set<std::uint32_t> computable_secrets(const Tables& tables, const std::vector<bool>& unknown) {
  const std::vector<bool> known = computable(tables.sums, unknown);
  std::set<std::uint32_t> secrets;
  for (std::uint32_t i = 0; i < known.size(); ++i) {
    if (known[i] && tables.cells[i].is_confidential) secrets.insert(i);
  }
  return secrets;
}

std::set<release::Insight> insights_of_all(const Tables& tables, const std::vector<bool>& unknown) {
  const std::set<std::uint32_t> of_everybody = computable_secrets(tables, unknown);
  std::set<release::Insight> insights;
  for (std::uint64_t who = 1; who <= kContributors; ++who) {
    for (const std::uint32_t cell : computable_secrets(tables, unknown_to(tables, unknown, who))) {
      if (!of_everybody.contains(cell)) insights.insert({who, cell});
    }
  }
  return insights;
}

// The sums that disclose a group which is confidential together.
std::vector<std::uint32_t> given_groups(const Tables& tables, std::vector<bool> unknown) {
  const std::vector<bool> known = computable(tables.sums, unknown);
  for (std::size_t i = 0; i < known.size(); ++i) unknown[i] = unknown[i] && !known[i];
  std::vector<std::uint32_t> groups;
  for (std::uint32_t i = 0; i < tables.sums.size(); ++i) {
    if (unknown[tables.sums[i].total]) continue;
    std::vector<release::Contribution> together;
    bool has_secret = false;
    for (const std::uint32_t part : tables.sums[i].parts) {
      if (!unknown[part]) continue;
      has_secret = has_secret || tables.cells[part].is_confidential;
      const std::vector<release::Contribution>& more = tables.contributions[part];
      together.insert(together.end(), more.begin(), more.end());
    }
    if (!has_secret) continue;
    if (confidentiality({}, together) != release::Confidentiality::kFree) groups.push_back(i);
  }
  return groups;
}

release::Suppression suppressed(const Tables& tables) {
  return suppress(tables.sums, tables.cells, {.rules = {}, .of_cell = tables.contributions});
}
release::Suppression suppressed_for_public(const Tables& tables) {
  return suppress(tables.sums, tables.cells);
}

void expect_suppressed_as_reported(const Tables& tables, const std::vector<bool>& suppressed) {
  for (std::size_t i = 0; i < suppressed.size(); ++i) {
    const release::CellInput& cell = tables.cells[i];
    EXPECT_FALSE(cell.is_fixed && suppressed[i]) << i;
    EXPECT_FALSE(cell.is_confidential && !cell.is_fixed && !suppressed[i]) << i;
  }
}

// Exposed is what is computable; and it is so too if all that can be suppressed is.
void expect_exposed_as_reported(const Tables& tables, const release::Suppression& suppression) {
  std::set<std::uint32_t> exposed = computable_secrets(tables, suppression.suppressed);
  const std::set<std::uint32_t> helpless = computable_secrets(tables, tables.not_fixed());
  for (const std::uint32_t cell : exposed) EXPECT_TRUE(helpless.contains(cell)) << cell;
  for (std::uint32_t i = 0; i < tables.cells.size(); ++i) {
    if (tables.cells[i].is_confidential && tables.cells[i].is_fixed) exposed.insert(i);
  }
  const std::set<std::uint32_t> reported(suppression.exposed.begin(), suppression.exposed.end());
  EXPECT_EQ(reported, exposed);
}

TEST(SuppressionProperty, NothingConfidentialFollows) {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const Tables tables = random_tables(seed);
    for (const release::Suppression& suppression :
         {suppressed(tables), suppressed_for_public(tables)}) {
      expect_suppressed_as_reported(tables, suppression.suppressed);
      expect_exposed_as_reported(tables, suppression);
    }
    if (HasFailure()) return;
  }
}

TEST(SuppressionProperty, NoContributorComputesMore) {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const Tables tables = random_tables(seed);
    const release::Suppression suppression = suppressed(tables);
    const std::set<release::Insight> insights = insights_of_all(tables, suppression.suppressed);
    const std::set<release::Insight> reported(suppression.insights.begin(),
                                              suppression.insights.end());
    EXPECT_EQ(reported, insights);
    const std::set<release::Insight> helpless = insights_of_all(tables, tables.not_fixed());
    EXPECT_TRUE(std::ranges::includes(helpless, insights));
    if (HasFailure()) return;
  }
}

TEST(SuppressionProperty, NoConfidentialGroupIsGivenByASum) {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const Tables tables = random_tables(seed);
    const release::Suppression suppression = suppressed(tables);
    const std::vector<std::uint32_t> groups = given_groups(tables, suppression.suppressed);
    EXPECT_EQ(suppression.groups, groups);
    const std::vector<std::uint32_t> helpless = given_groups(tables, tables.not_fixed());
    EXPECT_TRUE(std::ranges::includes(helpless, groups));
    if (HasFailure()) return;
  }
}

// For the public alone, each cell that is suppressed for others is needed.
TEST(SuppressionProperty, NothingIsSuppressedInVain) {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const Tables tables = random_tables(seed);
    const release::Suppression suppression = suppressed_for_public(tables);
    const std::set<std::uint32_t> exposed = computable_secrets(tables, suppression.suppressed);
    for (std::uint32_t i = 0; i < tables.cells.size(); ++i) {
      if (!suppression.suppressed[i] || tables.cells[i].is_confidential) continue;
      std::vector<bool> fewer = suppression.suppressed;
      fewer[i] = false;
      EXPECT_GT(computable_secrets(tables, fewer).size(), exposed.size()) << i;
    }
    if (HasFailure()) return;
  }
}

TEST(SuppressionProperty, NothingConfidentialSuppressesNothing) {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    Tables tables = random_tables(seed);
    for (release::CellInput& cell : tables.cells) cell.is_confidential = false;
    EXPECT_EQ(std::ranges::count(suppressed(tables).suppressed, true), 0) << seed;
  }
}

TEST(SuppressionProperty, TheSameTwice) {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    const Tables tables = random_tables(seed);
    EXPECT_EQ(suppressed(tables).suppressed, suppressed(tables).suppressed) << seed;
  }
}

// DisclosureControl cells that are computable, among so many that fractions take too long: one
// elimination for each question, without any of the short cuts by which cells were chosen.
std::set<std::uint32_t> eliminated_secrets(const Tables& tables, const std::vector<bool>& unknown) {
  std::vector<std::vector<release::SumTerm>> columns(tables.cells.size());
  for (std::uint32_t i = 0; i < tables.sums.size(); ++i) {
    columns[tables.sums[i].total].push_back({i, true});
    for (const std::uint32_t part : tables.sums[i].parts) columns[part].push_back({i, false});
  }
  const release::Elimination elimination(columns, tables.sums.size(), unknown);
  const std::vector<release::Residue> change = elimination.null_space_sample(0);
  std::set<std::uint32_t> secrets;
  for (std::uint32_t i = 0; i < change.size(); ++i) {
    if (unknown[i] && change[i].is_zero() && tables.cells[i].is_confidential) secrets.insert(i);
  }
  return secrets;
}

TEST(SuppressionProperty, OfManyCellsNothingFollows) {
  for (unsigned seed = 0; seed < kLargeSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const Tables tables = random_tables(seed, kLargeScale);
    const release::Suppression suppression = suppressed(tables);
    expect_suppressed_as_reported(tables, suppression.suppressed);
    std::set<std::uint32_t> reported(suppression.exposed.begin(), suppression.exposed.end());
    std::erase_if(reported, [&](std::uint32_t cell) { return tables.cells[cell].is_fixed; });
    EXPECT_EQ(eliminated_secrets(tables, suppression.suppressed), reported);
    std::set<release::Insight> insights;
    for (std::uint64_t who = 1; who <= kLargeContributors; ++who) {
      const std::vector<bool> unknown = unknown_to(tables, suppression.suppressed, who);
      for (const std::uint32_t cell : eliminated_secrets(tables, unknown)) {
        if (!reported.contains(cell)) insights.insert({who, cell});
      }
    }
    EXPECT_EQ(std::set<release::Insight>(suppression.insights.begin(), suppression.insights.end()),
              insights);
  }
}

// That the tests above can fail: each guarantee is missing, where its rule is left out.
TEST(SuppressionProperty, WithoutEachRuleThereIsHarm) {
  std::size_t computed = 0;
  std::size_t insights = 0;
  std::size_t groups = 0;
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    const Tables tables = random_tables(seed);
    if (seed % 3 == 0) continue;  // With fixed cells there may be harm in any case.
    computed += computable_secrets(tables, tables.confidential()).size();
    const release::Suppression for_public = suppressed_for_public(tables);
    insights += insights_of_all(tables, for_public.suppressed).size();
    groups += given_groups(tables, for_public.suppressed).size();
  }
  EXPECT_GT(computed, kSeeds);
  EXPECT_GT(insights, kSeeds / 10);
  EXPECT_GT(groups, kSeeds / 10);
}

}  // namespace
}  // namespace projections::test
