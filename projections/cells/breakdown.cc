#include "projections/cells/breakdown.h"

#include <algorithm>
#include <span>

#include "ledger/base/assert.h"
#include "ledger/model/commands/contract.h"
#include "ledger/model/commands/licence.h"
#include "ledger/model/commands/party.h"

namespace projections::cells {
namespace {

using Names = std::span<const std::string_view>;

constexpr auto kDimensionNames = std::to_array<std::string_view>(
    {"tx", "contract_kind", "ip", "patent_type", "ipc", "industry", "district", "seller_kind",
     "buyer_kind", "flow", "fee_form", "licence_kind", "amount_band"});
static_assert(kDimensionNames.size() == kDimensions);

constexpr auto kTx =
    std::to_array<std::string_view>({"", "transfer", "licence", "open-licence", "pledge", "other"});
constexpr auto kContractKind = enum_names(ledger::ContractKind{});
constexpr auto kIp = enum_names(ledger::IpKind{});
constexpr auto kPatentType =
    std::to_array<std::string_view>({"", "invention", "utility-model", "design"});
constexpr auto kPartyKind = enum_names(ledger::PartyKind{});
constexpr auto kFlow = std::to_array<std::string_view>(
    {"", "in-city", "to-beijing", "to-hebei", "to-other-provinces", "to-hk-mo-tw", "to-abroad",
     "from-beijing", "from-hebei", "from-other-provinces", "from-hk-mo-tw", "from-abroad",
     "outside"});
constexpr auto kFeeForm = enum_names(ledger::FeeForm{});
constexpr auto kLicenceKind = enum_names(ledger::LicenceKind{});
constexpr auto kAmountBand =
    std::to_array<std::string_view>({"", "0-10", "10-100", "100-1000", "1000-10000", "10000+"});

// The names of a dimension's codes; empty if the codes are not an enumeration.
Names code_names(Dimension dimension) {
  switch (dimension) {
    case Dimension::kTx:
      return kTx;
    case Dimension::kContractKind:
      return kContractKind;
    case Dimension::kIp:
      return kIp;
    case Dimension::kPatentType:
      return kPatentType;
    case Dimension::kSellerKind:
    case Dimension::kBuyerKind:
      return kPartyKind;
    case Dimension::kFlow:
      return kFlow;
    case Dimension::kFeeForm:
      return kFeeForm;
    case Dimension::kLicenceKind:
      return kLicenceKind;
    case Dimension::kAmountBand:
      return kAmountBand;
    case Dimension::kIpc:
    case Dimension::kIndustry:
    case Dimension::kDistrict:
      break;
  }
  return {};
}

std::string ipc_text(std::uint32_t code) {
  if (code == kIpcDesign) return "design";
  return {static_cast<char>(code)};
}

std::string industry_text(std::uint32_t code) {
  std::string text;
  for (const unsigned shift : {16U, 8U, 0U}) {
    const auto c = static_cast<char>(code >> shift & 0xFFU);
    if (c != '\0') text.push_back(c);
  }
  return text;
}

std::string district_text(std::uint32_t code) {
  if (code == kDistrictAbroad) return "abroad";
  return std::to_string(1'000'000 + code).substr(1);
}

bool is_industry(std::uint32_t code) {
  const auto is_printable = [&](unsigned shift) {
    const std::uint32_t byte = code >> shift & 0xFFU;
    return byte == 0 || (byte > 0x20 && byte < 0x7F);
  };
  return is_printable(16) && is_printable(8) && is_printable(0);
}

}  // namespace

std::string_view name(Dimension dimension) {
  return kDimensionNames[static_cast<std::size_t>(dimension)];
}

std::optional<Dimension> parse_dimension(std::string_view name) {
  const auto found = std::ranges::find(kDimensionNames, name);
  if (found == kDimensionNames.end()) return std::nullopt;
  return static_cast<Dimension>(found - kDimensionNames.begin());
}

std::string code_text(Dimension dimension, std::uint32_t code) {
  LEDGER_ASSERT(is_valid_code(dimension, code));
  if (code == 0) return "none";
  if (dimension == Dimension::kIpc) return ipc_text(code);
  if (dimension == Dimension::kIndustry) return industry_text(code);
  if (dimension == Dimension::kDistrict) return district_text(code);
  return std::string(code_names(dimension)[code]);
}

bool is_valid_code(Dimension dimension, std::uint32_t code) {
  if (code == 0) return true;
  if (dimension == Dimension::kIpc) return (code >= 'A' && code <= 'H') || code == kIpcDesign;
  if (dimension == Dimension::kIndustry) return is_industry(code);
  if (dimension == Dimension::kDistrict) return code <= kDistrictAbroad;
  return code < code_names(dimension).size();
}

bool is_valid(const Breakdown& breakdown) {
  for (std::size_t i = 0; i < kDimensions; ++i) {
    const auto dimension = static_cast<Dimension>(i);
    if (!is_valid_code(dimension, breakdown.code(dimension))) return false;
  }
  return true;
}

}  // namespace projections::cells
