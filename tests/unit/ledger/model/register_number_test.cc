#include "ledger/model/values/register_number.h"

#include <gtest/gtest.h>

#include <array>

namespace ledger {
namespace {

TEST(RegisterNumber, HasTheShapesOfItsKind) {
  struct Row {
    std::string_view number;
    bool contract, pledge, licence;
  };
  constexpr std::array kRows{Row{"2024120003000101", true, false, false},
                             Row{"24120003000101", true, false, false},
                             Row{"202412000300010", false, false, false},
                             Row{"Y2024980000058", false, true, false},
                             Row{"X2024120000031", false, false, true},
                             Row{"2024980000058", false, true, true},
                             Row{"Y202498000005", false, false, false},
                             Row{"Y20249800000588", false, false, false},
                             Row{"y2024980000058", false, false, false},
                             Row{"202412000300010a", false, false, false},
                             Row{"", false, false, false}};
  for (const Row& row : kRows) {
    EXPECT_EQ(is_known_shape(row.number, NumberKind::kContract), row.contract) << row.number;
    EXPECT_EQ(is_known_shape(row.number, NumberKind::kPledge), row.pledge) << row.number;
    EXPECT_EQ(is_known_shape(row.number, NumberKind::kLicence), row.licence) << row.number;
  }
}

TEST(RegisterNumber, IsBrokenByASpreadsheet) {
  for (const std::string_view broken :
       {"2.0241200030001E+15", "2.02E15", "2E+15", "2E15", "9.0E0"}) {
    EXPECT_TRUE(is_spreadsheet_number(broken)) << broken;
  }
  for (const std::string_view other :
       {"", "2", "E15", "22E15", "2.E15", "2.0E", "2.0E+", "2.0E-15", "2.0E+1.5", "2,0E15",
        "2.0e15", "2.0E+15 ", "A.0E+15", "2.xE15"}) {
    EXPECT_FALSE(is_spreadsheet_number(other)) << other;
  }
}

TEST(RegisterNumber, HasOneSpelling) {
  const auto contract = [](std::string_view text) {
    return canonical_number(text, NumberKind::kContract);
  };
  for (const std::string_view spelling :
       {"2024120003000101", " 2024120003000101  ", "2024 1200 03 000101", "2024-1200-03-000101",
        "2024–1200—03−000101", "-2024120003000101-"}) {
    EXPECT_EQ(contract(spelling), "2024120003000101") << spelling;
  }
  EXPECT_EQ(contract("津2024-001"), "津2024-001");
  EXPECT_EQ(contract(" A 1-2 "), "A 1-2");
  EXPECT_EQ(contract("   "), "");
  EXPECT_EQ(contract("2024-1200-03-00010"), "2024-1200-03-00010");  // A digit is missing.
  EXPECT_EQ(canonical_number("Y-2024-98-0000058", NumberKind::kPledge), "Y2024980000058");
  EXPECT_EQ(canonical_number("Y-2024-98-0000058", NumberKind::kLicence), "Y-2024-98-0000058");
}

}  // namespace
}  // namespace ledger
