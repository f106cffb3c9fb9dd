#include "tests/unit/projections/tianjin.h"

#include <gtest/gtest.h>

namespace projections::test {
namespace {

class Tianjin : public testing::Test {
 protected:
  const Folded ledger = tianjin();
};

TEST_F(Tianjin, ContractValueInTheEventBasisRestatesTheMonthOfTheContract) {
  EXPECT_EQ(ledger.figures("contract_value"),
            "2024-07 1200000.00; 2024-08 300000.00; 2024-09 920000.00; 2024-11 230000.00");
}

TEST_F(Tianjin, ContractValueInTheBookingBasisBooksTheDifferenceWhenItIsFiled) {
  EXPECT_EQ(ledger.figures("contract_value", cells::Basis::kBooking),
            "2024-07 1200000.00; 2024-08 300000.00; 2024-09 500000.00; 2024-11 230000.00; "
            "2025-03 420000.00");
}

TEST_F(Tianjin, PledgesAndAmounts) {
  EXPECT_EQ(ledger.figures("pledges,pledge_amount,pledged_patents"),
            "2024-10 1 8000000.00 1; 2024-11 1 5000000.00 1");
}

TEST_F(Tianjin, TransfersLicencesAndStatements) {
  EXPECT_EQ(ledger.figures("transfers,patents_transferred"),
            "2024-08 1 1; 2024-09 1 1; 2025-02 1 1");
  EXPECT_EQ(ledger.figures("licences", cells::Basis::kEvent, "tx,licence_kind"),
            "2024-10 licence exclusive 1; 2024-10 open-licence ordinary 1; "
            "2024-11 licence ordinary 1");
  EXPECT_EQ(ledger.figures("open_licences"), "2024-09 1");
}

TEST_F(Tianjin, ReceiptsAreNoContractValue) {
  EXPECT_EQ(ledger.figures("receipts"), "2025-03 420000.00");
}

TEST_F(Tianjin, ByDimensions) {
  EXPECT_EQ(ledger.figures("contract_value", cells::Basis::kEvent, "tx,flow"),
            "2024-07 transfer in-city 1200000.00; 2024-08 transfer in-city 300000.00; "
            "2024-09 licence in-city 920000.00; 2024-11 licence to-hebei 180000.00; "
            "2024-11 open-licence in-city 50000.00");
  EXPECT_EQ(ledger.figures("transfers", cells::Basis::kEvent, "patent_type,ipc,industry"),
            "2024-08 invention G C34 1; 2024-09 invention G I65 1; 2025-02 design design C39 1");
  EXPECT_EQ(ledger.figures("transfers", cells::Basis::kEvent, "seller_kind,buyer_kind,district"),
            "2024-08 university enterprise 120104 1; 2024-09 enterprise university 120116 1; "
            "2025-02 enterprise enterprise 120104 1");
  EXPECT_EQ(ledger.figures("pledges", cells::Basis::kEvent, "seller_kind,buyer_kind,amount_band"),
            "2024-10 enterprise bank 100-1000 1; 2024-11 enterprise bank 100-1000 1");
  EXPECT_EQ(ledger.figures("contracts", cells::Basis::kEvent, "fee_form,amount_band"),
            "2024-07 lump-sum 100-1000 1; 2024-08 lump-sum 10-100 1; "
            "2024-09 entry-fee-plus-royalty 10-100 1; 2024-11 lump-sum 0-10 1; "
            "2024-11 instalments 10-100 1");
}

TEST_F(Tianjin, ARebuildGivesTheSameRows) {
  const std::vector<ledger::KvRow> live = ledger.statistics().rows();
  const std::vector<ledger::KvRow> rebuilt = ledger.rebuilt().rows();
  ASSERT_EQ(live.size(), rebuilt.size());
  for (std::size_t i = 0; i < live.size(); ++i) {
    EXPECT_EQ(live[i].key, rebuilt[i].key);
    EXPECT_EQ(live[i].value, rebuilt[i].value);
  }
}

}  // namespace
}  // namespace projections::test
