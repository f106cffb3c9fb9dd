#include "ledger/decide/proposal.h"

#include <gtest/gtest.h>

#include "ledger/decide/decide.h"
#include "tests/unit/ledger/decide/patent_of_two.h"

namespace ledger {
namespace {

using test::from;

const Date kToday = Date::parse("2024-10-28").value();

class Proposal : public test::PatentOfTwo {
 protected:
  template <typename Command>
  Command proposal(Purpose purpose, const std::optional<PartyId>& by) const {
    const Patent& patent = *ledger.state().patents.find(kPatent);
    return std::get<Command>(minimal_proposal(ledger.state(), patent, purpose, by, kToday));
  }
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
