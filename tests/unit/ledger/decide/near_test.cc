#include "ledger/decide/near.h"

#include <gtest/gtest.h>

namespace ledger {
namespace {

const PartyId kPerson("P:00112233445566778899aabbccddeeff:12**************34");
const PartyId kOtherMask("P:00112233445566778899aabbccddeeff:91**************0X");
const PartyId kOther("P:10112233445566778899aabbccddeeff:12**************34");

void add(State& state, const PartyId& id, bool is_registered = true) {
  state.parties.at(state.parties.intern(id)).is_registered = is_registered;
}

// Few parties are read, many are searched for.
TEST(Near, APersonIsFoundByItsHashUnderAnotherMask) {
  for (const int others : {1, 20'000}) {
    State state;
    for (int i = 0; i < others; ++i) add(state, PartyId("DE:party-" + std::to_string(i)));
    add(state, kOther);
    EXPECT_EQ(same_person(state, kPerson), nullptr);
    add(state, kOtherMask);
    ASSERT_NE(same_person(state, kPerson), nullptr) << others;
    EXPECT_EQ(same_person(state, kPerson)->id, kOtherMask);
    EXPECT_EQ(same_person(state, kOtherMask), nullptr);
    EXPECT_EQ(same_person(state, PartyId("bank")), nullptr);
    add(state, kOtherMask, false);
    EXPECT_EQ(same_person(state, kPerson), nullptr);
  }
}

TEST(Near, ACreditCodeIsNearInOneCharacter) {
  State state;
  add(state, PartyId("91120116MA990001XT"));
  add(state, PartyId("91120111MA9900028J"), false);
  EXPECT_EQ(near_party(state, "91120116MA99O001XT"), "91120116MA990001XT");
  EXPECT_EQ(near_party(state, "91120111MA9900028K"), "");  // Not registered.
  EXPECT_EQ(near_party(state, "bank"), "");
  EXPECT_EQ(near_party(state, "DE:x"), "");
}

TEST(Near, ALongValueIsQuotedInPart) {
  EXPECT_EQ(quoted_before("Y1"), "\"Y1\": ");
  EXPECT_EQ(quoted_before(std::string(65, 'a')), "\"" + std::string(64, 'a') + "…\": ");
  EXPECT_EQ(nearest_is("Y1"), "; the nearest is Y1");
  EXPECT_EQ(nearest_is(""), "");
}

}  // namespace
}  // namespace ledger
