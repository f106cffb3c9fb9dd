#include "projections/release/cube/cube.h"

#include "projections/cells/titles.h"

namespace projections::release {
namespace {

constexpr CubeDimension dimension_row(cells::Dimension dimension, std::string_view id,
                                      std::string_view codelist) {
  return {dimension, id, codelist, title_of(dimension)};
}

constexpr auto kDimensionRows = std::to_array<CubeDimension>({
    dimension_row(cells::Dimension::kTx, "TX_TYPE", "CL_TX_TYPE"),
    dimension_row(cells::Dimension::kContractKind, "CONTRACT_KIND", "CL_CONTRACT_KIND"),
    dimension_row(cells::Dimension::kIp, "IP_KIND", "CL_IP_KIND"),
    dimension_row(cells::Dimension::kPatentType, "PATENT_TYPE", "CL_PATENT_TYPE"),
    dimension_row(cells::Dimension::kIpc, "IPC_SECTION", "CL_IPC_SECTION"),
    dimension_row(cells::Dimension::kIndustry, "INDUSTRY", "CL_INDUSTRY"),
    dimension_row(cells::Dimension::kDistrict, "REF_AREA", "CL_REF_AREA"),
    dimension_row(cells::Dimension::kSellerKind, "PARTY_TYPE", "CL_PARTY_TYPE"),
    dimension_row(cells::Dimension::kBuyerKind, "COUNTERPARTY_TYPE", "CL_PARTY_TYPE"),
    dimension_row(cells::Dimension::kFlow, "FLOW", "CL_FLOW"),
    dimension_row(cells::Dimension::kFeeForm, "FEE_FORM", "CL_FEE_FORM"),
    dimension_row(cells::Dimension::kLicenceKind, "LICENCE_KIND", "CL_LICENCE_KIND"),
    dimension_row(cells::Dimension::kAmountBand, "AMOUNT_BAND", "CL_AMOUNT_BAND"),
});
static_assert(kDimensionRows.size() == cells::kDimensions);

constexpr CubeIndicator count_row(cells::Indicator indicator, std::string_view id) {
  return {indicator, id, "PN", 0, title_of(indicator)};
}
constexpr CubeIndicator money_row(cells::Indicator indicator, std::string_view id) {
  return {indicator, id, "CNY", 2, title_of(indicator)};
}

constexpr auto kIndicatorRows = std::to_array<CubeIndicator>({
    count_row(cells::Indicator::kContracts, "N_CONTRACT"),
    money_row(cells::Indicator::kContractValue, "V_CONTRACT"),
    money_row(cells::Indicator::kTechnologyValue, "V_TECHNOLOGY"),
    money_row(cells::Indicator::kReceipts, "V_RECEIPT"),
    count_row(cells::Indicator::kTransfers, "N_TRANSFER"),
    count_row(cells::Indicator::kLicences, "N_LICENCE"),
    count_row(cells::Indicator::kOpenLicences, "N_OPEN_LICENCE"),
    count_row(cells::Indicator::kPledges, "N_PLEDGE"),
    money_row(cells::Indicator::kPledgeAmount, "V_PLEDGE"),
    count_row(cells::Indicator::kPledgedPatents, "N_PAT_PLEDGED"),
    count_row(cells::Indicator::kPatentsTransferred, "N_PAT_TRANSFERRED"),
    count_row(cells::Indicator::kPatentsLicensed, "N_PAT_LICENSED"),
});
static_assert(kIndicatorRows.size() == cells::kIndicators);

std::vector<Cut> make_cuts() {
  using enum cells::Dimension;
  using enum cells::Subject;
  const std::vector<cells::Subject> all{kContract, kTransfer, kLicence, kStatement, kPledge};
  const std::vector<cells::Subject> deals{kContract, kTransfer, kLicence};
  return {
      {.by = {}, .subjects = all},
      {.by = {kTx}, .subjects = all},
      {.by = {kContractKind}, .subjects = {kContract}},
      {.by = {kIp}, .subjects = {kContract}},
      {.by = {kContractKind, kIp}, .subjects = {kContract}},
      {.by = {kTx, kPatentType}, .subjects = all},
      {.by = {kTx, kIpc}, .subjects = all},
      {.by = {kTx, kIndustry}, .subjects = all},
      {.by = {kDistrict}, .subjects = all},
      {.by = {kTx, kDistrict}, .subjects = all},
      {.by = {kTx, kSellerKind}, .subjects = all},
      {.by = {kTx, kBuyerKind}, .subjects = {kContract, kTransfer, kLicence, kPledge}},
      {.by = {kTx, kSellerKind, kBuyerKind}, .subjects = deals},
      {.by = {kTx, kFlow}, .subjects = deals},
      {.by = {kTx, kFeeForm}, .subjects = deals, .suppresses_counts = true, .is_of_fees = true},
      {.by = {kTx, kAmountBand}, .subjects = {kContract, kPledge}, .suppresses_counts = true},
      {.by = {kTx, kBuyerKind, kAmountBand}, .subjects = {kPledge}, .suppresses_counts = true},
      {.by = {kTx, kLicenceKind}, .subjects = {kLicence}},
  };
}

}  // namespace

std::span<const CubeDimension> cube_dimensions() { return kDimensionRows; }

const CubeDimension& cube_dimension(cells::Dimension dimension) {
  return kDimensionRows[static_cast<std::size_t>(dimension)];
}

std::span<const CubeIndicator> cube_indicators() { return kIndicatorRows; }

const CubeIndicator& cube_indicator(cells::Indicator indicator) {
  return kIndicatorRows[static_cast<std::size_t>(indicator)];
}

std::span<const Cut> cuts() {
  static const std::vector<Cut> made = make_cuts();
  return made;
}

}  // namespace projections::release
