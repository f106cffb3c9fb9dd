#include "projections/release/cube/cube.h"

#include <algorithm>

#include "ledger/base/assert.h"
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

cells::Subject subject_of(cells::Indicator indicator) {
  for (std::size_t i = 0; i < cells::kSubjects; ++i) {
    const auto subject = static_cast<cells::Subject>(i);
    const auto indicators = indicators_of(subject);
    if (std::ranges::find(indicators, indicator) != indicators.end()) return subject;
  }
  LEDGER_ASSERT(false && "each indicator has a subject");
  return {};
}

// Whether a thing of that kind can be counted under that kind of transaction.
bool has_tx(cells::Subject subject, cells::Tx tx) {
  switch (subject) {
    case cells::Subject::kContract:
      return tx != cells::Tx::kPledge;
    case cells::Subject::kTransfer:
      return tx == cells::Tx::kTransfer;
    case cells::Subject::kLicence:
      return tx == cells::Tx::kLicence || tx == cells::Tx::kOpenLicence;
    case cells::Subject::kStatement:
      return tx == cells::Tx::kOpenLicence;
    case cells::Subject::kPledge:
      break;
  }
  return tx == cells::Tx::kPledge;
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

bool is_split_by(const CubeCodes& codes, std::span<const cells::Dimension> by) {
  for (std::size_t i = 0; i < cells::kDimensions; ++i) {
    const bool is_named = std::ranges::find(by, static_cast<cells::Dimension>(i)) != by.end();
    if ((codes[i] != kTotal) != is_named) return false;
  }
  return true;
}

bool can_have(const CubeCodes& codes, cells::Indicator indicator) {
  const cells::Subject subject = subject_of(indicator);
  const std::uint32_t tx = codes[static_cast<std::size_t>(cells::Dimension::kTx)];
  if (tx != kTotal && !has_tx(subject, static_cast<cells::Tx>(tx))) return false;
  return std::ranges::any_of(cuts(), [&](const Cut& cut) {
    return is_split_by(codes, cut.by) &&
           std::ranges::find(cut.subjects, subject) != cut.subjects.end();
  });
}

}  // namespace projections::release
