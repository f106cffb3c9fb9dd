// decide() apart from the rules of law, which the scenarios test.

#include "ledger/decide/decide.h"

#include <gtest/gtest.h>

#include "ledger/base/limits.h"
#include "ledger/model/codes.h"
#include "tests/unit/ledger/decide/patent_of_two.h"

namespace ledger {
namespace {

using test::day;
using test::from;

using Decide = test::PatentOfTwo;

TEST_F(Decide, ReportsAllGroundsInOrderOfCode) {
  ledger.submit(
      from("office", PatentAnnuity{kPatent, day("2024-05-20"), AnnuityStatus::kMissed, {}}));
  PledgeRegister body = pledge();
  body.pledgors = {PartyId("one")};
  body.claim->until = day("2040-05-20");
  body.claim->amount = {};
  const Entry& entry = ledger.submit(from("bank", body));
  EXPECT_EQ(entry.outcome, Outcome::kRefused);
  std::string codes;
  for (const Ground& ground : entry.grounds) codes += code_text(ground.code) + " ";
  EXPECT_EQ(codes, "P04 P06 P07 P08 ");
  EXPECT_EQ(entry.grounds[0].subject, "2024-05-20 (" + kPatent.text() + ")");
  EXPECT_EQ(entry.grounds[1].facts, (std::vector<EventId>{{granted, 0}}));
}

TEST_F(Decide, RequiresAcknowledgementOfP11) {
  ledger.submit(from(
      "office", PatentInvalidation{kPatent, InvalidationStage::kRequested, day("2024-10-01")}));
  Submission submission = from("bank", pledge());
  EXPECT_EQ(ledger.submit(submission).outcome, Outcome::kAcknowledgementRequired);
  submission.acknowledge = {"P10"};
  EXPECT_EQ(ledger.submit(submission).outcome, Outcome::kAcknowledgementRequired);
  submission.acknowledge = {"P11"};
  EXPECT_EQ(ledger.submit(submission).outcome, Outcome::kRecorded);
}

TEST_F(Decide, RefusesAStaleExpectation) {
  Submission submission = from("bank", pledge());
  submission.expect = {{kPatent, 2}};
  EXPECT_EQ(ledger.submit(submission).outcome, Outcome::kRefused);
  EXPECT_EQ(ledger.entries().back().grounds.front().code, Code::kV01);
  submission.expect = {{kPatent, 1}};
  EXPECT_EQ(ledger.submit(submission).outcome, Outcome::kRecorded);
  // It binds an office too.
  Submission fact = from("office", PatentClassify{kPatent, "", "C34"});
  fact.expect = {{kPatent, 1}};
  EXPECT_EQ(ledger.submit(fact).outcome, Outcome::kRefused);
}

TEST_F(Decide, AcceptsVersionZeroOfAnUnknownPatent) {
  Submission submission = from("bank", pledge());
  submission.expect = {{PatentNumber::parse("201819000005.X").value(), 0}};
  EXPECT_EQ(ledger.submit(submission).outcome, Outcome::kRecorded);
}

TEST_F(Decide, AnAcceptanceOfTheLargestFeeDoesNotOverflow) {
  OpenLicenceDeclare declare;
  declare.patent = kPatent;
  declare.patentees = {PartyId("one"), PartyId("two")};
  declare.fee.form = FeeForm::kLumpSum;
  declare.fee.amount = Amount{100'000'000'000'000'000};
  declare.fee.currency = Currency::parse("CNY");
  declare.fee.per = "licensee-year";
  declare.until = day("2030-12-31");
  declare.declared = declare.announced.emplace(day("2024-10-01"));
  ASSERT_EQ(ledger.submit(from("office", declare)).outcome, Outcome::kRecorded);
  OpenLicenceAccept accept;
  accept.patent = kPatent;
  accept.licensee = PartyId("one");
  accept.notice = day("2024-10-10");
  accept.paid = {day("2024-10-10"), *declare.fee.amount, *declare.fee.currency};
  accept.from = day("2024-10-10");
  accept.until = day("2124-10-09");
  EXPECT_EQ(ledger.submit(from("centre", accept)).grounds.front().code, Code::kO21);
}

TEST_F(Decide, RefusesAPatentThatIsListedTwice) {
  PledgeRegister body = pledge();
  body.patents = {kPatent, kPatent};
  const Entry& entry = ledger.submit(from("bank", body));
  ASSERT_EQ(entry.outcome, Outcome::kMalformed);
  EXPECT_EQ(entry.faults.front().pointer, "/body/patents/1");
}

TEST_F(Decide, ReadsTheMomentOfReceiptAndNothingElseOfAClock) {
  const Submission submission = from("bank", pledge());
  const Instant in_time{submission.at.ms - kAheadMsMax};
  EXPECT_EQ(decide(ledger.state(), submission, in_time).outcome, Outcome::kRecorded);
  const Decision late = decide(ledger.state(), submission, {in_time.ms - 1});
  ASSERT_EQ(late.outcome, Outcome::kMalformed);
  EXPECT_EQ(late.faults.front().pointer, "/at");
}

// What has ended is reported instead of a day that has not come, but not instead of a size.
TEST_F(Decide, AnEndSettlesDaysAlone) {
  ASSERT_EQ(ledger.submit(from("centre", licence("X1"))).outcome, Outcome::kRecorded);
  LicenceCancel cancel{"X1", day("2024-10-21"), LicenceEnd::kTerminated, {}};
  ASSERT_EQ(ledger.submit(from("centre", cancel)).outcome, Outcome::kRecorded);

  cancel.on = day("2024-10-29");  // The day after filing.
  const Entry& later = ledger.submit(from("centre", cancel));
  ASSERT_EQ(later.outcome, Outcome::kRefused);
  EXPECT_EQ(later.grounds.front().code, Code::kE01);

  const Consent consent{ConsentKind::kLicensee, PartyId("bank"), "document"};
  cancel.consents.assign(kPartiesMax + 1, consent);
  const Entry& too_large = ledger.submit(from("centre", cancel));
  ASSERT_EQ(too_large.outcome, Outcome::kMalformed);
  EXPECT_EQ(too_large.faults.front().code, Code::kF08);
}

// Of a pledge.change too, the rate is compared with the newest one that was stated before it.
TEST_F(Decide, ACorrectedRateIsComparedWithTheNewestBefore) {
  const auto at_rate = [](std::string_view rate) {
    Claim claim{ClaimKind::kLoan,  Amount{100},       *Currency::parse("USD"),
                day("2024-10-20"), day("2026-10-19"), {}};
    claim.exchange = {*ExchangeRate::parse(rate), day("2024-10-01"), *RateSource::parse("CFETS")};
    return claim;
  };
  PledgeRegister registration = pledge();
  registration.claim = at_rate("7");
  const Seq first = ledger.submit(from("bank", registration)).seq;
  PledgeChange change{"Y1", day("2024-10-28"), {}};
  change.set.values.claim = at_rate("7.1");
  change.set.mark(&PledgeRegister::claim);
  const Entry& changed = ledger.submit(from("bank", change));
  ASSERT_EQ(changed.outcome, Outcome::kRecorded);
  const EventId event{changed.seq, 0};
  change.set.values.claim = at_rate("9");
  const Entry& corrected = ledger.submit(from("bank", EventCorrect{event, "{}", "why"}),
                                         [&](const Body& /*body*/) { return Body(change); });
  ASSERT_EQ(corrected.outcome, Outcome::kRecorded);
  const auto doubt = std::ranges::find(corrected.warnings, Code::kW08, &Ground::code);
  ASSERT_NE(doubt, corrected.warnings.end());
  EXPECT_EQ(doubt->facts, (std::vector<EventId>{{first, 0}}));
}

TEST_F(Decide, ACorrectionOfNoEventIsMalformed) {
  const Entry& entry = ledger.submit(from("office", EventRetract{{999, 0}, "why"}));
  EXPECT_EQ(entry.outcome, Outcome::kMalformed);
  EXPECT_EQ(entry.faults.front().pointer, "/body/event");
}

}  // namespace
}  // namespace ledger
