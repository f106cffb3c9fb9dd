// The story of a patent, event by event.

#include <gtest/gtest.h>

#include "projections/rights/rights.h"
#include "tests/unit/projections/bodies.h"
#include "tests/unit/projections/tianjin.h"

namespace projections::test {
namespace {

std::vector<rights::TimelineEvent> story(const Folded& ledger, std::string_view number) {
  return rights::timeline_of(ledger.state(), ledger.history(number));
}

TEST(RightsTimeline, DescribesEachEventInBothLanguages) {
  const auto events = story(tianjin(), "202219000009.4");
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].date.text(), "2021-08-06");
  EXPECT_EQ(events[0].type, "patent.granted");
  EXPECT_EQ(events[0].en, "Granted to 91120116MA990001XT");
  EXPECT_EQ(events[1].date.text(), "2024-09-06");
  EXPECT_EQ(events[1].type, "transfer.registered");
  EXPECT_EQ(events[1].en.substr(0, 10), "Transfer: ");
  EXPECT_NE(events[1].zh.find("12120000401900018C 3/10"), std::string::npos);
}

TEST(RightsTimeline, NamesPartiesThatAreRegistered) {
  Folded ledger = tianjin();
  ledger::PartyRegister bank;
  bank.party = party("91120101MA9900079B");
  bank.name = "海河示例银行天津分行";
  bank.kind = ledger::PartyKind::kBank;
  bank.country = "CN";
  ledger.record("2025-01-01", bank);
  const auto events = story(ledger, "201819000005.X");
  EXPECT_EQ(events.back().zh, "质押登记 Y2024980000058：91120111MA9900028J → 海河示例银行天津分行");
}

TEST(RightsTimeline, APartyHasTheNameOfTheDay) {
  Folded ledger = tianjin();
  const auto bank = party("91120101MA9900079B");
  ledger.record("2025-03-01", ledger::PartyRename{bank, "Second", day("2024-10-29")});
  ledger.record("2025-03-02", ledger::PartyRename{bank, "First", day("2024-10-01")});
  const auto events = story(ledger, "201819000005.X");
  EXPECT_EQ(events.back().zh, "质押登记 Y2024980000058：91120111MA9900028J → First");
  const auto holder = [&](std::string_view on) {
    const auto view = rights::rights_of(ledger.state(), patent("201819000005.X"), day(on));
    return view->encumbrances.front().holders.front().name;
  };
  EXPECT_EQ(holder("2024-10-28"), "First");
  EXPECT_EQ(holder("2024-10-29"), "Second");
}

TEST(RightsTimeline, ShowsNoPriceExceptOfAnOpenLicence) {
  const Folded ledger = tianjin();
  for (const rights::TimelineEvent& event : story(ledger, "201819000005.X")) {
    EXPECT_EQ(event.zh.find("8000000"), std::string::npos);
  }
  const auto events = story(ledger, "201719000008.9");
  bool is_told = false;
  for (const rights::TimelineEvent& event : events) {
    is_told = is_told || event.en.find("fee 50000.00 CNY") != std::string::npos;
  }
  EXPECT_TRUE(is_told);
}

TEST(RightsTimeline, ShowsThePriceOfAnOpenLicenceWithItsExchange) {
  Folded ledger = with_parties();
  ledger::OpenLicenceDeclare body = statement("2024-07-22");
  body.until = day("2029-12-31");
  body.fee = fee(ledger::FeeForm::kLumpSum, "7000.00", "USD");
  body.fee.exchange = exchange("7.1");
  ledger.record("2024-07-22", body);
  EXPECT_EQ(story(ledger, kPatent).back().en,
            "Open licence declared until 2029-12-31, fee 7000.00 USD "
            "(1 USD = 7.1 CNY, 2024-07-19, CFETS)");
}

TEST(RightsTimeline, ACorrectedEventStaysWithItsMark) {
  Folded ledger = tianjin();
  const auto before = ledger.history("201919000001.6").back();
  auto body = std::get<ledger::TransferRegister>(before.body);
  body.registered = day("2024-08-20");
  ledger.correct("2025-01-06", before.event.seq, body);
  const auto events = story(ledger, "201919000001.6");
  ASSERT_EQ(events.size(), 3U);
  EXPECT_EQ(events[1].date.text(), "2024-08-20");
  EXPECT_EQ(events[1].restated, rights::Restated::kCorrected);
  EXPECT_EQ(events[2].type, "event.corrected");
  EXPECT_EQ(events[2].en, "Event " + before.event.text() + " corrected: error");
}

TEST(RightsTimeline, ARetractedEventStaysWithItsMark) {
  Folded ledger = tianjin();
  const ledger::Seq transfer = ledger.history("201919000001.6").back().event.seq;
  ledger.retract("2025-01-06", transfer);
  const auto events = story(ledger, "201919000001.6");
  ASSERT_EQ(events.size(), 3U);
  EXPECT_EQ(events[1].event.seq, transfer);
  EXPECT_EQ(events[1].restated, rights::Restated::kRetracted);
}

}  // namespace
}  // namespace projections::test
