#include "projections/cells/indicator.h"

#include <algorithm>

namespace projections::cells {
namespace {

constexpr auto kNames = std::to_array<std::string_view>(
    {"contracts", "contract_value", "technology_value", "receipts", "transfers", "licences",
     "open_licences", "pledges", "pledge_amount", "pledged_patents", "patents_transferred",
     "patents_licensed"});
static_assert(kNames.size() == kIndicators);

constexpr auto kOfContract = std::to_array({Indicator::kContracts, Indicator::kContractValue,
                                            Indicator::kTechnologyValue, Indicator::kReceipts});
constexpr auto kOfTransfer = std::to_array({Indicator::kTransfers, Indicator::kPatentsTransferred});
constexpr auto kOfLicence = std::to_array({Indicator::kLicences, Indicator::kPatentsLicensed});
constexpr auto kOfStatement = std::to_array({Indicator::kOpenLicences});
constexpr auto kOfPledge =
    std::to_array({Indicator::kPledges, Indicator::kPledgeAmount, Indicator::kPledgedPatents});

}  // namespace

std::string_view name(Indicator indicator) { return kNames[static_cast<std::size_t>(indicator)]; }

std::optional<Indicator> parse_indicator(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Indicator>(found - kNames.begin());
}

bool is_money(Indicator indicator) {
  switch (indicator) {
    case Indicator::kContractValue:
    case Indicator::kTechnologyValue:
    case Indicator::kReceipts:
    case Indicator::kPledgeAmount:
      return true;
    default:
      return false;
  }
}

std::span<const Indicator> indicators_of(Subject subject) {
  switch (subject) {
    case Subject::kContract:
      return kOfContract;
    case Subject::kTransfer:
      return kOfTransfer;
    case Subject::kLicence:
      return kOfLicence;
    case Subject::kStatement:
      return kOfStatement;
    case Subject::kPledge:
      break;
  }
  return kOfPledge;
}

}  // namespace projections::cells
