#include "ledger/decide/proposal.h"

#include <gtest/gtest.h>

#include "ledger/decide/decide.h"
#include "ledger/model/values/register_number.h"
#include "tests/unit/ledger/decide/patent_of_two.h"

namespace ledger {
namespace {

using test::day;
using test::from;

const Instant kNow = Instant::parse("2024-10-28T09:00:00+08:00").value();
const std::vector<PartyId> kOwners{PartyId("one"), PartyId("two")};

class Proposal : public test::PatentOfTwo {
 protected:
  Submission proposal(const ProposedAct& act, const std::optional<PartyId>& by = {}) const {
    const Patent& patent = *ledger.state().patents.find(kPatent);
    return minimal_proposal(ledger.state(), patent, act, by, kNow);
  }
  template <typename Command>
  Command body(const ProposedAct& act, const std::optional<PartyId>& by = {}) const {
    return std::get<Command>(proposal(act, by).body);
  }
};

TEST_F(Proposal, ActsForAllOwnersWithoutASource) {
  const auto pledge = body<PledgeRegister>({Purpose::kPledge});
  EXPECT_EQ(pledge.pledgors, kOwners);
  EXPECT_EQ(pledge.pledgees, std::vector<PartyId>{PartyId("operator")});
  EXPECT_EQ(pledge.registered, kNow.day());
}

TEST_F(Proposal, OfAnOwnerIsItsOwnAlone) {
  const auto transfer = body<TransferRegister>({Purpose::kTransfer}, PartyId("two"));
  EXPECT_EQ(transfer.from, std::vector<PartyId>{PartyId("two")});
  EXPECT_EQ(transfer.object, TransferObject::kPatent);
  EXPECT_EQ(proposal({Purpose::kTransfer}, PartyId("two")).source, PartyId("two"));
}

TEST_F(Proposal, OfASuccessorIsOfTheOwnerThatItSucceeded) {
  ledger.submit(from("operator", test::party("heir", Role::kInstitution)));
  PartySucceed merger;
  merger.party = PartyId("two");
  merger.successor = PartyId("heir");
  merger.on = day("2024-10-01");
  ASSERT_EQ(ledger.submit(from("operator", merger)).outcome, Outcome::kRecorded);
  const auto transfer = body<TransferRegister>({Purpose::kTransfer}, PartyId("heir"));
  EXPECT_EQ(transfer.from, std::vector<PartyId>{PartyId("two")});
}

TEST_F(Proposal, AllOwnersDeclare) {
  EXPECT_EQ(body<OpenLicenceDeclare>({Purpose::kOpenLicence}, PartyId("two")).patentees, kOwners);
}

TEST_F(Proposal, ACentreReportsADealOfOthers) {
  const auto transfer = body<TransferRegister>({Purpose::kTransfer}, PartyId("centre"));
  EXPECT_EQ(transfer.from, kOwners);
  EXPECT_EQ(transfer.to.front().party, PartyId("operator"));
}

TEST_F(Proposal, ABankIsThePledgee) {
  const auto pledge = body<PledgeRegister>({Purpose::kPledge}, PartyId("bank"));
  EXPECT_EQ(pledge.pledgors, kOwners);
  EXPECT_EQ(pledge.pledgees, std::vector<PartyId>{PartyId("bank")});
}

TEST_F(Proposal, AnyOtherSourceIsTheOtherSide) {
  ledger.submit(from("operator", test::party("user", Role::kInstitution)));
  const auto licence = body<LicenceRecord>({Purpose::kLicence}, PartyId("user"));
  EXPECT_EQ(licence.licensors, kOwners);
  EXPECT_EQ(licence.licensees, std::vector<PartyId>{PartyId("user")});
}

TEST_F(Proposal, HasTheStatedTerms) {
  const ProposedAct act{Purpose::kLicence, LicenceKind::kSole, *Territory::parse({"CN-12"}),
                        day("2025-01-01"), day("2026-12-31")};
  const auto licence = body<LicenceRecord>(act);
  EXPECT_EQ(licence.kind, LicenceKind::kSole);
  EXPECT_EQ(licence.territory, act.territory);
  EXPECT_EQ(licence.from, act.from);
  EXPECT_EQ(licence.until, act.until);
}

TEST_F(Proposal, ATermThatIsNotStatedIsTheDay) {
  const auto licence = body<LicenceRecord>({Purpose::kLicence});
  EXPECT_EQ(licence.from, kNow.day());
  EXPECT_EQ(licence.until, kNow.day());
  ProposedAct later{Purpose::kLicence};
  later.from = day("2025-01-01");
  EXPECT_EQ(body<LicenceRecord>(later).until, day("2025-01-01"));
  ProposedAct past{Purpose::kPledge};
  past.until = day("2024-01-01");
  EXPECT_EQ(body<PledgeRegister>(past).claim->from, day("2024-01-01"));
}

TEST_F(Proposal, HasANumberThatNothingHas) {
  auto first = body<PledgeRegister>({Purpose::kPledge}, PartyId("bank"));
  EXPECT_TRUE(is_known_shape(first.pledge, NumberKind::kPledge));
  ASSERT_EQ(ledger.submit(from("bank", first)).outcome, Outcome::kRecorded);
  EXPECT_NE(body<PledgeRegister>({Purpose::kPledge}, PartyId("bank")).pledge, first.pledge);
}

// The bank registered and cancelled a pledge of the same day and term: that is another contract.
TEST_F(Proposal, IsAContractOfItsOwn) {
  const auto first = body<PledgeRegister>({Purpose::kPledge}, PartyId("bank"));
  ledger.submit(from("bank", first));
  PledgeCancel cancel;
  cancel.pledge = first.pledge;
  cancel.on = kNow.day();
  cancel.cause = PledgeEnd::kWaived;
  ASSERT_EQ(ledger.submit(from("bank", cancel)).outcome, Outcome::kRecorded);
  const Submission again = proposal({Purpose::kPledge}, PartyId("bank"));
  EXPECT_EQ(decide(ledger.state(), again, kNow).outcome, Outcome::kRecorded);
}

TEST_F(Proposal, HasNoGroundOrWarningOfItsOwn) {
  for (const std::string_view name : {"pledge", "transfer", "licence", "open-licence"}) {
    for (const LicenceKind kind :
         {LicenceKind::kExclusive, LicenceKind::kSole, LicenceKind::kOrdinary}) {
      const Decision decision =
          examine(ledger.state(), proposal({parse_purpose(name).value(), kind}));
      EXPECT_EQ(decision.outcome, Outcome::kRecorded) << name;
      EXPECT_TRUE(decision.warnings.empty()) << name;
    }
  }
  EXPECT_FALSE(parse_purpose("sale"));
}

// The other side makes no ground.
TEST_F(Proposal, IsWithNoOwner) {
  PatentGrant grant;
  grant.patent = PatentNumber::parse("201919000001.6").value();
  grant.filed = day("2019-03-12");
  grant.granted = day("2021-08-06");
  grant.owners = {{PartyId("operator"), {}}};
  grant.ipc = "B25J 9/16";
  ASSERT_EQ(ledger.submit(from("office", grant)).outcome, Outcome::kRecorded);
  const State& state = ledger.state();
  const Submission sale = minimal_proposal(state, *state.patents.find(grant.patent),
                                           {Purpose::kTransfer}, std::nullopt, kNow);
  EXPECT_NE(std::get<TransferRegister>(sale.body).to.front().party, PartyId("operator"));
  EXPECT_EQ(examine(state, sale).outcome, Outcome::kRecorded);
}

}  // namespace
}  // namespace ledger
