// A right that the office publishes, patent by patent, and a bank or a centre reports: who may
// complete it, in which order, how one half is corrected, and whom a case concerns if its number
// is taken over (docs/law.md §6.5).

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>

#include "ledger/model/codes.h"
#include "tests/support/memory_ledger.h"
#include "tests/unit/ledger/decide/acts.h"

namespace ledger {
namespace {

using test::day;
using test::from;

constexpr std::string_view kOn = "2024-06-10";
const PatentNumber kFirst = PatentNumber::parse("202019000002.3").value();
const PatentNumber kSecond = PatentNumber::parse("201919000001.6").value();

std::string text_of(const Entry& entry) {
  std::string text(enum_names(entry.outcome).at(static_cast<std::size_t>(entry.outcome)));
  for (const Ground& ground : entry.grounds) text += " " + code_text(ground.code);
  for (const Ground& ground : entry.warnings) text += " " + code_text(ground.code);
  return text;
}

class StatedTwice : public testing::Test {
 protected:
  StatedTwice() { begin(); }

  void begin() {
    ledger = {};
    for (const auto& [id, role] :
         {std::pair{"office", Role::kIpOffice}, std::pair{"centre", Role::kTradingCentre},
          std::pair{"bank", Role::kBank}, std::pair{"bank2", Role::kBank},
          std::pair{"one", Role::kInstitution}, std::pair{"three", Role::kInstitution},
          std::pair{"four", Role::kInstitution}}) {
      ledger.submit(from("operator", test::party(id, role)));
    }
    for (const PatentNumber patent : {kFirst, kSecond}) {
      ledger.submit(from("office", test::grant(patent)));
    }
  }
  std::string submit(std::string_view source, const Body& body) {
    return text_of(ledger.submit(from(source, body)));
  }
  const Entry& correct(std::string_view source, Seq seq, const Body& corrected) {
    return ledger.submit(from(source, EventCorrect{{seq, 0}, "{}", "why"}),
                         [&](const Body& /*before*/) { return corrected; });
  }

  static PledgeRegister reported_pledge() {
    PledgeRegister body = test::pledge("Y2024980000001", "bank", kFirst, day(kOn));
    body.patents.push_back(kSecond);
    return body;
  }
  static PledgeRegister published(PledgeRegister body) {
    body.debtor.reset();
    body.claim.reset();
    body.signed_on.reset();
    return body;
  }
  static LicenceRecord reported_licence() {
    LicenceRecord body = test::licence("X2024980000001", LicenceKind::kOrdinary, kFirst, day(kOn),
                                       day("2026-06-09"));
    body.patents.push_back(kSecond);
    return body;
  }
  static LicenceRecord published(LicenceRecord body) {
    body.territory.reset();
    body.from.reset();
    body.until.reset();
    body.signed_on.reset();
    return body;
  }
  // Three statements of one right: the first is recorded, the others confirm it.
  void in_any_order(const std::array<std::pair<std::string_view, Body>, 3>& statements,
                    const std::function<void()>& check) {
    std::array<std::size_t, 3> order{0, 1, 2};
    do {
      begin();
      std::string outcomes;
      for (const std::size_t i : order) {
        outcomes += submit(statements.at(i).first, statements.at(i).second) + "; ";
      }
      EXPECT_EQ(outcomes, "recorded; recorded W06; recorded W06; ");
      check();
    } while (std::ranges::next_permutation(order).found);
  }
  template <typename Registration>
  static Registration of_one(Registration body, PatentNumber patent) {
    body.patents = {patent};
    return body;
  }

  Pledge pledge() const { return plain(*ledger.state().pledges.find("Y2024980000001")); }
  Licence licence() const { return plain(*ledger.state().licences.find("X2024980000001")); }

  test::MemoryLedger ledger;

 private:
  // Without what depends on the positions: who stated what, and when.
  template <typename Right>
  static Right plain(Right right) {
    right.history.clear();
    right.stated = {};
    right.registered_by = {};
    if constexpr (requires { right.claimed_by; }) right.claimed_by = {};
    if constexpr (requires { right.sources; }) right.sources.clear();
    std::vector<PatentIndex> patents(right.patents.begin(), right.patents.end());
    std::ranges::sort(patents);
    right.patents = patents;
    return right;
  }
};

TEST_F(StatedTwice, APledgeIsCompletedByItsPledgee) {
  PledgeRegister other = reported_pledge();
  other.pledgees = {PartyId("bank2")};
  PledgeRegister both = reported_pledge();
  both.pledgees.push_back(PartyId("bank2"));
  EXPECT_EQ(submit("office", published(reported_pledge())), "recorded");
  const Pledge before = pledge();
  EXPECT_EQ(submit("bank2", other), "refused P09 P12");
  EXPECT_EQ(submit("bank2", both), "refused P12");
  EXPECT_EQ(pledge(), before);
  EXPECT_EQ(submit("bank", reported_pledge()), "recorded W06");
  EXPECT_EQ(pledge().claim, reported_pledge().claim);
}

TEST_F(StatedTwice, ALicenceIsCompletedByACentreOrAPartyWithTheLicensorsDocument) {
  LicenceRecord with_document = reported_licence();
  with_document.consents = {{ConsentKind::kLicensor, PartyId("one"), "d-1"}};
  LicenceRecord with_another = with_document;
  with_another.licensees.push_back(PartyId("four"));
  struct Case {
    std::string_view source;
    LicenceRecord body;
    std::string_view expected;
  };
  for (const Case& each : {Case{"centre", reported_licence(), "recorded W06"},
                           Case{"one", reported_licence(), "recorded W06"},
                           Case{"three", with_document, "recorded W06"},
                           Case{"three", reported_licence(), "refused L02 L08"},
                           Case{"four", with_another, "refused L08"}}) {
    begin();
    EXPECT_EQ(submit("office", published(reported_licence())), "recorded");
    EXPECT_EQ(submit(each.source, each.body), each.expected) << each.source;
  }
}

// Each order of the statements gives one right, with the patents of the office.
TEST_F(StatedTwice, APledgePatentByPatentInAnyOrder) {
  submit("bank", reported_pledge());
  const Pledge expected = pledge();
  in_any_order({{{"bank", reported_pledge()},
                 {"office", published(of_one(reported_pledge(), kFirst))},
                 {"office", published(of_one(reported_pledge(), kSecond))}}},
               [&] {
                 EXPECT_EQ(pledge(), expected);
                 EXPECT_TRUE(ledger.folded_again().pledges.at(0) == ledger.state().pledges.at(0));
               });
}

TEST_F(StatedTwice, ALicencePatentByPatentInAnyOrder) {
  submit("centre", reported_licence());
  const Licence expected = licence();
  in_any_order({{{"centre", reported_licence()},
                 {"office", published(of_one(reported_licence(), kFirst))},
                 {"office", published(of_one(reported_licence(), kSecond))}}},
               [&] {
                 EXPECT_EQ(licence(), expected);
                 EXPECT_TRUE(ledger.folded_again().licences.at(0) == ledger.state().licences.at(0));
               });
}

// The corrected half is recorded, and the right is the same in both orders.
TEST_F(StatedTwice, OneHalfIsCorrectedInAnyOrder) {
  PledgeRegister amount = reported_pledge();
  amount.claim->amount = Amount{900};
  PledgeRegister day_of_pledge = published(reported_pledge());
  day_of_pledge.registered = day("2024-06-11");
  LicenceRecord term = reported_licence();
  term.until = day("2027-06-09");
  LicenceRecord day_of_licence = published(reported_licence());
  day_of_licence.recorded = day("2024-06-11");
  struct Case {
    std::array<std::pair<std::string_view, Body>, 2> halves;
    std::string_view source;  // Whose half is corrected.
    Body corrected;
  };
  for (const Case& each :
       {Case{{{{"office", published(reported_pledge())}, {"bank", reported_pledge()}}},
             "bank",
             amount},
        Case{{{{"office", published(reported_pledge())}, {"bank", reported_pledge()}}},
             "office",
             day_of_pledge},
        Case{{{{"office", published(reported_licence())}, {"centre", reported_licence()}}},
             "centre",
             term},
        Case{{{{"office", published(reported_licence())}, {"centre", reported_licence()}}},
             "office",
             day_of_licence}}) {
    std::vector<Pledge> pledges;
    std::vector<Licence> licences;
    for (const bool is_published_first : {true, false}) {
      begin();
      Seq corrected = 0;
      for (const std::size_t i : {is_published_first ? 0U : 1U, is_published_first ? 1U : 0U}) {
        const auto& [source, body] = each.halves.at(i);
        const Seq seq = ledger.submit(from(source, body)).seq;
        if (source == each.source) corrected = seq;
      }
      EXPECT_EQ(text_of(correct(each.source, corrected, each.corrected)), "recorded");
      if (std::holds_alternative<PledgeRegister>(each.corrected)) pledges.push_back(pledge());
      if (std::holds_alternative<LicenceRecord>(each.corrected)) licences.push_back(licence());
    }
    EXPECT_TRUE(std::ranges::adjacent_find(pledges, std::not_equal_to()) == pledges.end());
    EXPECT_TRUE(std::ranges::adjacent_find(licences, std::not_equal_to()) == licences.end());
  }
}

TEST_F(StatedTwice, WhoseNumberIsTakenOverIsToldUntilItHasItAgain) {
  const Seq reported = ledger.submit(from("bank", of_one(reported_pledge(), kFirst))).seq;
  PledgeRegister other = published(of_one(reported_pledge(), kSecond));
  other.pledgees = {PartyId("bank2")};
  const Entry taking = ledger.submit(from("office", other));
  EXPECT_EQ(text_of(taking), "discrepancy P12 W05");
  EXPECT_EQ(taking.reopened, std::vector{EventId({reported, 0})});
  ASSERT_EQ(taking.cases.size(), 1U);
  EXPECT_EQ(taking.cases.front().event, EventId({reported, 0}));
  EXPECT_FALSE(taking.cases.front().is_closed);
  EXPECT_EQ(taking.cases.front().parties, std::vector{PartyId("bank")});
  const Entry back = ledger.submit(from("office", EventRetract{{taking.seq, 0}, "why"}));
  ASSERT_EQ(back.cases.size(), 1U);
  EXPECT_TRUE(back.cases.front().is_closed);
  EXPECT_EQ(back.cases.front().event, EventId({reported, 0}));
  EXPECT_EQ(back.cases.front().parties, std::vector{PartyId("bank")});
}

TEST_F(StatedTwice, NobodyIsToldOfTheNumberOfAnEndedRight) {
  ledger.submit(from("bank", of_one(reported_pledge(), kFirst)));
  ledger.submit(from(
      "bank", PledgeCancel{reported_pledge().pledge, day("2024-07-01"), PledgeEnd::kPerformed}));
  PledgeRegister other = published(of_one(reported_pledge(), kSecond));
  other.registered = day("2024-08-01");
  const Entry taking = ledger.submit(from("office", other));
  EXPECT_EQ(text_of(taking), "discrepancy P12");
  EXPECT_TRUE(taking.cases.empty());
  const Entry back = ledger.submit(from("office", EventRetract{{taking.seq, 0}, "why"}));
  EXPECT_TRUE(back.cases.empty());
}

}  // namespace
}  // namespace ledger
