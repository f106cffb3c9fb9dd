// Random deals of a few parties and patents, so that they meet: whatever the sources report, it is
// counted once.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "projections/release/tables/reconciliation.h"
#include "tests/unit/projections/folded.h"
#include "tests/unit/projections/release/reported.h"

namespace projections::test {
namespace {

constexpr unsigned kSeeds = 100;
constexpr ledger::Seq kDeals = 60;

class RandomDeals {
 public:
  explicit RandomDeals(unsigned seed) : random_(seed) {}

  std::vector<release::Deal> deals(ledger::Seq from, ledger::PartyIndex seller) {
    std::vector<release::Deal> deals;
    for (ledger::Seq seq = from; seq < from + kDeals; ++seq) deals.push_back(deal(seq, seller));
    return deals;
  }
  void shuffle(std::vector<release::Deal>& deals) { std::ranges::shuffle(deals, random_); }

 private:
  unsigned pick(unsigned count) { return static_cast<unsigned>(random_() % count); }

  // Deals of another seller name no common number.
  release::Deal deal(ledger::Seq seq, ledger::PartyIndex seller) {
    const std::string amount = pick(3) == 0 ? "" : std::to_string(1 + pick(3)) + ".00";
    const std::string group = std::to_string(seller) + "/";
    release::Deal deal = recorded(seq, {}, amount);
    deal.source = static_cast<release::DealSource>(pick(4));
    deal.reporter = 100 + static_cast<ledger::PartyIndex>(deal.source);
    if (pick(4) == 0) deal.contract = group + std::to_string(pick(kDeals));
    if (deal.source == release::DealSource::kRegistry) {
      deal.kind = release::DealKind::kContract;
      deal.contract = group + std::to_string(seq);
    }
    deal.sellers = {seller};
    deal.buyers = {10 + pick(2)};
    const std::set<int> patents{static_cast<int>(1 + pick(5)), static_cast<int>(1 + pick(5))};
    for (const int patent : patents) deal.patents.push_back(patent_of(patent));
    deal.signed_on = day(kSigned).plus_days(static_cast<int>(pick(40)));
    deal.month = ledger::Month::of(deal.signed_on.plus_days(10));
    deal.is_live = pick(8) != 0;
    return deal;
  }

  std::mt19937 random_;
};

std::vector<release::Deal> together(std::vector<release::Deal> one,
                                    const std::vector<release::Deal>& other) {
  one.insert(one.end(), other.begin(), other.end());
  return one;
}

using StatusSums = std::map<std::string, ledger::Fen128>;

StatusSums sums_of(const std::vector<release::CanonicalDeal>& deals) {
  StatusSums sums;
  for (const release::ReconciliationLine& line : reconcile(deals)) {
    const std::string key = line.month.text() + " " + std::string(name(line.status));
    sums[key + " deals"] += line.all.deals;
    sums[key + " members"] += line.all.members;
    sums[key + " conflicting"] += line.conflicting.deals;
    sums[key + " value"] += line.all.value;
  }
  return sums;
}

class Matching : public testing::TestWithParam<unsigned> {
 protected:
  RandomDeals source{GetParam()};
  std::vector<release::Deal> deals = source.deals(0, 1);
  std::vector<release::CanonicalDeal> all = match(deals);
};

TEST_P(Matching, EveryLiveDealIsInOneCanonicalDeal) {
  std::vector<ledger::Seq> live;
  for (const release::Deal& deal : deals) {
    if (deal.is_live) live.push_back(deal.event);
  }
  std::vector<ledger::Seq> members;
  for (const release::CanonicalDeal& deal : all) {
    members.insert(members.end(), deal.members.begin(), deal.members.end());
  }
  std::ranges::sort(members);
  EXPECT_EQ(members, live);
}

TEST_P(Matching, AContractIsRegisteredOnceAndItsValueIsThatOfOneMember) {
  for (const release::CanonicalDeal& canonical : all) {
    std::int64_t sum = 0;
    std::set<std::string> numbers;
    for (const ledger::Seq member : canonical.members) {
      const release::Deal& deal = deals[member];
      sum += deal.amount.value_or(ledger::Amount{}).fen;
      if (!deal.contract.empty()) numbers.insert(deal.contract);
    }
    EXPECT_LE(numbers.size(), 1U);
    EXPECT_LE(canonical.value.fen, sum);
    EXPECT_EQ(canonical.value, deals[canonical.value_by].amount.value_or(ledger::Amount{}));
  }
}

TEST_P(Matching, TheOrderOfDealsChangesNothing) {
  std::vector<release::Deal> shuffled = deals;
  source.shuffle(shuffled);
  EXPECT_EQ(matched(shuffled), text_of(all));
}

TEST_P(Matching, DealsOfOthersChangeNothingAndAddUp) {
  const std::vector<release::Deal> others = source.deals(kDeals, 2);
  StatusSums sums = sums_of(all);
  for (const auto& [key, sum] : sums_of(match(others))) sums[key] += sum;
  EXPECT_EQ(sums_of(match(together(deals, others))), sums);
  EXPECT_EQ(sums_of(match(together(others, deals))), sums);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Matching, testing::Range(1U, 1U + kSeeds));

}  // namespace
}  // namespace projections::test
