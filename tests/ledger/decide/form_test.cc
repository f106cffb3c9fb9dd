#include "ledger/decide/form.h"

#include <gtest/gtest.h>

#include <string>

namespace ledger {
namespace {

Date day(std::string_view text) { return Date::parse(text).value(); }
PatentNumber patent(std::string_view text) { return PatentNumber::parse(text).value(); }

const PatentNumber kInvention = patent("202019000002.3");
const PatentNumber kDesign = patent("202239000004.2");

// "F01 /body/ipc, F03 /body/granted"; nothing where the form is right.
std::string text(const std::vector<Fault>& faults) {
  std::string text;
  for (const Fault& fault : faults) {
    text += (text.empty() ? "" : ", ") + code_text(fault.code) + " " + fault.pointer;
  }
  return text;
}

Submission submission(const Body& body) {
  return {"id", PartyId("operator"), Instant::parse("2024-10-01T09:00:00+08:00").value(), {}, {},
          body};
}

std::string form(const Body& body) { return text(faults_of_form(submission(body))); }

std::string reference(const Body& body) {
  return text(faults_of_reference(State(), submission(body)));
}

PatentGrant grant(PatentNumber number) {
  PatentGrant body;
  body.patent = number;
  body.owners = {{PartyId("operator"), {}}};
  (number.type() == PatentType::kDesign ? body.locarno : body.ipc) = "14-03";
  return body;
}

Share share(std::string_view text) { return Share::parse(text).value(); }

TEST(Form, ClassifiesByTheTypeOfThePatent) {
  EXPECT_EQ(form(grant(kInvention)), "");
  EXPECT_EQ(form(grant(kDesign)), "");
  PatentGrant wrong = grant(kInvention);
  wrong.patent = kDesign;
  EXPECT_EQ(form(wrong), "F01 /body/locarno, F01 /body/ipc");
  wrong = grant(kDesign);
  wrong.patent = kInvention;
  EXPECT_EQ(form(wrong), "F01 /body/ipc, F01 /body/locarno");
  EXPECT_EQ(form(PatentClassify{kDesign, "G06T 7/00", ""}), "F01 /body/ipc");
  EXPECT_EQ(form(PatentClassify{kInvention, "G06T 7/00", ""}), "");
}

TEST(Form, GrantsOnOrAfterTheFiling) {
  PatentGrant body = grant(kInvention);
  body.filed = body.granted = day("2020-05-20");
  EXPECT_EQ(form(body), "");
  body.granted = day("2020-05-19");
  EXPECT_EQ(form(body), "F03 /body/granted");
}

TEST(Form, TakesSharesUpToTheWhole) {
  PatentGrant body = grant(kInvention);
  body.owners = {{PartyId("a"), share("7/10")}, {PartyId("b"), share("3/10")}};
  EXPECT_EQ(form(body), "");
  body.owners[1].share = share("4/10");
  EXPECT_EQ(form(body), "F01 /body/owners");
  body.owners = {{PartyId("a"), share("1")}, {PartyId("b"), {}}};  // Nothing is left for b.
  EXPECT_EQ(form(body), "F01 /body/owners");
  body.owners = {{PartyId("a"), share("7/10")}, {PartyId("b"), {}}};
  EXPECT_EQ(form(body), "");
  body.owners = {{PartyId("a"), share("1/999983")},
                 {PartyId("b"), share("1/999979")},
                 {PartyId("c"), share("1/999961")}};  // Beyond any common denominator.
  EXPECT_EQ(form(body), "F01 /body/owners");
}

TEST(Form, NeedsWhatAListIsAbout) {
  EXPECT_EQ(form(TransferRegister{}), "F01 /body/patents, F01 /body/from, F01 /body/to");
  EXPECT_EQ(form(LicenceRecord{}), "F01 /body/patents");
  EXPECT_EQ(form(PledgeRegister{}), "F01 /body/patents");
  EXPECT_EQ(form(OpenLicenceDeclare{}), "F01 /body/patentees");
  EXPECT_EQ(form(ContractRegister{}), "F01 /body/sellers, F01 /body/buyers");
}

TEST(Form, AHoldLastsThirtyDays) {
  HoldPlace hold;
  hold.patents = {kInvention};
  for (const auto& [until, faults] :
       {std::pair{"2024-09-30", "F03 /body/until"}, std::pair{"2024-10-01", ""},
        std::pair{"2024-10-31", ""}, std::pair{"2024-11-01", "F03 /body/until"}}) {
    hold.until = day(until);
    EXPECT_EQ(form(hold), faults) << until;
  }
}

TEST(Form, RiskSharesSumToOne) {
  PledgeRegister body;
  body.patents = {kInvention};
  body.risk_shares.emplace();
  body.risk_shares->bank = Rate::parse("0.7");
  body.risk_shares->government = Rate::parse("0.3");
  EXPECT_EQ(form(body), "");
  body.risk_shares->insurer = Rate::parse("0.000001");
  EXPECT_EQ(form(body), "F04 /body/risk_shares");
}

TEST(Form, AnAmountNeedsItsCurrency) {
  ContractRegister body;
  body.sellers = body.buyers = {PartyId("operator")};
  body.fee.total = Amount{1};
  EXPECT_EQ(form(body), "F04 /body/fee/currency");
  body.fee.currency = Currency::parse("CNY");
  EXPECT_EQ(form(body), "");
}

TEST(Form, ASuspensionEndsAfterItBegins) {
  const auto kind = SuspensionKind::kPreservation;
  EXPECT_EQ(form(PatentSuspend{kInvention, kind, day("2024-06-03"), day("2024-06-03"), ""}), "");
  EXPECT_EQ(form(PatentSuspend{kInvention, kind, day("2024-06-03"), day("2024-06-02"), ""}),
            "F03 /body/until");
}

TEST(Form, AChangeNeitherRenamesNorEmpties) {
  PledgeChange change;
  change.set.mark(0);
  EXPECT_EQ(form(change), "F01 /body/set/pledge");
  change.set = {};
  change.set.mark(1);
  EXPECT_EQ(form(change), "F01 /body/set/patents");
  change.set.values.patents = {kInvention};
  EXPECT_EQ(form(change), "");
}

TEST(Reference, SaysWhatTheLedgerDoesNotKnow) {
  PatentGrant unknown = grant(kInvention);
  unknown.owners.push_back({PartyId("nobody"), {}});
  EXPECT_EQ(reference(unknown), "F06 /body/owners/1/party");

  TransferRegister transfer;
  transfer.patents = {kInvention};
  transfer.from = {PartyId("nobody")};
  transfer.to = {{PartyId("operator"), {}}};
  EXPECT_EQ(reference(transfer), "F07 /body/patents/0, F06 /body/from/0");

  EXPECT_EQ(reference(PatentAnnuity{kInvention, {}, {}, {}}), "F07 /body/patent");
  EXPECT_EQ(reference(LicenceCancel{"X1", {}, {}}), "F01 /body/licence");
  EXPECT_EQ(reference(PledgeCancel{"Y1", {}, {}}), "F01 /body/pledge");
  EXPECT_EQ(reference(HoldRelease{"H1"}), "F01 /body/hold");
  EXPECT_EQ(reference(ContractCancel{"C1", {}, ""}), "F01 /body/contract");
  EXPECT_EQ(reference(PledgeCompensate{"Y1", {}, PartyId("nobody"), {}, {}}),
            "F01 /body/pledge, F06 /body/payer");
  EXPECT_EQ(reference(EventRetract{}), "");

  Submission stranger = submission(PartyRegister{});
  stranger.source = PartyId("nobody");
  EXPECT_EQ(text(faults_of_reference(State(), stranger)), "F06 /source");
}

TEST(Corrected, IsFaultyWhereTheSenderSetIt) {
  PatentGrant body = grant(kInvention);
  body.owners = {{PartyId("nobody"), {}}};
  body.filed = day("2020-05-20");
  EXPECT_EQ(text(faults_of_corrected(State(), submission(body), grant(kInvention))),
            "F03 /body/set/granted, F06 /body/set/owners/0/party");
}

}  // namespace
}  // namespace ledger
