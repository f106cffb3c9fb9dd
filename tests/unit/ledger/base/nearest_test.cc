#include "ledger/base/nearest.h"

#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <set>
#include <string>

namespace ledger {
namespace {

constexpr std::array<std::string_view, 6> kWords{"submit", "serve",      "stats",
                                                 "",       "checkpoint", "check"};

TEST(Nearest, FindsTheWordThatIsMisspelt) {
  EXPECT_EQ(nearest("sbumit", kWords), "submit");
  EXPECT_EQ(nearest("submitt", kWords), "submit");
  EXPECT_EQ(nearest("checkpont", kWords), "checkpoint");
  EXPECT_EQ(nearest("stat", kWords), "stats");
}

TEST(Nearest, FindsOneOfAllHoweverFar) {
  EXPECT_EQ(nearest_of_all("prove", kWords), "serve");
  EXPECT_EQ(nearest_of_all("", kWords), "serve");
  EXPECT_EQ(nearest_of_all("prove", {}), "");
}

TEST(Nearest, FindsNothingIfNoWordIsNear) {
  EXPECT_EQ(nearest("frobnicate", kWords), "");
  EXPECT_EQ(nearest("x", kWords), "");
  EXPECT_EQ(nearest("", kWords), "");
  EXPECT_EQ(nearest("submit", {}), "");
  EXPECT_EQ(nearest(std::string(1000, 's'), kWords), "");
}

TEST(OnlyVariant, DiffersInOneCharacterOrTwoNeighbours) {
  const std::set<std::string, std::less<>> known{"91120116MA990001XT", "Y2024980000058", "Y1"};
  const auto is_known = [&](std::string_view text) { return known.contains(text); };
  constexpr std::string_view kAlphabet = "0123456789ATXY";
  for (const std::string_view given :
       {"91120116MA99O001XT", "9112016MA990001XT", "91120161MA990001XT", "911201166MA990001XT",
        "91120116MA990001XX"}) {
    EXPECT_EQ(only_variant(given, kAlphabet, is_known), "91120116MA990001XT") << given;
  }
  EXPECT_EQ(only_variant("2024980000058", kAlphabet, is_known), "Y2024980000058");
  EXPECT_EQ(only_variant("91120116MA9900OOXT", kAlphabet, is_known), "");
  EXPECT_EQ(only_variant("Y1", kAlphabet, is_known), "");
  EXPECT_EQ(only_variant("", kAlphabet, is_known), "");
  EXPECT_EQ(only_variant(std::string(33, '1'), kAlphabet, [](auto) { return true; }), "");
}

TEST(OnlyVariant, IsNoneOfSeveral) {
  const auto is_known = [](std::string_view text) { return text == "Y11" || text == "Y12"; };
  EXPECT_EQ(only_variant("Y13", "0123456789", is_known), "");
  EXPECT_EQ(only_variant("Y1", "1", is_known), "Y11");
}

}  // namespace
}  // namespace ledger
