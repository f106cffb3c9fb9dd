#include "projections/statistics/statistics.h"

#include <gtest/gtest.h>

#include "tests/unit/projections/figures_case.h"

namespace projections::test {
namespace {

using ledger::Seq;

using Contracts = FiguresTest;
using Events = FiguresTest;
using Licences = FiguresTest;
using Pledges = FiguresTest;
using Rows = FiguresTest;

TEST_F(Contracts, ARevisionRestatesTheEventMonthAndBooksTheDifference) {
  ledger.record("2024-07-22", contract("1", "500000.00", "2024-07-20"));
  ledger.record("2025-03-20", revision("1", "920000.00"));
  EXPECT_EQ(event("contracts,contract_value"), "2024-07 1 920000.00");
  EXPECT_EQ(booking("contracts,contract_value"), "2024-07 1 500000.00; 2025-03 0 420000.00");
}

TEST_F(Contracts, ARevisionIntoAnotherAmountBandMovesTheContract) {
  ledger.record("2024-07-22", contract("1", "900000.00", "2024-07-20"));
  ledger.record("2025-03-20", revision("1", "1000000.00"));
  EXPECT_EQ(event("contracts,contract_value", "amount_band"), "2024-07 100-1000 1 1000000.00");
  EXPECT_EQ(booking("contracts,contract_value", "amount_band"),
            "2024-07 10-100 1 900000.00; 2025-03 10-100 -1 -900000.00; "
            "2025-03 100-1000 1 1000000.00");
}

TEST_F(Contracts, ACancelledOneIsGoneFromTheEventBasisAndTakenBackInTheBookingBasis) {
  ledger.record("2024-07-22", contract("1", "500000.00", "2024-07-20"));
  ledger.record("2024-09-01", cancellation("1"));
  EXPECT_EQ(event("contracts,contract_value"), "");
  EXPECT_EQ(booking("contracts,contract_value"), "2024-07 1 500000.00; 2024-09 -1 -500000.00");
}

TEST_F(Contracts, ARetractedCancellationBringsItBack) {
  ledger.record("2024-07-22", contract("1", "500000.00", "2024-07-20"));
  const Seq cancelled = ledger.record("2024-09-01", cancellation("1"));
  ledger.retract("2024-10-01", cancelled);
  EXPECT_EQ(event("contract_value"), "2024-07 500000.00");
  EXPECT_EQ(booking("contract_value"), "2024-07 500000.00; 2024-09 -500000.00; 2024-10 500000.00");
}

TEST_F(Contracts, ACorrectedRegistrationMovesToItsMonth) {
  const Seq seq = ledger.record("2024-07-22", contract("1", "500000.00", "2024-07-20"));
  ledger.correct("2024-09-01", seq, contract("1", "600000.00", "2024-06-30"));
  EXPECT_EQ(event("contract_value"), "2024-06 600000.00");
  EXPECT_EQ(booking("contract_value"), "2024-07 500000.00; 2024-09 100000.00");
}

TEST_F(Contracts, ARetractedRegistrationTakesItsReceiptsWithIt) {
  const Seq seq = ledger.record("2024-07-22", contract("1", "500000.00", "2024-07-20"));
  ledger.record("2024-08-22", receipt("1", "100000.00", "2024-08-20"));
  ledger.retract("2024-09-01", seq);
  EXPECT_EQ(event("contract_value,receipts"), "");
  EXPECT_EQ(booking("contract_value,receipts"),
            "2024-07 500000.00 0.00; 2024-08 0.00 100000.00; 2024-09 -500000.00 -100000.00");
}

TEST_F(Contracts, ReceiptsCountInTheMonthOfPaymentAndOutliveACancellation) {
  ledger.record("2024-07-22", contract("1", "500000.00", "2024-07-20"));
  ledger.record("2024-09-05", receipt("1", "100000.00", "2024-08-20"));
  ledger.record("2024-09-06", receipt("1", "50000.00", "2024-08-21"));
  ledger.record("2024-10-01", cancellation("1"));
  EXPECT_EQ(event("receipts"), "2024-08 150000.00");
  EXPECT_EQ(booking("receipts"), "2024-09 150000.00");
}

TEST_F(Contracts, ReceiptsMoveWithTheBandOfTheirContract) {
  ledger.record("2024-07-22", contract("1", "90000.00", "2024-07-20"));
  ledger.record("2024-08-22", receipt("1", "50000.00", "2024-08-20"));
  ledger.record("2024-09-22", revision("1", "2000000.00"));
  EXPECT_EQ(event("receipts", "amount_band"), "2024-08 100-1000 50000.00");
}

TEST_F(Contracts, ARetractedReceiptIsTakenBack) {
  ledger.record("2024-07-22", contract("1", "90000.00", "2024-07-20"));
  const Seq seq = ledger.record("2024-08-22", receipt("1", "50000.00", "2024-08-20"));
  ledger.record("2024-08-23", receipt("1", "7.00", "2024-09-01"));
  ledger.retract("2024-09-22", seq);
  EXPECT_EQ(event("receipts"), "2024-09 7.00");
}

TEST_F(Contracts, ForeignMoneyIsCountedButNotAdded) {
  ledger::ContractRegister body = contract("1", "500000.00", "2024-07-20");
  body.fee.currency = currency("EUR");
  ledger.record("2024-07-22", body);
  EXPECT_EQ(event("contracts,contract_value,technology_value", "amount_band"),
            "2024-07 none 1 0.00 0.00");
}

TEST_F(Contracts, OfWhatIsNotOwedYetNoTechnologyCountsEither) {
  for (const auto& [id, form] : {std::pair{"1", ledger::FeeForm::kTryFirstPayLater},
                                 std::pair{"2", ledger::FeeForm::kWarrant}}) {
    ledger::ContractRegister body = contract(id, "500000.00", "2024-07-20");
    body.fee.form = form;
    body.fee.technology = body.fee.total;
    ledger.record("2024-07-22", body);
  }
  EXPECT_EQ(event("contracts,contract_value,technology_value"), "2024-07 2 0.00 0.00");
}

// law.md §3.5: what is owed at registration counts; the rest when it falls due, as a revision.
TEST_F(Contracts, CountByTheFormOfTheirFee) {
  using ledger::FeeForm;
  const std::vector<std::pair<FeeForm, std::string>> forms{
      {FeeForm::kLumpSum, "500000.00"}, {FeeForm::kInstalments, "500000.00"},
      {FeeForm::kRoyalty, "500000.00"}, {FeeForm::kEntryFeePlusRoyalty, "500000.00"},
      {FeeForm::kEquity, "500000.00"},  {FeeForm::kCross, "500000.00"},
      {FeeForm::kFree, "0.00"},         {FeeForm::kTryFirstPayLater, "0.00"},
      {FeeForm::kWarrant, "0.00"}};
  for (const auto& [form, counted] : forms) {
    Folded one = with_parties();
    ledger::ContractRegister body = contract("1", "500000.00", "2024-07-20");
    body.fee.form = form;
    one.record("2024-07-22", body);
    EXPECT_EQ(one.figures("contracts,contract_value", cells::Basis::kEvent, ""),
              "2024-07 1 " + counted)
        << static_cast<int>(form);
    one.record("2025-03-20", revision("1", "920000.00"));  // Royalties settled, or a trial paid.
    EXPECT_EQ(one.figures("contract_value", cells::Basis::kEvent, ""), "2024-07 920000.00");
  }
}

TEST_F(Contracts, OfAllKindsCount) {
  ledger::ContractRegister body = contract("1", "500000.00", "2024-07-20");
  body.kind = ledger::ContractKind::kService;
  body.ip = ledger::IpKind::kNone;
  body.patents.clear();
  ledger.record("2024-07-22", body);
  EXPECT_EQ(event("contracts", "tx,contract_kind,ip,patent_type,ipc,industry"),
            "2024-07 other service none none none none 1");
}

TEST_F(Contracts, StayInTheDistrictOfTheDayOfRegistration) {
  ledger.record("2024-07-22", contract("1", "500000.00", "2024-07-20"));
  ledger.register_party(kSeller, ledger::PartyKind::kInstitute, "110108");
  ledger.record("2025-03-20", revision("1", "920000.00"));
  EXPECT_EQ(event("contract_value", "district,seller_kind"), "2024-07 120104 university 920000.00");
}

TEST_F(Events, WhatIsRefusedCountsNothing) {
  ledger.refuse("2024-07-22", transfer("2024-07-20"));
  EXPECT_EQ(event("transfers"), "");
}

TEST_F(Events, ATransferIsCorrectedAndRetracted) {
  const Seq seq = ledger.record("2024-07-22", transfer("2024-07-20"));
  ledger::TransferRegister corrected = transfer("2024-06-20");
  corrected.patents.push_back(patent(kDesign));
  ledger.correct("2024-08-01", seq, corrected);
  EXPECT_EQ(event("transfers,patents_transferred"), "2024-06 1 2");
  EXPECT_EQ(booking("transfers,patents_transferred"), "2024-07 1 1; 2024-08 0 1");
  ledger.retract("2024-09-01", seq);
  EXPECT_EQ(event("transfers,patents_transferred"), "");
  EXPECT_EQ(booking("transfers,patents_transferred"), "2024-07 1 1; 2024-08 0 1; 2024-09 -1 -2");
}

TEST_F(Events, TheBuyerOfAShareIsTheOneWhoGains) {
  ledger::TransferRegister body = transfer("2024-07-20");
  body.to = {{party(kSeller), ledger::Share::of(7, 10)}, {party(kBuyer), ledger::Share::of(3, 10)}};
  ledger.record("2024-07-22", body);
  EXPECT_EQ(event("transfers", "buyer_kind"), "2024-07 enterprise 1");
}

TEST_F(Licences, ARevokedOneIsGoneAndACancelledOneStays) {
  ledger.record("2024-07-22", licence("X1", "2024-07-20"));
  ledger.record("2024-07-23", licence("X2", "2024-07-21"));
  ledger::LicenceCancel cancel;
  cancel.licence = "X2";
  ledger.record("2024-08-01", cancel);
  const Seq revoked = ledger.record("2024-08-02", licence_revocation("X1"));
  EXPECT_EQ(event("licences,patents_licensed"), "2024-07 1 2");
  EXPECT_EQ(booking("licences,patents_licensed"), "2024-07 2 4; 2024-08 -1 -2");
  ledger.retract("2024-09-01", revoked);
  EXPECT_EQ(event("licences,patents_licensed"), "2024-07 2 4");
}

TEST_F(Licences, AChangeRestatesNothingButACorrectionDoes) {
  const Seq seq = ledger.record("2024-07-22", licence("X1", "2024-07-20"));
  ledger::LicenceChange change;
  change.licence = "X1";
  change.set.mark(&ledger::LicenceRecord::patents);
  change.set.values.patents = {patent(kDesign)};
  ledger.record("2024-08-01", change);
  EXPECT_EQ(event("patents_licensed"), "2024-07 2");
  ledger::LicenceRecord corrected = licence("X1", "2024-06-20");
  corrected.kind = ledger::LicenceKind::kSole;
  ledger.correct("2024-09-01", seq, corrected);
  EXPECT_EQ(event("licences,patents_licensed", "licence_kind"), "2024-06 sole 1 2");
}

TEST_F(Licences, AfterARetractionTheFirstRecordationCounts) {
  ledger.set_source(kBuyer);
  ledger.record("2024-07-22", licence("X1", "2024-07-20"));
  ledger.set_source("ip-office");
  ledger::LicenceRecord again = licence("X1", "2024-08-20");
  again.patents.pop_back();
  const Seq seq = ledger.record("2024-08-22", again);
  EXPECT_EQ(event("patents_licensed"), "2024-08 1");
  ledger.retract("2024-09-01", seq);
  EXPECT_EQ(event("patents_licensed"), "2024-07 2");
}

TEST_F(Licences, AnAcceptedOpenLicenceCountsOnceItIsRecorded) {
  ledger.record("2024-07-01", statement("2024-07-01"));
  const Seq numbered = ledger.record("2024-07-22", acceptance("X1", "2024-07-20"));
  const Seq unnumbered = ledger.record("2024-07-23", acceptance("", "2024-07-20"));
  ledger.record("2024-07-24", acceptance("", ""));
  EXPECT_EQ(event("licences,patents_licensed", "tx,fee_form,seller_kind,buyer_kind"),
            "2024-07 open-licence royalty university enterprise 2 2");
  ledger.retract("2024-08-01", numbered);
  EXPECT_EQ(event("licences,patents_licensed"), "2024-07 1 1");
  ledger.retract("2024-08-01", unnumbered);
  EXPECT_EQ(event("licences,patents_licensed"), "");
}

TEST_F(Licences, AStatementCountsWhenItIsAnnounced) {
  const Seq declared = ledger.record("2024-07-01", statement(""));
  EXPECT_EQ(event("open_licences"), "");
  const Seq announced = ledger.record("2024-08-02", announcement("2024-08-01"));
  ledger.record("2024-08-03", announcement("2024-08-01"));  // Again: no change.
  EXPECT_EQ(event("open_licences", "fee_form,seller_kind,flow"),
            "2024-08 royalty university none 1");
  ledger.correct("2024-09-01", announced, announcement("2024-07-31"));
  EXPECT_EQ(event("open_licences"), "2024-07 1");
  ledger.retract("2024-10-01", declared);
  EXPECT_EQ(event("open_licences"), "");
  EXPECT_EQ(booking("open_licences"), "2024-08 1; 2024-10 -1");
}

TEST_F(Licences, AStatementIsCorrectedIntoAnAnnouncedOne) {
  const Seq seq = ledger.record("2024-07-01", statement(""));
  ledger.record("2024-07-15", transfer("2024-07-15"));
  ledger.correct("2024-08-01", seq, statement("2024-07-05"));
  EXPECT_EQ(event("open_licences"), "2024-07 1");
}

TEST_F(Pledges, OfABundleCountOnceAndTheirPatentsEach) {
  ledger.record("2024-07-01", pledge("Y1", "5000000.00", "2024-07-01", "B"));
  ledger.record("2024-07-02", pledge("Y2", "5000000.00", "2024-07-02", "B"));
  ledger.record("2024-07-03", pledge("Y3", "3000000.00", "2024-07-03"));
  EXPECT_EQ(event("pledges,pledge_amount,pledged_patents"), "2024-07 2 8000000.00 6");
}

TEST_F(Pledges, WithoutItsFirstPledgeABundleCountsByTheNext) {
  ledger.record("2024-07-01", pledge("Y1", "5000000.00", "2024-07-01", "B"));
  ledger.record("2024-08-02", pledge("Y2", "4000000.00", "2024-08-02", "B"));
  ledger.record("2024-08-03", pledge("Y3", "3000000.00", "2024-08-03", "B"));
  const Seq revoked = ledger.record("2024-09-01", pledge_revocation("Y1"));
  EXPECT_EQ(event("pledges,pledge_amount,pledged_patents"), "2024-08 1 4000000.00 4");
  ledger.retract("2024-10-01", revoked);
  EXPECT_EQ(event("pledges,pledge_amount,pledged_patents"),
            "2024-07 1 5000000.00 2; 2024-08 0 0.00 4");
}

TEST_F(Pledges, ChangeBundlesByCorrection) {
  const Seq seq = ledger.record("2024-07-01", pledge("Y1", "5000000.00", "2024-07-01", "B"));
  ledger.record("2024-07-02", pledge("Y2", "4000000.00", "2024-07-02", "B"));
  ledger.correct("2024-08-01", seq, pledge("Y1", "5000000.00", "2024-07-01", "C"));
  EXPECT_EQ(event("pledges,pledge_amount,pledged_patents"), "2024-07 2 9000000.00 4");
}

TEST_F(Pledges, CountAsFirstRegistered) {
  const Seq seq = ledger.record("2024-07-01", pledge("Y1", "5000000.00", "2024-07-01"));
  ledger::PledgeChange change;
  change.pledge = "Y1";
  change.set.mark(&ledger::PledgeRegister::claim);
  change.set.values.claim = pledge("Y1", "9000000.00", "2024-07-01").claim;
  ledger.record("2024-08-01", change);
  ledger::PledgeCancel cancel;
  cancel.pledge = "Y1";
  ledger.record("2024-08-02", cancel);
  EXPECT_EQ(event("pledge_amount"), "2024-07 5000000.00");
  ledger.correct("2024-09-01", seq, pledge("Y1", "6000000.00", "2024-07-01"));
  EXPECT_EQ(event("pledge_amount"), "2024-07 6000000.00");
}

// As the gazette has it.
ledger::PledgeRegister published(std::string_view id, std::string_view registered) {
  ledger::PledgeRegister body = pledge(id, "1.00", registered);
  body.debtor.reset();
  body.claim.reset();
  body.signed_on.reset();
  return body;
}

TEST_F(Pledges, OfAnUnknownAmountCountAndHaveABandOfTheirOwn) {
  ledger.record("2024-07-02", published("Y1", "2024-07-01"));
  EXPECT_EQ(event("pledges,pledge_amount,pledged_patents", "amount_band"), "2024-07 none 1 0.00 2");
}

TEST_F(Pledges, AReportAddsTheAmountOnce) {
  ledger.record("2024-07-02", published("Y1", "2024-07-01"));
  ledger.set_source(kBank);
  const Seq report = ledger.record("2024-08-05", pledge("Y1", "5000000.00", "2024-07-01"));
  EXPECT_EQ(event("pledges,pledge_amount", "amount_band"), "2024-07 100-1000 1 5000000.00");
  EXPECT_EQ(booking("pledges,pledge_amount"), "2024-07 1 0.00; 2024-08 0 5000000.00");
  ledger.retract("2024-09-01", report);
  EXPECT_EQ(event("pledges,pledge_amount", "amount_band"), "2024-07 none 1 0.00");
}

TEST_F(Pledges, WhatIsPublishedAfterAReportTakesNoAmountBack) {
  ledger.set_source(kBank);
  ledger.record("2024-07-02", pledge("Y1", "5000000.00", "2024-07-01"));
  ledger.set_source("ip-office");
  ledger.record("2024-08-05", published("Y1", "2024-07-01"));
  EXPECT_EQ(event("pledges,pledge_amount", "amount_band"), "2024-07 100-1000 1 5000000.00");
}

TEST_F(Pledges, ReportedAsOneBundleCountOnceThoughTheyArePublishedApart) {
  ledger.record("2024-07-02", published("Y1", "2024-07-01"));
  ledger.record("2024-07-02", published("Y2", "2024-07-01"));
  ledger.set_source(kBank);
  ledger.record("2024-08-05", pledge("Y1", "5000000.00", "2024-07-01", "B"));
  ledger.record("2024-08-05", pledge("Y2", "5000000.00", "2024-07-01", "B"));
  EXPECT_EQ(event("pledges,pledge_amount"), "2024-07 1 5000000.00");
}

TEST_F(Rows, AreDirtyOnceAndDeletedWhenTheyAreZero) {
  ledger.statistics().take_dirty();
  ledger.record("2024-07-22", contract("1", "500000.00", "2024-07-20"));
  ledger.record("2024-07-23", revision("1", "600000.00"));
  std::vector<ledger::KvRow> dirty = ledger.statistics().take_dirty();
  ASSERT_EQ(dirty.size(), 1U);
  EXPECT_EQ(dirty[0].key, ledger.statistics().rows().at(0).key);
  EXPECT_EQ(dirty[0].value, ledger.statistics().rows().at(0).value);
  EXPECT_TRUE(ledger.statistics().take_dirty().empty());
  ledger.record("2024-07-24", cancellation("1"));
  dirty = ledger.statistics().take_dirty();
  ASSERT_EQ(dirty.size(), 1U);
  EXPECT_EQ(dirty[0].value, std::nullopt);
  EXPECT_TRUE(ledger.statistics().rows().empty());
}

}  // namespace
}  // namespace projections::test
