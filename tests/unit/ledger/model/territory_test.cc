#include "ledger/model/values/territory.h"

#include <gtest/gtest.h>

namespace ledger {
namespace {

using Entries = std::vector<std::string>;

Territory territory(const Entries& entries) { return Territory::parse(entries).value(); }

TEST(Territory, ReadsAndWritesTheShortestForm) {
  EXPECT_EQ(territory({"CN"}).entries(), Entries{"CN"});
  EXPECT_EQ(territory({"CN-12", "CN-13"}).entries(), (Entries{"CN-12", "CN-13"}));
  EXPECT_EQ(territory({"CN-13", "CN-12", "CN-12"}).entries(), (Entries{"CN-12", "CN-13"}));
  EXPECT_EQ(territory({"CN", "!CN-12"}).entries(), (Entries{"CN", "!CN-12"}));
  EXPECT_EQ(territory({"!CN-12"}), territory({"CN", "!CN-12"}));
  EXPECT_EQ(territory({"CN-12", "CN-13", "!CN-13"}), territory({"CN-12"}));
  EXPECT_EQ(territory({"CN"}), Territory::china());
}

TEST(Territory, RefusesOtherTexts) {
  for (const Entries& entries : {Entries{},
                                 {""},
                                 {"US"},
                                 {"CN-99"},
                                 {"CN-1"},
                                 {"CN-120000"},
                                 {"cn"},
                                 {"CN-12", "!CN-12"},
                                 {"!CN"},
                                 {"!!CN-12"},
                                 {"CN "},
                                 {"12"}}) {
    EXPECT_FALSE(Territory::parse(entries)) << testing::PrintToString(entries);
  }
}

TEST(Territory, IntersectsAnother) {
  EXPECT_TRUE(territory({"CN"}).intersects(territory({"CN-12"})));
  EXPECT_FALSE(territory({"CN", "!CN-12"}).intersects(territory({"CN-12"})));
  EXPECT_FALSE(territory({"CN-12"}).intersects(territory({"CN-13"})));
  EXPECT_TRUE(territory({"CN-12", "CN-13"}).intersects(territory({"CN-13"})));
}

TEST(Territory, IsWithinAnother) {
  EXPECT_TRUE(territory({"CN-12"}).is_within(territory({"CN"})));
  EXPECT_TRUE(territory({"CN-12"}).is_within(territory({"CN-12"})));
  EXPECT_FALSE(territory({"CN"}).is_within(territory({"CN", "!CN-12"})));
  EXPECT_FALSE(territory({"CN-12", "CN-13"}).is_within(territory({"CN-12"})));
}

}  // namespace
}  // namespace ledger
