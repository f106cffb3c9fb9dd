#pragma once

// The primary rules of disclosure control: which cells are confidential by themselves (Statistics
// Law arts. 11 and 28; Handbook on Statistical Disclosure Control, ch. 4: sensitivity rules).
//
//   small count   fewer than three contributors: a single one is disclosed, and each of two can
//                 compute the other
//   dominance     one contributor has more than 80 % of the total, and is disclosed approximately
//
// Shares are of absolute values: amounts that were taken back make a total small or negative, but
// protect nobody. Further cells must be suppressed so that a confidential one cannot be computed by
// subtraction from a total: suppression.h.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ledger/model/values/money.h"
#include "projections/release/cube/release.h"

namespace projections::release {

// A change of any of them is a new version of the rules, which each release names.
struct DisclosureRules {
  std::uint32_t version = 1;
  std::uint32_t min_contributors = 3;
  std::uint32_t dominance_percent = 80;  // The largest share that one contributor may have.
  std::uint32_t fee_min_contracts = 21;  // "More than 20 contracts", of statistics of fees.
};

// A contribution to a cell. Several of one contributor count as one, with the sum of their amounts;
// they count as none if neither amount nor contracts are left.
struct Contribution {
  std::uint64_t contributor = 0;
  ledger::Fen128 amount = 0;   // In fen, absolute value at most 10^17; 0 in a count of things.
  std::int64_t contracts = 0;  // Negative if more were taken back than booked.
};

// One contribution for each contributor, in order of contributor, without those that count as none.
// Equivalent to the input, but faster if few contributors have many contributions.
std::vector<Contribution> merged(std::span<const Contribution> contributions);

// Of one cell, or of several cells together: kFree, kSmallCount or kDominance; kSmallCount if both
// rules apply; kFree without contributions.
Confidentiality confidentiality(const DisclosureRules& rules,
                                std::span<const Contribution> contributions);

// The contributor, if there is exactly one: it knows the figure of the cell.
std::optional<std::uint64_t> sole_contributor(std::span<const Contribution> contributions);

}  // namespace projections::release
