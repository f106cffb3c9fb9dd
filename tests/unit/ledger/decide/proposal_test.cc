#include "ledger/decide/proposal.h"

#include <gtest/gtest.h>

#include "ledger/decide/decide.h"
#include "tests/support/memory_ledger.h"
#include "tests/support/submissions.h"

namespace ledger {
namespace {

using test::day;
using test::from;
using test::MemoryLedger;
using test::party;

const PatentNumber kPatent = PatentNumber::parse("202019000002.3").value();
const Date kToday = Date::parse("2024-10-28").value();

// A patent of "one" and "two", and a bank.
class Proposal : public testing::Test {
 protected:
  Proposal() {
    ledger.submit(from("operator", party("office", Role::kIpOffice)));
    for (const char* id : {"one", "two", "bank"}) ledger.submit(from("operator", party(id)));
    PatentGrant grant;
    grant.patent = kPatent;
    grant.filed = day("2020-05-20");
    grant.granted = day("2022-11-15");
    grant.owners = {{PartyId("one"), {}}, {PartyId("two"), {}}};
    grant.ipc = "B25J 9/16";
    ledger.submit(from("office", grant));
  }
  template <typename Command>
  Command proposal(Purpose purpose, const std::optional<PartyId>& by) const {
    const Patent& patent = *ledger.state().patents.find(kPatent);
    return std::get<Command>(minimal_proposal(ledger.state(), patent, purpose, by, kToday));
  }

  MemoryLedger ledger;
};

const std::vector<PartyId> kOwners{PartyId("one"), PartyId("two")};

TEST_F(Proposal, ActsForAllOwnersWithoutAParty) {
  const auto pledge = proposal<PledgeRegister>(Purpose::kPledge, std::nullopt);
  EXPECT_EQ(pledge.pledgors, kOwners);
  EXPECT_EQ(pledge.pledgees, std::vector<PartyId>{PartyId("operator")});
  EXPECT_EQ(pledge.registered, kToday);
}

TEST_F(Proposal, ActsForAnOwnerAlone) {
  const auto transfer = proposal<TransferRegister>(Purpose::kTransfer, PartyId("two"));
  EXPECT_EQ(transfer.from, std::vector<PartyId>{PartyId("two")});
  EXPECT_EQ(transfer.object, TransferObject::kPatent);
}

TEST_F(Proposal, TakesAnyOtherPartyAsTheOtherSide) {
  const auto licence = proposal<LicenceRecord>(Purpose::kLicence, PartyId("bank"));
  EXPECT_EQ(licence.licensors, kOwners);
  EXPECT_EQ(licence.licensees, std::vector<PartyId>{PartyId("bank")});
  const auto statement = proposal<OpenLicenceDeclare>(Purpose::kOpenLicence, PartyId("bank"));
  EXPECT_EQ(statement.patentees, kOwners);
}

TEST_F(Proposal, HasNoGroundAgainstItOfItsOwn) {
  for (const std::string_view name : {"pledge", "transfer", "licence", "open-licence"}) {
    Submission submission = from("operator", PartyRegister{});
    submission.at = Instant::parse("2024-10-28T09:00:00+08:00").value();
    submission.body = minimal_proposal(ledger.state(), *ledger.state().patents.find(kPatent),
                                       parse_purpose(name).value(), std::nullopt, kToday);
    const Decision decision = examine(ledger.state(), submission);
    EXPECT_TRUE(decision.faults.empty()) << name;
    EXPECT_TRUE(decision.grounds.empty()) << name;
  }
  EXPECT_FALSE(parse_purpose("sale"));
}

}  // namespace
}  // namespace ledger
