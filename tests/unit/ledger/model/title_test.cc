#include "ledger/model/state/title.h"

#include <gtest/gtest.h>

#include <string>

namespace ledger {
namespace {

constexpr PartyIndex kA = 1;
constexpr PartyIndex kB = 2;
constexpr PartyIndex kC = 3;

Claimant open(PartyIndex party) { return {party, std::nullopt}; }
Claimant with(PartyIndex party, std::string_view share) { return {party, Share::parse(share)}; }

// "1 7/10, 2 3/10*": a star marks a presumed share.
std::string text(const std::optional<std::vector<Owner>>& owners) {
  if (!owners) return "none";
  std::string text;
  for (const Owner& owner : *owners) {
    text += (text.empty() ? "" : ", ") + std::to_string(owner.party) + " " + owner.share.text();
    if (!owner.is_stated) text += "*";
  }
  return text;
}

std::string settled(const std::vector<Claimant>& claimants) {
  return text(complete_shares(claimants));
}

std::vector<Owner> owners(const std::vector<Claimant>& claimants) {
  return *complete_shares(claimants);
}

std::string after(const std::vector<Owner>& before, const std::vector<PartyIndex>& from,
                  const std::vector<Claimant>& to) {
  return text(owners_after(before, PartySet(from), Claimants(to)));
}

TEST(Settle, TakesSharesThatSumToOne) {
  EXPECT_EQ(settled({with(kA, "7/10"), with(kB, "3/10")}), "1 7/10, 2 3/10");
  EXPECT_EQ(settled({with(kA, "1")}), "1 1/1");
  EXPECT_EQ(settled({open(kA)}), "1 1/1*");
}

TEST(Settle, PresumesEqualSharesOfTheRest) {
  EXPECT_EQ(settled({open(kA), open(kB)}), "1 1/2*, 2 1/2*");
  EXPECT_EQ(settled({with(kA, "1/2"), open(kB), open(kC)}), "1 1/2, 2 1/4*, 3 1/4*");
}

TEST(Settle, IsEmptyIfSharesDoNotFit) {
  EXPECT_EQ(settled({}), "none");
  EXPECT_EQ(settled({with(kA, "1/2")}), "none");
  EXPECT_EQ(settled({with(kA, "7/10"), with(kB, "2/10")}), "none");
  EXPECT_EQ(settled({with(kA, "7/10"), with(kB, "4/10")}), "none");
  EXPECT_EQ(settled({with(kA, "1"), open(kB)}), "none");
  EXPECT_EQ(settled({open(kA), open(kA)}), "none");
}

TEST(InEqualShares, HasEachPartyOnce) {
  EXPECT_EQ(text(in_equal_shares(std::vector{with(kA, "7/10"), with(kB, "7/10"), open(kA)})),
            "1 1/2*, 2 1/2*");
}

TEST(OwnersAfter, MovesTheWholeRight) {
  EXPECT_EQ(after(owners({open(kA)}), {kA}, {open(kB)}), "2 1/1*");
  EXPECT_EQ(after(owners({with(kA, "7/10"), with(kB, "3/10")}), {kA, kB}, {open(kC)}), "3 1/1*");
}

TEST(OwnersAfter, AddsACoOwner) {
  EXPECT_EQ(after(owners({open(kA)}), {kA}, {with(kA, "7/10"), with(kB, "3/10")}),
            "1 7/10, 2 3/10");
}

TEST(OwnersAfter, TheOthersRetainTheirShares) {
  const auto before = owners({with(kA, "7/10"), with(kB, "3/10")});
  EXPECT_EQ(after(before, {kB}, {open(kC)}), "1 7/10, 3 3/10*");
  EXPECT_EQ(after(before, {kB}, {with(kC, "3/10")}), "1 7/10, 3 3/10");
  EXPECT_EQ(after(before, {kB}, {with(kC, "4/10")}), "none");
  EXPECT_EQ(after(before, {kB}, {with(kC, "2/10")}), "none");
}

TEST(OwnersAfter, OpensPresumedSharesIfTheNewOnesNeedThem) {
  const auto before = owners({open(kA), open(kB)});
  EXPECT_EQ(after(before, {kA}, {with(kC, "3/4")}), "2 1/4*, 3 3/4");
}

// The half that B retains is presumed, so that the next transfer can still open it.
TEST(OwnersAfter, ARetainedPresumedShareRemainsPresumed) {
  const auto before = owners({open(kA), open(kB)});
  EXPECT_EQ(after(before, {kA}, {open(kC)}), "2 1/2*, 3 1/2*");
  EXPECT_EQ(after(before, {kA}, {with(kC, "1/2")}), "2 1/2*, 3 1/2");
}

}  // namespace
}  // namespace ledger
