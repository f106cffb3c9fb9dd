#pragma once

// Indicator: a figure of the statistics. Each belongs to one subject, the kind of thing counted.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace projections::cells {

enum class Indicator : std::uint8_t {
  kContracts,
  kContractValue,    // Contract total in fen, as registered and revised.
  kTechnologyValue,  // The technology transaction amount in it, in fen.
  kReceipts,         // Cash received under contracts in the month, in fen.
  kTransfers,
  kLicences,
  kOpenLicences,  // Statements announced.
  kPledges,       // A bundle counts once.
  kPledgeAmount,  // In fen.
  kPledgedPatents,
  kPatentsTransferred,  // Each patent once for each event.
  kPatentsLicensed,
};
constexpr std::size_t kIndicators = 12;

std::string_view name(Indicator indicator);
std::optional<Indicator> parse_indicator(std::string_view name);
bool is_money(Indicator indicator);

enum class Subject : std::uint8_t { kContract, kTransfer, kLicence, kStatement, kPledge };
constexpr std::size_t kSubjects = 5;
constexpr std::size_t kFiguresMax = 4;  // Indicators of one subject.

// The indicators of a subject, in the order of a thing's figures.
std::span<const Indicator> indicators_of(Subject subject);

}  // namespace projections::cells
