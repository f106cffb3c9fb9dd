// What the gazette publishes is enough for a fact of the office, and not for a proposal
// (docs/law.md §6.6).

#include <gtest/gtest.h>

#include "ledger/model/codes.h"
#include "tests/unit/ledger/decide/acts.h"
#include "tests/unit/ledger/decide/patent_of_two.h"

namespace ledger {
namespace {

using test::day;
using test::from;

constexpr std::string_view kOn = "2024-06-10";

std::string text_of(const Entry& entry) {
  std::string text(enum_names(entry.outcome).at(static_cast<std::size_t>(entry.outcome)));
  for (const Ground& ground : entry.grounds) text += " " + code_text(ground.code);
  for (const Ground& ground : entry.warnings) text += " " + code_text(ground.code);
  for (const Fault& fault : entry.faults) text += " " + code_text(fault.code) + fault.pointer;
  return text;
}

class Published : public test::PatentOfTwo {
 protected:
  std::string submit(std::string_view source, const Body& body) {
    return text_of(ledger.submit(from(source, body)));
  }

  PledgeRegister reported() const {
    PledgeRegister body = test::pledge("Y2024980000001", "bank", kPatent, day(kOn));
    body.pledgors = {PartyId("one"), PartyId("two")};
    return body;
  }
  // PE01: the number, the day, the parties and the patents.
  static PledgeRegister published(PledgeRegister body) {
    body.debtor.reset();
    body.claim.reset();
    body.signed_on.reset();
    return body;
  }
  LicenceRecord recorded(LicenceKind kind = LicenceKind::kOrdinary) const {
    LicenceRecord body =
        test::licence("X2024980000001", kind, kPatent, day(kOn), day("2026-06-09"));
    body.licensors = {PartyId("one"), PartyId("two")};
    body.licensees = {PartyId("bank")};
    return body;
  }
  // EE01: beside these the kind, if it prints one.
  static LicenceRecord published(LicenceRecord body) {
    body.territory.reset();
    body.from.reset();
    body.until.reset();
    body.signed_on.reset();
    return body;
  }
  const Pledge& pledge_of(const PledgeRegister& body) const {
    return *ledger.state().pledges.find(body.pledge);
  }
  const Licence& licence_of(const LicenceRecord& body) const {
    return *ledger.state().licences.find(body.licence);
  }
};

TEST_F(Published, AProposalStatesWhatTheGazetteDoesNot) {
  EXPECT_EQ(submit("bank", published(reported())),
            "malformed F01/body/debtor F01/body/claim F01/body/signed");
  EXPECT_EQ(submit("centre", published(recorded(LicenceKind::kUnset))),
            "malformed F01/body/kind F01/body/territory F01/body/from F01/body/until "
            "F01/body/signed");
  TransferRegister sale;
  sale.patents = {kPatent};
  sale.object = TransferObject::kPatent;
  sale.from = {PartyId("one"), PartyId("two")};
  sale.to = {{PartyId("bank"), {}}};
  sale.registered = day(kOn);
  EXPECT_EQ(submit("centre", sale),
            "malformed F01/body/extent F01/body/cause F01/body/pricing F01/body/signed");
  EXPECT_EQ(submit("office", sale), "recorded");
}

TEST_F(Published, AnEndOfAPledgeHasACauseUnlessItIsPublished) {
  EXPECT_EQ(submit("bank", reported()), "recorded");
  const PledgeCancel ends{reported().pledge, day("2024-07-01"), PledgeEnd::kUnset};
  EXPECT_EQ(submit("bank", ends), "malformed F01/body/cause");
  EXPECT_EQ(submit("office", ends), "recorded");
}

TEST_F(Published, AnEndOfALicenceHasACauseUnlessItIsPublished) {
  EXPECT_EQ(submit("centre", recorded()), "recorded");
  const LicenceCancel over{recorded().licence, day("2024-07-01"), LicenceEnd::kUnset, {}};
  EXPECT_EQ(submit("centre", over), "malformed F01/body/cause");
  EXPECT_EQ(submit("office", over), "recorded");
}

TEST_F(Published, TheBankAddsTheClaimOnce) {
  EXPECT_EQ(submit("office", published(reported())), "recorded");
  EXPECT_FALSE(pledge_of(reported()).claim.has_value());
  EXPECT_EQ(submit("bank", reported()), "recorded W06");
  EXPECT_EQ(pledge_of(reported()).claim, reported().claim);
  EXPECT_EQ(pledge_of(reported()).signed_on, reported().signed_on);
  EXPECT_TRUE(pledge_of(reported()).debtor.has_value());
  EXPECT_EQ(submit("bank", reported()), "refused P12");
}

TEST_F(Published, TheGazetteTakesNothingFromAReport) {
  EXPECT_EQ(submit("bank", reported()), "recorded");
  const Entry& entry = ledger.submit(from("office", published(reported())));
  EXPECT_EQ(text_of(entry), "recorded W06");
  EXPECT_EQ(entry.warnings.front().subject.find('('), std::string::npos);  // Nothing differs.
  EXPECT_EQ(pledge_of(reported()).claim, reported().claim);
}

TEST_F(Published, AnUnknownTermIsNotLimited) {
  EXPECT_EQ(submit("office", published(recorded(LicenceKind::kExclusive))), "recorded");
  LicenceRecord later = test::licence("X2024980000002", LicenceKind::kOrdinary, kPatent,
                                      day("2024-08-01"), day("2025-07-31"));
  later.licensors = {PartyId("one"), PartyId("two")};
  later.licensees = {PartyId("two")};
  later.licensors.pop_back();
  EXPECT_EQ(submit("centre", later), "refused L10");
  EXPECT_EQ(submit("centre", recorded(LicenceKind::kExclusive)), "recorded W06");
  EXPECT_EQ(licence_of(recorded()).term, (Term{day(kOn), day("2026-06-09")}));
  EXPECT_EQ(licence_of(recorded()).unknown, 0U);
}

TEST_F(Published, AFactContradictsWhatTheLawPresumesItToMeet) {
  EXPECT_EQ(submit("centre", recorded(LicenceKind::kExclusive)), "recorded");
  LicenceRecord other = recorded();
  other.licence = "X2024980000003";
  EXPECT_EQ(submit("office", published(other)), "discrepancy L10");
  other.licence = "X2024980000004";
  EXPECT_EQ(submit("office", other), "discrepancy L10");
}

TEST_F(Published, APreservationStandsUntilItIsLifted) {
  const auto kind = SuspensionKind::kPreservation;
  EXPECT_EQ(submit("office", PatentSuspend{kPatent, kind, day(kOn), {}, ""}), "recorded");
  PledgeRegister later = reported();
  later.registered = later.claim->from = day("2024-10-01");
  EXPECT_EQ(submit("bank", later), "refused P05");
  EXPECT_EQ(submit("office", PatentResume{kPatent, kind, day("2024-09-01"), ""}), "recorded");
  EXPECT_EQ(submit("bank", later), "recorded");
}

}  // namespace
}  // namespace ledger
