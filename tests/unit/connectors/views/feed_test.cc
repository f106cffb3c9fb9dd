// The feeds: entries as CloudEvents.

#include "connectors/views/feed.h"

#include <gtest/gtest.h>

#include "ledger/model/codes.h"
#include "ledger/model/fold/about.h"
#include "tests/unit/connectors/views/views_case.h"

namespace connectors::views::test {
namespace {

using ledger::Outcome;

const ledger::Instant kRecorded = moment("2025-02-14T09:00:01+08:00");

ledger::Entry released(Outcome outcome = Outcome::kRecorded) {
  ledger::Entry entry;
  entry.seq = 70;
  entry.outcome = outcome;
  ledger::Submission& submission = entry.submission.emplace();
  submission.id = "B1-1";
  submission.source = party(kBank);
  submission.at = kRecorded;
  submission.body =
      ledger::PledgeCancel{"Y2024980000058", day("2025-02-14"), ledger::PledgeEnd::kPerformed};
  return entry;
}

// The line of an entry that the ledger has just decided.
std::optional<std::string> line_of(FeedName feed, const Folded& ledger,
                                   const ledger::Entry& entry) {
  ledger::service::StoredEntry stored;
  stored.entry = entry;
  stored.recorded_at = kRecorded;
  if (entry.submission) stored.about = patents_of(ledger.state(), entry, nullptr);
  return feed_line(feed, stored,
                   [&](ledger::EventId event) { return ledger.state().event_name_at(event.seq); });
}

TEST(Feed, AnEventIsACloudEvent) {
  const Folded ledger = named_tianjin();
  const auto line = line_of(FeedName::kEvents, ledger, released());
  ASSERT_TRUE(line.has_value());
  EXPECT_EQ(*line,
            R"({"specversion":"1.0","id":"70.0","source":"/patledger/91120101MA9900079B",)"
            R"("type":"cn.tj.patent.pledge.cancelled.v1","time":"2025-02-14T09:00:01.000+08:00",)"
            R"("subject":"201819000005.X","datacontenttype":"application/json",)"
            R"("sequence":"00000000000000000070",)"
            R"("data":{"pledge":"Y2024980000058","on":"2025-02-14","cause":"performed"}})");
}

TEST(Feed, ARefusalCarriesItsReceipt) {
  const Folded ledger = named_tianjin();
  const ledger::Entry entry = decided(ledger, sale_of_pledged());
  EXPECT_FALSE(line_of(FeedName::kEvents, ledger, entry).has_value());
  const auto line = line_of(FeedName::kRefusals, ledger, entry);
  ASSERT_TRUE(line.has_value());
  const std::string seq = std::to_string(entry.seq);
  EXPECT_NE(line->find(R"("id":")" + seq + R"(","source")"), std::string::npos) << *line;
  EXPECT_NE(line->find(R"("type":"cn.tj.patent.submission.refused.v1")"), std::string::npos);
  EXPECT_NE(line->find(R"("subject":"201819000005.X")"), std::string::npos);
  EXPECT_NE(line->find(R"("outcome":"refused")"), std::string::npos);
  EXPECT_NE(line->find(R"("code":"T04")"), std::string::npos);
}

TEST(Feed, ADiscrepancyIsAnEventAndOpensACase) {
  const Folded ledger = named_tianjin();
  const ledger::Entry entry = released(Outcome::kDiscrepancy);
  EXPECT_TRUE(line_of(FeedName::kEvents, ledger, entry).has_value());
  const auto line = line_of(FeedName::kDiscrepancies, ledger, entry);
  ASSERT_TRUE(line.has_value());
  EXPECT_NE(line->find(R"("type":"cn.tj.patent.discrepancy.opened.v1")"), std::string::npos);
  EXPECT_FALSE(line_of(FeedName::kDiscrepancies, ledger, released()).has_value());
}

TEST(Feed, ACorrectionThatLaterEventsContradictOpensACase) {
  const Folded ledger = named_tianjin();
  ledger::Entry entry = released();
  entry.submission->body = ledger::EventRetract{{36, 0}, "never happened"};
  EXPECT_FALSE(line_of(FeedName::kDiscrepancies, ledger, entry).has_value());
  entry.reopened = {{41, 0}};
  entry.warnings = {{ledger::Code::kW05, 9050, "41.0 (T01)", {{41, 0}}}};
  const auto line = line_of(FeedName::kDiscrepancies, ledger, entry);
  ASSERT_TRUE(line.has_value());
  EXPECT_NE(line->find(R"("type":"cn.tj.patent.discrepancy.opened.v1")"), std::string::npos);
  EXPECT_NE(line->find("41.0（T01）"), std::string::npos);
}

TEST(Feed, WhoseDocumentsAnActStatesIsTold) {
  const Folded ledger = named_tianjin();
  ledger::Entry entry = decided(ledger, sale_of_pledged());
  entry.outcome = Outcome::kRecorded;
  auto& sale = std::get<ledger::TransferRegister>(entry.submission->body);
  sale.consents = {{ledger::ConsentKind::kPledgee, party(kBank), "d-1"},
                   {ledger::ConsentKind::kCoOwner, party(kBank), "d-2"}};
  const auto line = line_of(FeedName::kEvents, ledger, entry);
  ASSERT_TRUE(line.has_value());
  EXPECT_NE(line->find(R"("consenting":"91120101MA9900079B","datacontenttype")"), std::string::npos)
      << *line;
  EXPECT_FALSE(line_of(FeedName::kDiscrepancies, ledger, entry).has_value());
  entry.warnings = {{ledger::Code::kW08, 9088, "91120101MA9900079B (d-1)", {{41, 0}}}};
  EXPECT_TRUE(line_of(FeedName::kDiscrepancies, ledger, entry).has_value());
}

TEST(Feed, AnEntryWithoutASubmissionIsInNoFeed) {
  const Folded ledger = named_tianjin();
  ledger::Entry entry;
  entry.outcome = Outcome::kMalformed;
  for (const FeedName feed : {FeedName::kEvents, FeedName::kRefusals, FeedName::kDiscrepancies}) {
    EXPECT_FALSE(line_of(feed, ledger, entry).has_value());
  }
}

TEST(Feed, ASourceWithAForeignNameIsStillAUri) {
  const Folded ledger = named_tianjin();
  ledger::Entry entry = released();
  entry.submission->source = ledger::PartyId("DE:Müller&Co");
  const auto line = line_of(FeedName::kEvents, ledger, entry);
  EXPECT_NE(line->find(R"("source":"/patledger/DE:M%C3%BCller%26Co")"), std::string::npos) << *line;
}

TEST(Feed, PartiesHaveNoPatent) {
  const Folded ledger = named_tianjin();
  ledger::Entry entry = released();
  entry.submission->body = ledger::PartyRegister{};
  const auto line = line_of(FeedName::kEvents, ledger, entry);
  ASSERT_TRUE(line.has_value());
  EXPECT_EQ(line->find("subject"), std::string::npos) << *line;
}

TEST(Feed, NamesAreThoseOfTheContract) {
  EXPECT_EQ(parse_feed_name("events"), FeedName::kEvents);
  EXPECT_EQ(parse_feed_name("refusals"), FeedName::kRefusals);
  EXPECT_EQ(parse_feed_name("discrepancies"), FeedName::kDiscrepancies);
  EXPECT_FALSE(parse_feed_name("Events").has_value());
}

}  // namespace
}  // namespace connectors::views::test
