// decide() apart from the rules of law, which the scenarios test.

#include "ledger/decide/decide.h"

#include <gtest/gtest.h>

#include "ledger/model/codes.h"
#include "tests/unit/ledger/decide/patent_of_two.h"

namespace ledger {
namespace {

using test::day;
using test::from;

class Decide : public test::PatentOfTwo {
 protected:
  PledgeRegister pledge() const {
    PledgeRegister body;
    body.pledge = "Y1";
    body.patents = {kPatent};
    body.pledgors = {PartyId("one"), PartyId("two")};
    body.pledgees = {PartyId("bank")};
    body.debtor = PartyId("one");
    body.claim = {ClaimKind::kLoan,  Amount{100},       *Currency::parse("CNY"),
                  day("2024-10-20"), day("2026-10-19"), {}};
    body.signed_on = body.registered = day("2024-10-28");
    return body;
  }
};

TEST_F(Decide, ReportsAllGroundsInOrderOfCode) {
  ledger.submit(
      from("office", PatentAnnuity{kPatent, day("2024-05-20"), AnnuityStatus::kMissed, {}}));
  PledgeRegister body = pledge();
  body.pledgors = {PartyId("one")};
  body.claim.until = day("2040-05-20");
  body.claim.amount = {};
  const Entry& entry = ledger.submit(from("bank", body));
  EXPECT_EQ(entry.outcome, Outcome::kRefused);
  std::string codes;
  for (const Ground& ground : entry.grounds) codes += code_text(ground.code) + " ";
  EXPECT_EQ(codes, "P04 P06 P07 P08 ");
  EXPECT_EQ(entry.grounds[0].subject, kPatent.text());
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

TEST_F(Decide, ReportsAPatentThatIsListedTwiceOnce) {
  PledgeRegister body = pledge();
  body.patents = {kPatent, kPatent};
  ASSERT_EQ(ledger.submit(from("bank", body)).outcome, Outcome::kRecorded);
  EXPECT_EQ(ledger.state().patents.find(kPatent)->links.size(), 1U);
  body.pledge = "Y2";
  const Entry& entry = ledger.submit(from("bank", body));
  ASSERT_EQ(entry.grounds.size(), 1U);
  EXPECT_EQ(entry.grounds.front().facts.size(), 1U);
}

TEST_F(Decide, ACorrectionOfNoEventIsMalformed) {
  const Entry& entry = ledger.submit(from("office", EventRetract{{999, 0}, "why"}));
  EXPECT_EQ(entry.outcome, Outcome::kMalformed);
  EXPECT_EQ(entry.faults.front().pointer, "/body/event");
}

}  // namespace
}  // namespace ledger
