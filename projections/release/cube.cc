#include "projections/release/cube.h"

#include "ledger/base/assert.h"

namespace projections {
namespace {

constexpr auto kDimensionRows = std::to_array<CubeDimension>({
    {Dimension::kTx, "TX_TYPE", "CL_TX_TYPE", {"交易方式", "Transaction"}},
    {Dimension::kContractKind, "CONTRACT_KIND", "CL_CONTRACT_KIND", {"合同类别", "Contract kind"}},
    {Dimension::kIp, "IP_KIND", "CL_IP_KIND", {"知识产权类别", "Kind of IP"}},
    {Dimension::kPatentType, "PATENT_TYPE", "CL_PATENT_TYPE", {"专利类型", "Patent type"}},
    {Dimension::kIpc, "IPC_SECTION", "CL_IPC_SECTION", {"IPC部", "IPC section"}},
    {Dimension::kIndustry, "INDUSTRY", "CL_INDUSTRY", {"行业门类", "Industry section"}},
    {Dimension::kDistrict, "REF_AREA", "CL_REF_AREA", {"行政区划", "District"}},
    {Dimension::kSellerKind, "PARTY_TYPE", "CL_PARTY_TYPE", {"出让方类别", "Seller"}},
    {Dimension::kBuyerKind, "COUNTERPARTY_TYPE", "CL_PARTY_TYPE", {"受让方类别", "Buyer"}},
    {Dimension::kFlow, "FLOW", "CL_FLOW", {"流向", "Flow"}},
    {Dimension::kFeeForm, "FEE_FORM", "CL_FEE_FORM", {"付费方式", "Form of fee"}},
    {Dimension::kLicenceKind, "LICENCE_KIND", "CL_LICENCE_KIND", {"许可类型", "Licence kind"}},
    {Dimension::kAmountBand, "AMOUNT_BAND", "CL_AMOUNT_BAND", {"金额段", "Amount band"}},
});
static_assert(kDimensionRows.size() == kDimensions);

constexpr auto kIndicatorRows = std::to_array<CubeIndicator>({
    {Indicator::kContracts, "N_CONTRACT", "PN", 0, {"技术合同数", "Contracts"}},
    {Indicator::kContractValue, "V_CONTRACT", "CNY", 2, {"合同成交额", "Contract value"}},
    {Indicator::kTechnologyValue, "V_TECHNOLOGY", "CNY", 2, {"技术交易额", "Technology value"}},
    {Indicator::kReceipts, "V_RECEIPT", "CNY", 2, {"实际到账额", "Receipts"}},
    {Indicator::kTransfers, "N_TRANSFER", "PN", 0, {"转让次数", "Transfers"}},
    {Indicator::kLicences, "N_LICENCE", "PN", 0, {"许可备案数", "Licences"}},
    {Indicator::kOpenLicences,
     "N_OPEN_LICENCE",
     "PN",
     0,
     {"开放许可声明数", "Open-licence statements"}},
    {Indicator::kPledges, "N_PLEDGE", "PN", 0, {"质押项数", "Pledges"}},
    {Indicator::kPledgeAmount, "V_PLEDGE", "CNY", 2, {"质押金额", "Pledge amount"}},
    {Indicator::kPledgedPatents, "N_PAT_PLEDGED", "PN", 0, {"质押专利件数", "Patents pledged"}},
    {Indicator::kPatentsTransferred,
     "N_PAT_TRANSFERRED",
     "PN",
     0,
     {"转让专利件次", "Patents transferred"}},
    {Indicator::kPatentsLicensed, "N_PAT_LICENSED", "PN", 0, {"许可专利件次", "Patents licensed"}},
});
static_assert(kIndicatorRows.size() == kIndicators);

std::vector<Cut> make_cuts() {
  using enum Dimension;
  using enum Subject;
  const std::vector<Subject> all{kContract, kTransfer, kLicence, kStatement, kPledge};
  const std::vector<Subject> deals{kContract, kTransfer, kLicence};
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
      {.by = {kTx, kFeeForm}, .subjects = deals, .hides_counts = true, .is_of_fees = true},
      {.by = {kTx, kAmountBand}, .subjects = {kContract, kPledge}, .hides_counts = true},
      {.by = {kTx, kBuyerKind, kAmountBand}, .subjects = {kPledge}, .hides_counts = true},
      {.by = {kTx, kLicenceKind}, .subjects = {kLicence}},
  };
}

}  // namespace

std::span<const CubeDimension> cube_dimensions() { return kDimensionRows; }

const CubeDimension& cube_dimension(Dimension dimension) {
  return kDimensionRows[static_cast<std::size_t>(dimension)];
}

std::span<const CubeIndicator> cube_indicators() { return kIndicatorRows; }

const CubeIndicator& cube_indicator(Indicator indicator) {
  return kIndicatorRows[static_cast<std::size_t>(indicator)];
}

std::span<const Cut> cuts() {
  static const std::vector<Cut> made = make_cuts();
  return made;
}

}  // namespace projections
