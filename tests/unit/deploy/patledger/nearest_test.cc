#include "deploy/patledger/cli/nearest.h"

#include <gtest/gtest.h>

namespace patledger {
namespace {

const std::vector<std::string> kWords{"submit", "serve", "stats", "checkpoint", "check"};

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
}

}  // namespace
}  // namespace patledger
