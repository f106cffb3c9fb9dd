// Grounds that concern many patents or events: the first are named, and then how many they are.

#include <gtest/gtest.h>

#include "ledger/base/limits.h"
#include "ledger/model/codes.h"
#include "tests/unit/ledger/decide/patent_of_two.h"

namespace ledger {
namespace {

using test::day;
using test::from;

class Many : public test::PatentOfTwo {
 protected:
  static PatentNumber number(std::uint64_t index) {
    return PatentNumber::from_key(202'010'000'000 + index).value();
  }
  void grant(std::uint64_t index) {
    PatentGrant body;
    body.patent = number(index);
    body.filed = day("2020-05-20");
    body.granted = day("2022-11-15");
    body.owners = {{PartyId("one"), {}}};
    body.ipc = "B25J 9/16";
    ledger.submit(from("office", body));
  }
  // By a party that owns none of them.
  Ground ground_against_transfer_of(std::uint64_t patents) {
    TransferRegister body;
    for (std::uint64_t i = 0; i < patents; ++i) {
      grant(i);
      body.patents.push_back(number(i));
    }
    body.object = TransferObject::kPatent;
    body.extent = TransferExtent::kWhole;
    body.cause = TransferCause::kSale;
    body.pricing = Pricing::kAgreement;
    body.from = {PartyId("two")};
    body.to = {{PartyId("bank"), {}}};
    body.signed_on = body.registered = day("2024-10-28");
    const Entry& entry = ledger.submit(from("centre", body));
    EXPECT_EQ(entry.grounds.front().code, Code::kT01);
    return entry.grounds.front();
  }
};

TEST_F(Many, PatentsAreNamedOnOneLineWithTheirNumber) {
  const Ground few = ground_against_transfer_of(3);
  EXPECT_EQ(few.subject, "two (202010000000.7), two (202010000001.1), two (202010000002.6)");
  const Ground many = ground_against_transfer_of(150);
  EXPECT_TRUE(many.subject.starts_with(few.subject + ", "));
  EXPECT_TRUE(many.subject.ends_with(", … (150)")) << many.subject;
  EXPECT_LT(many.subject.size(), 300U);
}

TEST_F(Many, AHundredFactsAreNamed) {
  const Ground ground = ground_against_transfer_of(150);
  ASSERT_EQ(ground.facts.size(), kNamedEventsMax);
  EXPECT_EQ(ground.facts.front().seq + kNamedEventsMax - 1, ground.facts.back().seq);
}

// Another bank holds what the correction draws in: a ground at the position of the correction
// alone.
TEST_F(Many, ACorrectedRightNamesPatentsWithTheirNumber) {
  ledger.submit(from("operator", test::party("other-bank", Role::kBank)));
  PledgeRegister one = pledge();
  one.patents.clear();
  one.pledgors = {PartyId("one")};
  HoldPlace hold;
  hold.hold = "H1";
  hold.purpose = HoldPurpose::kPledge;
  hold.until = day("2024-11-20");
  for (std::uint64_t i = 0; i <= 150; ++i) {
    grant(i);
    (i == 0 ? one.patents : hold.patents).push_back(number(i));
  }
  const Entry& registered = ledger.submit(from("bank", one));
  ASSERT_EQ(registered.outcome, Outcome::kRecorded);
  const EventId event{registered.seq, 0};
  ASSERT_EQ(ledger.submit(from("other-bank", hold)).outcome, Outcome::kRecorded);

  const auto with_those_held = [&](const Body& body) {
    PledgeRegister corrected = std::get<PledgeRegister>(body);
    corrected.patents.insert(corrected.patents.end(), hold.patents.begin(), hold.patents.end());
    return Body(corrected);
  };
  const Entry& entry =
      ledger.submit(from("bank", EventCorrect{event, "{}", "why"}), with_those_held);
  ASSERT_EQ(entry.outcome, Outcome::kRefused);
  ASSERT_EQ(entry.grounds.front().code, Code::kH01);
  EXPECT_TRUE(entry.grounds.front().subject.ends_with(", … (150)"))
      << entry.grounds.front().subject;
}

TEST_F(Many, ACorrectionNamesAHundredEventsAndHowManyThereAre) {
  std::vector<Seq> recorded;
  for (std::uint64_t i = 0; i < 150; ++i) {
    LicenceRecord body = licence("X" + std::to_string(i));
    body.signed_on = body.recorded.plus_days(-static_cast<int>(i));  // No two are the same.
    recorded.push_back(ledger.submit(from("centre", body)).seq);
  }
  const Entry& entry = ledger.submit(from("office", EventRetract{{granted, 0}, "why"}));
  ASSERT_EQ(entry.warnings.size(), 1U);
  const Ground& warning = entry.warnings.front();
  EXPECT_EQ(warning.code, Code::kW05);
  ASSERT_EQ(warning.facts.size(), kNamedEventsMax);
  EXPECT_EQ(warning.facts.front().seq, recorded.front());
  EXPECT_EQ(warning.facts.back().seq, recorded[kNamedEventsMax - 1]);
  EXPECT_TRUE(warning.subject.ends_with(", … (150)")) << warning.subject;
  EXPECT_EQ(entry.reopened, warning.facts);
}

}  // namespace
}  // namespace ledger
