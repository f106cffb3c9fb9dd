#include "ledger/decide/validate.h"

#include <gtest/gtest.h>

#include <string>

#include "ledger/decide/validate_days.h"
#include "tests/support/submissions.h"
#include "tests/unit/ledger/decide/faults.h"

namespace ledger {
namespace {

using test::day;
using test::text;

PatentNumber patent(std::string_view text) { return PatentNumber::parse(text).value(); }

const PatentNumber kInvention = patent("202019000002.3");
const PatentNumber kDesign = patent("202239000004.2");

Submission submission(const Body& body) {
  return {"id", PartyId("operator"), Instant::parse("2024-10-01T09:00:00+08:00").value(), {}, {},
          body};
}

std::string form(const Body& body) {
  std::vector<Fault> faults = validate(submission(body));
  for (Fault& fault : validate_days(submission(body))) faults.push_back(std::move(fault));
  return text(faults);
}

std::string reference(const Body& body) {
  return text(validate_references(State(), submission(body)));
}

PatentGrant grant(PatentNumber number) {
  PatentGrant body;
  body.patent = number;
  body.owners = {{PartyId("operator"), {}}};
  (number.type() == PatentType::kDesign ? body.locarno : body.ipc) = "14-03";
  return body;
}

Share share(std::string_view text) { return Share::parse(text).value(); }

TEST(Validate, RequiresTheClassOfTheTypeOfPatent) {
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

TEST(Validate, RequiresTheGrantOnOrAfterTheFiling) {
  PatentGrant body = grant(kInvention);
  body.filed = body.granted = day("2020-05-20");
  EXPECT_EQ(form(body), "");
  body.granted = day("2020-05-19");
  EXPECT_EQ(form(body), "F03 /body/granted");
}

TEST(Validate, RequiresSharesUpToOne) {
  PatentGrant body = grant(kInvention);
  body.owners = {{PartyId("a"), share("7/10")}, {PartyId("b"), share("3/10")}};
  EXPECT_EQ(form(body), "");
  body.owners[1].share = share("4/10");
  EXPECT_EQ(form(body), "F01 /body/owners");
  body.owners = {{PartyId("a"), share("1")}, {PartyId("b"), {}}};  // No share remains for b.
  EXPECT_EQ(form(body), "F01 /body/owners");
  body.owners = {{PartyId("a"), share("7/10")}, {PartyId("b"), {}}};
  EXPECT_EQ(form(body), "");
  body.owners = {{PartyId("a"), share("1/999983")},
                 {PartyId("b"), share("1/999979")},
                 {PartyId("c"), share("1/999961")},
                 {PartyId("d"), share("1/999959")}};  // No common denominator of 64 bits.
  EXPECT_EQ(form(body), "F01 /body/owners");
}

TEST(Validate, RequiresListsThatAreNotEmpty) {
  EXPECT_EQ(form(TransferRegister{}), "F01 /body/patents, F01 /body/from, F01 /body/to");
  EXPECT_EQ(form(LicenceRecord{}), "F01 /body/patents");
  EXPECT_EQ(form(PledgeRegister{}), "F01 /body/patents");
  EXPECT_EQ(form(OpenLicenceDeclare{}), "F01 /body/patentees");
  EXPECT_EQ(form(ContractRegister{}), "F01 /body/sellers, F01 /body/buyers");
}

TEST(Validate, LimitsAHoldToThirtyDays) {
  HoldPlace hold;
  hold.patents = {kInvention};
  for (const auto& [until, faults] :
       {std::pair{"2024-09-30", "F03 /body/until"}, std::pair{"2024-10-01", ""},
        std::pair{"2024-10-31", ""}, std::pair{"2024-11-01", "F03 /body/until"}}) {
    hold.until = day(until);
    EXPECT_EQ(form(hold), faults) << until;
  }
}

TEST(Validate, RequiresRiskSharesThatSumToOne) {
  PledgeRegister body;
  body.patents = {kInvention};
  body.risk_shares.emplace();
  body.risk_shares->bank = Rate::parse("0.7");
  body.risk_shares->government = Rate::parse("0.3");
  EXPECT_EQ(form(body), "");
  body.risk_shares->insurer = Rate::parse("0.000001");
  EXPECT_EQ(form(body), "F04 /body/risk_shares");
  PledgeChange change;
  change.set.values.risk_shares = body.risk_shares;
  EXPECT_EQ(form(change), "F04 /body/set/risk_shares");
}

TEST(Validate, RequiresACurrencyForAnAmount) {
  ContractRegister body;
  body.sellers = body.buyers = {PartyId("operator")};
  body.fee.total = Amount{1};
  EXPECT_EQ(form(body), "F04 /body/fee/currency");
  body.fee.currency = Currency::parse("CNY");
  EXPECT_EQ(form(body), "");
}

Exchange exchange(std::string_view rate, std::string_view on = "2024-10-01") {
  return {ExchangeRate::parse(rate).value(), day(on), RateSource::parse("CFETS").value()};
}

ContractRegister in_euro(Amount total) {
  ContractRegister body;
  body.sellers = body.buyers = {PartyId("operator")};
  body.fee.total = total;
  body.fee.currency = Currency::parse("EUR");
  body.fee.exchange = exchange("7.8312");
  return body;
}

TEST(Validate, AcceptsARateForOtherCurrenciesOnly) {
  ContractRegister body = in_euro({1});
  EXPECT_EQ(form(body), "");
  body.fee.currency = Currency::parse("CNY");
  EXPECT_EQ(form(body), "F04 /body/fee/exchange");
  body.fee = {};
  body.fee.exchange = exchange("7.8312");
  EXPECT_EQ(form(body), "F04 /body/fee/exchange");

  ContractReceipt receipt{"C1", {1}, *Currency::parse("EUR"), {}, exchange("7.8312")};
  EXPECT_EQ(form(receipt), "");
  receipt.currency = *Currency::parse("CNY");
  EXPECT_EQ(form(receipt), "F04 /body/exchange");
}

TEST(Validate, RequiresARateUpToTheDayOfFiling) {  // Filed on 2024-10-01.
  ContractRegister body = in_euro({1});
  body.fee.exchange->on = day("2024-10-02");
  EXPECT_EQ(form(body), "F03 /body/fee/exchange/on");
  ContractRevise revision;
  revision.exchange = exchange("7.8", "2024-10-01");
  EXPECT_EQ(form(revision), "");
  revision.exchange->on = day("2024-10-02");
  EXPECT_EQ(form(revision), "F03 /body/exchange/on");
}

TEST(Validate, LimitsTheAmountInYuan) {
  ContractRegister body = in_euro({100'000'000'000'000'000});
  body.fee.exchange = exchange("1");
  EXPECT_EQ(form(body), "");
  body.fee.exchange = exchange("1.00000001");
  EXPECT_EQ(form(body), "F04 /body/fee/total");
  body.fee.technology = body.fee.total;
  EXPECT_EQ(form(body), "F04 /body/fee/total, F04 /body/fee/technology");
}

TEST(Validate, ChecksRatesInEveryType) {
  const Exchange late = exchange("7.8312", "2024-10-02");
  Fee fee = in_euro({1}).fee;
  fee.exchange = late;
  TransferRegister transfer;
  transfer.patents = {kInvention};
  transfer.from = {PartyId("a")};
  transfer.to = {{PartyId("b"), {}}};
  transfer.fee = fee;
  EXPECT_EQ(form(transfer), "F03 /body/fee/exchange/on");
  LicenceRecord licence;
  licence.patents = {kInvention};
  licence.fee = fee;
  EXPECT_EQ(form(licence), "F03 /body/fee/exchange/on");
  LicenceChange licence_change;
  licence_change.set.mark(&LicenceRecord::fee);
  licence_change.set.values.fee = fee;
  EXPECT_EQ(form(licence_change), "F03 /body/set/fee/exchange/on");
  OpenLicenceDeclare declare;
  declare.patentees = {PartyId("a")};
  declare.fee = fee;
  EXPECT_EQ(form(declare), "F03 /body/fee/exchange/on");

  PledgeRegister pledge;
  pledge.patents = {kInvention};
  pledge.claim.emplace().currency = *fee.currency;
  pledge.claim->exchange = late;
  EXPECT_EQ(form(pledge), "F03 /body/claim/exchange/on");
  PledgeChange pledge_change;
  pledge_change.set.mark(&PledgeRegister::claim);
  pledge_change.set.values.claim = pledge.claim;
  EXPECT_EQ(form(pledge_change), "F03 /body/set/claim/exchange/on");
}

TEST(Validate, RequiresASuspensionThatEndsAfterItBegins) {
  const auto kind = SuspensionKind::kPreservation;
  EXPECT_EQ(form(PatentSuspend{kInvention, kind, day("2024-06-03"), day("2024-06-03"), ""}), "");
  EXPECT_EQ(form(PatentSuspend{kInvention, kind, day("2024-06-03"), day("2024-06-02"), ""}),
            "F03 /body/until");
}

TEST(Validate, RefusesAChangeOfNumberAndAnEmptyList) {
  PledgeChange change;
  change.set.mark(0);
  EXPECT_EQ(form(change), "F01 /body/set/pledge");
  change.set = {};
  change.set.mark(1);
  EXPECT_EQ(form(change), "F01 /body/set/patents");
  change.set.values.patents = {kInvention};
  EXPECT_EQ(form(change), "");
}

TEST(ValidateReferences, ReportsWhatTheLedgerDoesNotKnow) {
  PatentGrant unknown = grant(kInvention);
  unknown.owners.push_back({PartyId("nobody"), {}});
  EXPECT_EQ(reference(unknown), "F06 /body/owners/1/party");

  TransferRegister transfer;
  transfer.patents = {kInvention};
  transfer.from = {PartyId("nobody")};
  transfer.to = {{PartyId("operator"), {}}};
  EXPECT_EQ(reference(transfer), "F07 /body/patents/0, F06 /body/from/0");

  EXPECT_EQ(reference(PatentAnnuity{kInvention, {}, {}, {}}), "F07 /body/patent");
  EXPECT_EQ(reference(LicenceCancel{"X1", {}, {}, {}}), "F01 /body/licence");
  EXPECT_EQ(reference(PledgeCancel{"Y1", {}, {}}), "F01 /body/pledge");
  EXPECT_EQ(reference(HoldRelease{"H1"}), "F01 /body/hold");
  EXPECT_EQ(reference(ContractCancel{"C1", {}, ""}), "F01 /body/contract");
  EXPECT_EQ(reference(PledgeCompensate{"Y1", {}, PartyId("nobody"), {}, {}}),
            "F01 /body/pledge, F06 /body/payer");
  EXPECT_EQ(reference(EventRetract{}), "");

  Submission stranger = submission(PartyRegister{});
  stranger.source = PartyId("nobody");
  EXPECT_EQ(text(validate_references(State(), stranger)), "F06 /source");
}

// A revision of a contract that is in the State.
std::string revised(const Contract& contract, const ContractRevise& revision) {
  State state;
  state.contracts.at(state.contracts.intern("C1")) = contract;
  state.parties.at(state.parties.intern(PartyId("operator"))).is_registered = true;
  return text(validate_references(state, submission(revision)));
}

TEST(ValidateReferences, AppliesTheCurrencyOfTheContractToARevision) {
  Contract contract;
  contract.id = "C1";
  contract.registered_by = 1;
  ContractRevise revision;
  revision.contract = "C1";
  revision.total = {100'000'000'000'000'000};
  EXPECT_EQ(revised(contract, revision), "");
  revision.exchange = exchange("0.5");
  EXPECT_EQ(revised(contract, revision), "F04 /body/exchange");  // It is in yuan.
  contract.currency = *Currency::parse("USD");
  EXPECT_EQ(revised(contract, revision), "");
  revision.exchange = exchange("1.5");
  EXPECT_EQ(revised(contract, revision), "F04 /body/total");
  revision.technology = revision.total;
  EXPECT_EQ(revised(contract, revision), "F04 /body/total, F04 /body/technology");
  contract.technology = revision.total;
  revision.total = {1};
  revision.technology.reset();
  EXPECT_EQ(revised(contract, revision),
            "F04 /body/exchange");  // The technology amount is unchanged.
}

TEST(ValidateReferences, AppliesTheRateOfTheContractToARevision) {
  Contract contract;
  contract.id = "C1";
  contract.registered_by = 1;
  contract.currency = *Currency::parse("USD");
  ContractRevise revision;
  revision.contract = "C1";
  revision.total = {100'000'000'000'000'000};
  EXPECT_EQ(revised(contract, revision), "");  // No rate was stated.
  contract.rate = ExchangeRate::parse("1.5");
  EXPECT_EQ(revised(contract, revision), "F04 /body/total");
}

TEST(ValidateCorrected, PointsIntoTheCorrection) {
  PatentGrant body = grant(kInvention);
  body.owners = {{PartyId("nobody"), {}}};
  body.filed = day("2020-05-20");
  EXPECT_EQ(text(validate_corrected(State(), submission(body), grant(kInvention))),
            "F03 /body/set/granted, F06 /body/set/owners/0/party");
}

}  // namespace
}  // namespace ledger
