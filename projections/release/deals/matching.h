#pragma once

// Matching groups the deals of one economic contract into one canonical deal, so that its value
// counts once, however many sources report it.
//
// Two deals are of the same contract
//
//   by number   if both name the same technology contract, whatever else they state. Each
//               registration has a number of its own (技术合同认定登记管理办法), so two
//               registrations never match
//   by key      if at least one has no number, their sources differ, they have a patent, a seller
//               and a buyer in common, were signed at most kSigningDaysApart days apart, and are
//               not a transfer and a licence. If both state an amount and the amounts differ, they
//               still match, and the canonical deal is conflicting, for manual review.
//
// If one source names a patent in two deals, these are two contracts, unless the number is the
// same: they are never in one canonical deal, directly or through a third deal. A deal that matches
// several goes to the best: equal amounts first, then more patents in common, then fewer days
// apart, then stated amounts, then lower seq.
//
// The value is the amount of the first member that states one in yuan, in the order registry,
// office, trading centre, others; within one kind of source the lowest seq.
//
// Invariants
//   D-1  Each live deal is a member of exactly one canonical deal.
//   D-2  At most one member is a registered technology contract.
//   D-3  The value is the amount of one member, or zero if none states an amount.
//   D-4  The result does not depend on the order of the input.
//
// Not modelled: recordations of one contract, one for each patent, without a number and without a
// deal that names the patents together, are separate canonical deals. After a revision of the total
// the deal is conflicting until the other sources revise theirs.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "projections/release/cube/cube.h"
#include "projections/release/deals/deals.h"

namespace projections::release {

constexpr std::int32_t kSigningDaysApart = 15;  // By rule of the city.
// If the day of signing of either is not known: as a transfer is confirmed (docs/law.md §6.5).
constexpr std::int32_t kRegistrationDaysApart = 60;

// Which sources report a contract; in the order of the rows of table A15.
enum class MatchStatus : std::uint8_t {
  kMatched,  // At least two kinds of source.
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
  std::vector<ledger::PatentNumber> patents;  // Of all members; sorted, unique.
  // Of the recorded right; if none is recorded, as the registry classified the contract.
  ledger::ContractKind agreement = ledger::ContractKind::kUnset;
  MatchStatus status = MatchStatus::kMatched;
  ledger::Amount value;
  DealSource value_source = DealSource::kOther;
  ledger::Seq value_by = 0;             // The member that gives the value.
  ledger::Month month;                  // Of that member.
  std::vector<ledger::Amount> amounts;  // Stated by members; ascending, unique.

  bool is_conflicting() const { return amounts.size() > 1; }
};

// The canonical deals of all live deals, in order of their first member. Time: proportional to the
// number of pairs of deals on one patent that were signed within those days.
std::vector<CanonicalDeal> match(std::span<const Deal> deals);

}  // namespace projections::release
