#include "projections/statistics/booking/classify.h"

#include <gtest/gtest.h>

#include "tests/unit/projections/bodies.h"

namespace projections::test {
namespace {

cells::Breakdown classify(const ledger::State& state, const ledger::TransferRegister& transfer) {
  return statistics::classify(state, transfer, state.next).breakdown;
}

std::string text(const cells::Breakdown& breakdown, cells::Dimension dimension) {
  return cells::code_text(dimension, breakdown.code(dimension));
}

// The flow of a transfer between parties of these countries and districts.
std::string flow(std::string_view from_country, std::string_view from_district,
                 std::string_view to_country, std::string_view to_district) {
  Folded ledger;
  ledger.register_party("seller", ledger::PartyKind::kEnterprise, from_district, from_country);
  ledger.register_party("buyer", ledger::PartyKind::kEnterprise, to_district, to_country);
  ledger::TransferRegister body = transfer("2024-07-20");
  body.from = {party("seller")};
  body.to = {{party("buyer"), {}}};
  return text(classify(ledger.state(), body), cells::Dimension::kFlow);
}

TEST(Flow, IsSeenFromTheHomeProvince) {
  EXPECT_EQ(flow("CN", "120101", "CN", "120116"), "in-city");
  EXPECT_EQ(flow("CN", "120101", "CN", "110108"), "to-beijing");
  EXPECT_EQ(flow("CN", "120101", "CN", "130900"), "to-hebei");
  EXPECT_EQ(flow("CN", "120101", "CN", "310101"), "to-other-provinces");
  EXPECT_EQ(flow("CN", "120101", "HK", ""), "to-hk-mo-tw");
  EXPECT_EQ(flow("CN", "120101", "DE", ""), "to-abroad");
  EXPECT_EQ(flow("CN", "110108", "CN", "120101"), "from-beijing");
  EXPECT_EQ(flow("CN", "130900", "CN", "120101"), "from-hebei");
  EXPECT_EQ(flow("CN", "440300", "CN", "120101"), "from-other-provinces");
  EXPECT_EQ(flow("CN", "820000", "CN", "120101"), "from-hk-mo-tw");
  EXPECT_EQ(flow("DE", "", "CN", "120101"), "from-abroad");
  EXPECT_EQ(flow("DE", "", "CN", "310101"), "outside");
  EXPECT_EQ(flow("CN", "", "CN", "120101"), "none");
}

TEST(District, IsOfTheSeller) {
  Folded ledger;
  ledger.register_party("abroad", ledger::PartyKind::kEnterprise, "", "DE");
  ledger.register_party("taiwan", ledger::PartyKind::kEnterprise, "", "TW");
  ledger.register_party("somewhere", ledger::PartyKind::kEnterprise, "");
  const auto district = [&](std::string_view seller) {
    ledger::TransferRegister body = transfer("2024-07-20");
    body.from = {party(seller)};
    return text(classify(ledger.state(), body), cells::Dimension::kDistrict);
  };
  EXPECT_EQ(district("abroad"), "abroad");
  EXPECT_EQ(district("taiwan"), "710000");
  EXPECT_EQ(district("somewhere"), "none");
  EXPECT_EQ(district("nobody"), "none");
}

TEST(Patent, IsTheFirstOneNamed) {
  const Folded ledger = with_parties();
  ledger::TransferRegister body = transfer("2024-07-20");
  body.patents = {patent(kUtilityModel), patent(kPatent)};
  const cells::Breakdown breakdown = classify(ledger.state(), body);
  EXPECT_EQ(text(breakdown, cells::Dimension::kPatentType), "utility-model");
  EXPECT_EQ(text(breakdown, cells::Dimension::kIpc), "B");
  EXPECT_EQ(text(breakdown, cells::Dimension::kIndustry), "C34");
}

TEST(Patent, OfADesignHasNoIpcSection) {
  const Folded ledger = with_parties();
  ledger::TransferRegister body = transfer("2024-07-20");
  body.patents = {patent(kDesign)};
  EXPECT_EQ(text(classify(ledger.state(), body), cells::Dimension::kIpc), "design");
}

TEST(Patent, ThatIsUnknownHasNoClass) {
  ledger::TransferRegister body = transfer("2024-07-20");
  body.patents = {patent(kUtilityModel)};
  const cells::Breakdown breakdown = classify(ledger::State{}, body);
  EXPECT_EQ(text(breakdown, cells::Dimension::kPatentType), "none");
  EXPECT_EQ(text(breakdown, cells::Dimension::kIpc), "none");
  EXPECT_EQ(text(breakdown, cells::Dimension::kIndustry), "none");
}

TEST(AmountBand, HoldsItsLowerBound) {
  const auto band = [](std::string_view amount) {
    return cells::code_text(cells::Dimension::kAmountBand,
                            static_cast<std::uint32_t>(statistics::band_of(yuan(amount))));
  };
  EXPECT_EQ(band("0"), "0-10");
  EXPECT_EQ(band("99999.99"), "0-10");
  EXPECT_EQ(band("100000.00"), "10-100");
  EXPECT_EQ(band("999999.99"), "10-100");
  EXPECT_EQ(band("1000000.00"), "100-1000");
  EXPECT_EQ(band("9999999.99"), "100-1000");
  EXPECT_EQ(band("10000000.00"), "1000-10000");
  EXPECT_EQ(band("99999999.99"), "1000-10000");
  EXPECT_EQ(band("100000000.00"), "10000+");
}

TEST(Breakdown, OfCodesThatAreNoneIsInvalid) {
  cells::Breakdown breakdown;
  EXPECT_TRUE(is_valid(breakdown));
  breakdown.set(cells::Dimension::kDistrict, cells::kDistrictAbroad + 1);
  EXPECT_FALSE(is_valid(breakdown));
  breakdown.set(cells::Dimension::kDistrict, cells::kDistrictAbroad);
  breakdown.set(cells::Dimension::kIndustry, std::uint32_t{'C'} << 16U | 0x01U);
  EXPECT_FALSE(is_valid(breakdown));
}

}  // namespace
}  // namespace projections::test
