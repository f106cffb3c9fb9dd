// Whose consent an act needs: co-owners (PL 14(2)), pledgees (CC 444(2)), and those who are named
// by a source that speaks for itself alone (docs/contract.md §3, "Who is believed").

#include "ledger/decide/consents.h"

#include <gtest/gtest.h>

#include "ledger/decide/proposal.h"
#include "tests/unit/ledger/decide/patent_of_two.h"

namespace ledger {
namespace {

using test::day;
using test::from;
using Texts = std::vector<std::string>;

const Instant kNow = Instant::parse("2024-10-28T09:00:00+08:00").value();

// "co-owner two T03", "co-owner one T03 unless acting"
std::string text_of(const NeededConsent& one) {
  const std::string kind(enum_names(one.kind)[static_cast<std::size_t>(one.kind)]);
  const std::string party(one.party.view());
  return kind + " " + party + " " + code_text(one.ground) +
         (one.unless_acting ? " unless acting" : "");
}

class Consents : public test::PatentOfTwo {
 protected:
  Consents() {
    ledger.submit(from("operator", test::party("one", Role::kInstitution)));
    ledger.submit(from("operator", test::party("user", Role::kInstitution)));
  }

  void pledge() {
    PledgeRegister body;
    body.pledge = "Y2024980000058";
    body.patents = {kPatent};
    body.pledgors = {PartyId("one"), PartyId("two")};
    body.pledgees = {PartyId("bank")};
    body.debtor = PartyId("one");
    body.claim = {ClaimKind::kLoan,  {100}, *Currency::parse("CNY"), day("2024-10-01"),
                  day("2025-10-01"), {}};
    body.signed_on = body.registered = day("2024-10-01");
    ASSERT_EQ(ledger.submit(from("bank", body)).outcome, Outcome::kRecorded);
  }

  static Texts texts_of(const std::vector<NeededConsent>& consents) {
    Texts texts;
    for (const NeededConsent& one : consents) texts.push_back(text_of(one));
    return texts;
  }
  Texts needed(const ProposedAct& act, const std::optional<PartyId>& by = {}) const {
    const State& state = ledger.state();
    const Patent& patent = *state.patents.find(kPatent);
    return texts_of(needed_consents(state, minimal_proposal(state, patent, act, by, kNow)));
  }
};

const ProposedAct kExclusive{Purpose::kLicence, LicenceKind::kExclusive};

TEST_F(Consents, AllOwnersActOrConsent) {
  EXPECT_EQ(needed({Purpose::kTransfer}),
            (Texts{"co-owner one T03 unless acting", "co-owner two T03 unless acting"}));
  EXPECT_EQ(needed(kExclusive),
            (Texts{"co-owner one L05 unless acting", "co-owner two L05 unless acting"}));
  EXPECT_EQ(needed({Purpose::kPledge}),
            (Texts{"co-owner one P08 unless acting", "co-owner two P08 unless acting"}));
  EXPECT_EQ(needed({Purpose::kOpenLicence}),
            (Texts{"patentee one O02 unless acting", "patentee two O02 unless acting"}));
}

TEST_F(Consents, ABankAndACentreAreBelievedButMissNoCoOwner) {
  EXPECT_EQ(needed({Purpose::kPledge}, PartyId("bank")),
            (Texts{"co-owner one P08 unless acting", "co-owner two P08 unless acting"}));
  EXPECT_EQ(needed({Purpose::kTransfer}, PartyId("centre")),
            (Texts{"co-owner one T03 unless acting", "co-owner two T03 unless acting"}));
}

TEST_F(Consents, AnOwnerAloneNeedsTheOther) {
  EXPECT_EQ(needed({Purpose::kTransfer}, PartyId("one")), Texts{"co-owner two T03"});
  EXPECT_EQ(needed(kExclusive, PartyId("one")), Texts{"co-owner two L05"});
  EXPECT_EQ(needed({Purpose::kPledge}, PartyId("one")), Texts{"co-owner two P08"});
  EXPECT_EQ(needed({Purpose::kOpenLicence}, PartyId("one")), Texts{"patentee two O02"});
}

TEST_F(Consents, AnOrdinaryLicenceNeedsNone) {
  EXPECT_EQ(needed({Purpose::kLicence}), Texts());
  EXPECT_EQ(needed({Purpose::kLicence}, PartyId("one")), Texts());
}

TEST_F(Consents, ALicenseeNeedsTheLicensors) {
  EXPECT_EQ(needed({Purpose::kLicence}, PartyId("user")),
            (Texts{"licensor one L02", "licensor two L02"}));
  EXPECT_EQ(needed(kExclusive, PartyId("user")), (Texts{"licensor one L05", "licensor two L05"}));
}

TEST_F(Consents, APledgeeConsents) {
  pledge();
  EXPECT_EQ(needed({Purpose::kLicence}), Texts{"pledgee bank L09"});
  EXPECT_EQ(needed({Purpose::kTransfer}, PartyId("one")),
            (Texts{"co-owner two T03", "pledgee bank T04"}));
  // No consent cures a second pledge (P09).
  EXPECT_EQ(needed({Purpose::kPledge}, PartyId("one")), Texts{"co-owner two P08"});
}

TEST_F(Consents, AStatedConsentIsNotMissing) {
  pledge();
  const State& state = ledger.state();
  Submission sale = minimal_proposal(state, *state.patents.find(kPatent), {Purpose::kTransfer},
                                     PartyId("one"), kNow);
  std::get<TransferRegister>(sale.body).consents = {
      {ConsentKind::kPledgee, PartyId("bank"), "paper"},
      {ConsentKind::kCoOwner, PartyId("two"), "paper"}};
  EXPECT_TRUE(needed_consents(state, sale).empty());
}

TEST_F(Consents, ASuccessorConsentsForAPledgee) {
  pledge();
  ledger.submit(from("operator", test::party("merged", Role::kBank)));
  PartySucceed merger;
  merger.party = PartyId("bank");
  merger.successor = PartyId("merged");
  merger.on = day("2024-10-20");
  ASSERT_EQ(ledger.submit(from("operator", merger)).outcome, Outcome::kRecorded);
  EXPECT_EQ(needed({Purpose::kLicence}), Texts{"pledgee bank L09"});
}

// Of a day on which another was a co-owner: it consents too.
TEST_F(Consents, AFormerCoOwnerConsentsToWhatIsDated) {
  ledger.submit(from("operator", test::party("three")));
  TransferRegister sale;
  sale.patents = {kPatent};
  sale.object = TransferObject::kPatent;
  sale.extent = TransferExtent::kWhole;
  sale.cause = TransferCause::kSale;
  sale.from = {PartyId("two")};
  sale.to = {{PartyId("three"), {}}};
  sale.pricing = Pricing::kAgreement;
  sale.signed_on = sale.registered = day("2024-10-20");
  sale.consents = {{ConsentKind::kCoOwner, PartyId("one"), "paper"}};
  ASSERT_EQ(ledger.submit(from("centre", sale)).outcome, Outcome::kRecorded);
  const State& state = ledger.state();
  Submission dated = minimal_proposal(state, *state.patents.find(kPatent), {Purpose::kTransfer},
                                      PartyId("one"), kNow);
  EXPECT_EQ(texts_of(needed_consents(state, dated)), Texts{"co-owner three T03"});
  auto& body = std::get<TransferRegister>(dated.body);
  body.signed_on = body.registered = day("2024-10-19");
  EXPECT_EQ(texts_of(needed_consents(state, dated)),
            (Texts{"co-owner two T03", "co-owner three T03"}));
}

TEST_F(Consents, OtherTypesNeedNone) {
  EXPECT_TRUE(needed_consents(ledger.state(), from("operator", test::party("new"))).empty());
}

}  // namespace
}  // namespace ledger
