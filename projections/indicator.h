#pragma once

// Indicator is a figure that can be asked for. Each is of one subject: the kind of thing counted.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace projections {

enum class Indicator : std::uint8_t {
  kContracts,
  kContractValue,    // Contract total, in yuan (fen): as registered and revised.
  kTechnologyValue,  // Of it, the technology transaction amount.
  kReceipts,         // Cash received under contracts in the month.
  kTransfers,
  kLicences,
  kOpenLicences,  // Statements announced.
  kPledges,       // Once for each contract: once for a bundle.
  kPledgeAmount,
  kPledgedPatents,
  kPatentsTransferred,  // Patents times events.
  kPatentsLicensed,
};
constexpr std::size_t kIndicators = 12;

std::string_view name(Indicator indicator);
std::optional<Indicator> parse_indicator(std::string_view name);
bool is_money(Indicator indicator);

enum class Subject : std::uint8_t { kContract, kTransfer, kLicence, kStatement, kPledge };
constexpr std::size_t kSubjects = 5;
constexpr std::size_t kFiguresMax = 4;  // Indicators of one subject.

// The indicators of a subject; a thing's figures are kept in this order.
std::span<const Indicator> indicators_of(Subject subject);

}  // namespace projections
