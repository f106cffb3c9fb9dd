#include "projections/release/disclosure.h"

#include <algorithm>
#include <vector>

namespace projections {
namespace {

bool is_nothing(const Contribution& one) { return one.amount == 0 && one.contracts == 0; }

// One for each contributor, of whom something is left.
std::vector<Contribution> merged(std::span<const Contribution> contributions) {
  std::vector<Contribution> sorted(contributions.begin(), contributions.end());
  std::ranges::sort(sorted, {}, &Contribution::contributor);
  std::vector<Contribution> merged;
  for (const Contribution& one : sorted) {
    if (merged.empty() || merged.back().contributor != one.contributor) {
      merged.push_back(one);
    } else {
      merged.back().amount += one.amount;
      merged.back().contracts += one.contracts;
    }
  }
  std::erase_if(merged, is_nothing);
  return merged;
}

ledger::Fen128 absolute(ledger::Fen128 amount) { return amount < 0 ? -amount : amount; }

bool is_dominated(const std::vector<Contribution>& contributions, std::uint32_t percent) {
  ledger::Fen128 largest = 0;
  ledger::Fen128 sum = 0;
  for (const Contribution& one : contributions) {
    largest = std::max(largest, absolute(one.amount));
    sum += absolute(one.amount);
  }
  return largest * 100 > sum * percent;
}

ledger::Fen128 contracts_of(const std::vector<Contribution>& contributions) {
  ledger::Fen128 contracts = 0;
  for (const Contribution& one : contributions) contracts += absolute(one.contracts);
  return contracts;
}

}  // namespace

Confidentiality confidentiality(const DisclosureRules& rules,
                                std::span<const Contribution> contributions, OfFees of_fees) {
  if (std::ranges::all_of(contributions, is_nothing)) return Confidentiality::kFree;
  const std::vector<Contribution> all = merged(contributions);
  if (all.size() < rules.min_contributors) return Confidentiality::kSmallCount;
  if (of_fees == OfFees::kYes && contracts_of(all) < rules.fee_min_contracts) {
    return Confidentiality::kSmallCount;
  }
  return is_dominated(all, rules.dominance_percent) ? Confidentiality::kDominance
                                                    : Confidentiality::kFree;
}

std::optional<std::uint64_t> sole_contributor(std::span<const Contribution> contributions) {
  const std::vector<Contribution> all = merged(contributions);
  if (all.size() != 1) return std::nullopt;
  return all[0].contributor;
}

}  // namespace projections
