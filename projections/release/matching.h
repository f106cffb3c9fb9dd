#pragma once

// Matching finds the deals that speak of one economic contract, and makes one canonical deal of
// them, so that its value counts once whoever reports it, and however often.
//
// Two deals are of the same contract
//
//   by number   where both name one technology contract, whatever else they say; a registration has
//               one number of its own (技术合同认定登记管理办法), so that two of them never are
//   by key      where not both have a number, and they are of different sources, have a patent, a
//               seller and a buyer in common, were signed at most kSigningDaysApart days apart, and
//               are not a transfer and a licence. Amounts need not agree: where both state one and
//               they differ, the canonical deal is conflicting, for a person to look at.
//
// A source that names one patent twice speaks of two contracts, unless a number says otherwise: two
// such deals come into one canonical deal neither directly nor through a third one. A deal that
// could go with several goes with the best: amounts that do not differ, then more patents in
// common, then nearer days, then amounts that are stated, then lower seq.
//
// The value is that of the first member that states an amount in yuan: the registry, then the
// office, a trading centre, others; of several by one kind of source, that of the lowest seq.
//
// Invariants
//   D-1  Every deal that is live is a member of exactly one canonical deal.
//   D-2  At most one member is a registered technology contract.
//   D-3  The value is the amount of one member, or zero where none states any.
//   D-4  The order of the deals given changes nothing.
//
// Not modelled: recordations, one for each patent, that nothing else joins: without a number, or a
// deal that names their patents together, each stands for itself. A total that was revised is
// conflicting until the other sources revise theirs.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "projections/release/cube.h"
#include "projections/release/deals.h"

namespace projections {

constexpr std::int32_t kSigningDaysApart = 15;  // The rule of the city.

// Which sources know of a contract. The order is that of the lines of table A15.
enum class MatchStatus : std::uint8_t {
  kMatched,  // Two kinds of source at least.
  kRecordationOnly,
  kRegistryOnly,
  kTradingCentreOnly,
  kOtherOnly,
};
constexpr std::size_t kMatchStatuses = 5;
std::string_view name(MatchStatus status);  // "recordation-only"
Bilingual title_of(MatchStatus status);

struct CanonicalDeal {
  std::vector<ledger::Seq> members;           // Events of the deals, ascending.
  std::vector<ledger::PatentNumber> patents;  // Of all members: sorted, each once.
  // As the rights were recorded; as the registry classified it where nobody recorded any.
  ledger::ContractKind agreement = ledger::ContractKind::kUnset;
  MatchStatus status = MatchStatus::kMatched;
  ledger::Amount value;
  DealSource value_source = DealSource::kOther;
  ledger::Seq value_by = 0;             // The member that gives the value,
  ledger::Month month;                  // and its month.
  std::vector<ledger::Amount> amounts;  // What members state, ascending, each once.

  bool is_conflicting() const { return amounts.size() > 1; }
};

// In order of the first member. Deals that are not live are left out.
// Time: in proportion to the pairs of deals on one patent that were signed within those days.
std::vector<CanonicalDeal> match(std::span<const Deal> deals);

}  // namespace projections
