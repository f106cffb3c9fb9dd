#pragma once

// Disclosure, the primary rules: which figure would tell what one contributor did (Statistics Law
// arts. 11 and 28). A figure is confidential
//
//   small count   if it has fewer than three contributors: one would be read off, and of two each
//                 would read off the other
//   dominance     if one contributor has more than 80 % of it: the sum is then nearly that one's
//
// Shares are of absolute values: what was booked back makes sums smaller, or negative, and hides no
// one behind the rest. What is confidential by these rules drags other cells with it, that one
// could subtract from a total: suppression.h.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ledger/model/money.h"
#include "projections/release/release.h"

namespace projections {

// A change of any of them is a new version: a release says by which rules it was made.
struct DisclosureRules {
  std::uint32_t version = 1;
  std::uint32_t min_contributors = 3;
  std::uint32_t dominance_percent = 80;  // More than this share by one is too much.
  std::uint32_t fee_min_contracts = 21;  // "More than 20 contracts", of statistics of fees.
};

// What one contributor has in a cell. There may be several of the same contributor: they count as
// one, with the sum of their amounts; as none, if that leaves neither amount nor contract.
struct Contribution {
  std::uint64_t contributor = 0;
  ledger::Fen128 amount = 0;   // Fen, at most 10^17 either way; of a count of things, 0.
  std::int64_t contracts = 0;  // Negative where more were taken back than booked.
};

// One for each contributor of whom something is left, in order of contributor. What is asked of
// them is what is asked of those given; where there are many of few contributors it is asked much
// faster.
std::vector<Contribution> merged(std::span<const Contribution> contributions);

// Of one cell, or of several taken together. Free, small count or dominance (small count, if both);
// free where no contribution is given: that nothing happened tells of nobody.
Confidentiality confidentiality(const DisclosureRules& rules,
                                std::span<const Contribution> contributions);

// The only one who contributes, and so knows the figure; none, if there are several.
std::optional<std::uint64_t> sole_contributor(std::span<const Contribution> contributions);

}  // namespace projections
