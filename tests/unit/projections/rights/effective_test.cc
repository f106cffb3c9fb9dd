// The same patent as of legal days: before, on and after the days on which something took effect.

#include <gtest/gtest.h>

#include "projections/rights/rights.h"
#include "tests/unit/projections/tianjin.h"

namespace projections::test {
namespace {

std::optional<rights::RightsView> as_of(const Folded& ledger, std::string_view number,
                                        std::string_view effective) {
  return rights::rights_effective(ledger.state(), patent(number), ledger.history(number),
                                  day(effective));
}

std::string owners(const std::optional<rights::RightsView>& view) {
  if (!view) return "none";
  std::string text;
  for (const rights::OwnerView& owner : view->owners) {
    text += (text.empty() ? "" : ", ") + std::string(owner.party.view()) + " " + owner.share.text();
  }
  return text;
}

TEST(RightsEffective, ATransferTakesEffectOnTheDayOfItsRegistration) {
  const Folded ledger = tianjin();
  EXPECT_EQ(owners(as_of(ledger, "201919000001.6", "2024-08-11")), "12120000401900018C 1/1");
  EXPECT_EQ(owners(as_of(ledger, "201919000001.6", "2024-08-12")), "91120116MA990001XT 1/1");
}

TEST(RightsEffective, ThereIsNoRightBeforeItsGrant) {
  const Folded ledger = tianjin();
  EXPECT_EQ(owners(as_of(ledger, "201919000001.6", "2021-08-05")), "none");
  EXPECT_EQ(owners(as_of(ledger, "201919000001.6", "2021-08-06")), "12120000401900018C 1/1");
}

TEST(RightsEffective, NamesAndVersionAreOfThePresent) {
  const Folded ledger = tianjin();
  const auto view = as_of(ledger, "201919000001.6", "2024-08-11");
  ASSERT_TRUE(view.has_value());
  EXPECT_EQ(view->owners.front().name, "12120000401900018C");
  EXPECT_EQ(view->version, 2U);
  EXPECT_EQ(view->timeline.size(), 1U);
  EXPECT_EQ(view->title, "patent");
}

TEST(RightsEffective, APledgeRegisteredBeforeItWasFiledCounts) {
  const Folded ledger = tianjin();  // Registered on 2024-11-20, filed with us on 2024-11-29.
  EXPECT_TRUE(as_of(ledger, "202129000003.8", "2024-11-19")->encumbrances.empty());
  const auto view = as_of(ledger, "202129000003.8", "2024-11-20");
  ASSERT_EQ(view->encumbrances.size(), 1U);
  EXPECT_EQ(view->encumbrances[0].id, "Y2024980000066");
}

TEST(RightsEffective, AnEarlierDayDoesNotSeeTheRelease) {
  Folded ledger = tianjin();
  ledger.record("2025-05-06", ledger::PledgeCancel{"Y2024980000058", day("2025-05-06"),
                                                   ledger::PledgeEnd::kPerformed});
  const auto before = as_of(ledger, "201819000005.X", "2025-05-05");
  ASSERT_EQ(before->encumbrances.size(), 1U);
  EXPECT_FALSE(before->encumbrances[0].until.has_value());
  EXPECT_TRUE(as_of(ledger, "201819000005.X", "2025-05-06")->encumbrances.empty());
}

TEST(RightsEffective, ARevokedPledgeNeverStood) {
  Folded ledger = tianjin();
  ledger.record("2025-05-06",
                ledger::PledgeRevoke{"Y2024980000058", day("2025-05-06"), "false papers"});
  EXPECT_TRUE(as_of(ledger, "201819000005.X", "2025-02-14")->encumbrances.empty());
}

TEST(RightsEffective, FullInvalidationReachesBackPartialDoesNot) {
  Folded ledger = tianjin();
  const auto number = patent("201819000005.X");
  ledger.record("2025-05-06", ledger::PatentInvalidation{
                                  number, ledger::InvalidationStage::kPartial, day("2025-05-06")});
  EXPECT_EQ(as_of(ledger, "201819000005.X", "2025-05-05")->invalidation,
            ledger::InvalidationStage::kUnset);
  ledger.record("2025-06-06", ledger::PatentInvalidation{number, ledger::InvalidationStage::kFull,
                                                         day("2025-06-06")});
  EXPECT_EQ(as_of(ledger, "201819000005.X", "2022-01-01")->status,
            ledger::LegalStatus::kInvalidated);
}

TEST(RightsEffective, ACorrectedDayMovesTheBoundary) {
  Folded ledger = tianjin();
  const ledger::Seq transfer = ledger.history("201919000001.6").back().event.seq;
  auto body = std::get<ledger::TransferRegister>(ledger.history("201919000001.6").back().body);
  body.registered = day("2024-08-20");
  ledger.correct("2025-01-06", transfer, body);
  EXPECT_EQ(owners(as_of(ledger, "201919000001.6", "2024-08-19")), "12120000401900018C 1/1");
  EXPECT_EQ(owners(as_of(ledger, "201919000001.6", "2024-08-20")), "91120116MA990001XT 1/1");
}

TEST(RightsEffective, ARetractedTransferNeverWas) {
  Folded ledger = tianjin();
  ledger.retract("2025-01-06", ledger.history("201919000001.6").back().event.seq);
  EXPECT_EQ(owners(as_of(ledger, "201919000001.6", "2024-12-31")), "12120000401900018C 1/1");
}

// On a day after all events, replaying the patent alone gives the same as the whole ledger.
TEST(RightsEffective, AfterAllEventsItIsThePresent) {
  const Folded ledger = tianjin();
  for (const std::string_view number :
       {"201919000001.6", "202019000002.3", "202129000003.8", "202239000004.2", "201819000005.X",
        "202119000006.6", "201719000008.9", "202219000009.4"}) {
    const auto present = rights::rights_of(ledger.state(), patent(number), day("2025-06-30"));
    const auto folded = as_of(ledger, number, "2025-06-30");
    EXPECT_EQ(owners(folded), owners(present)) << number;
    ASSERT_EQ(folded->encumbrances.size(), present->encumbrances.size()) << number;
    for (std::size_t i = 0; i < folded->encumbrances.size(); ++i) {
      EXPECT_EQ(folded->encumbrances[i].id, present->encumbrances[i].id) << number;
      EXPECT_EQ(folded->encumbrances[i].event, present->encumbrances[i].event) << number;
    }
    EXPECT_EQ(folded->version, present->version) << number;
  }
}

}  // namespace
}  // namespace projections::test
