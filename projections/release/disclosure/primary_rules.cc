#include "projections/release/disclosure/primary_rules.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace projections::release {
namespace {

bool is_nothing(const Contribution& one) { return one.amount == 0 && one.contracts == 0; }

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

}  // namespace

std::vector<Contribution> merged(std::span<const Contribution> contributions) {
  std::vector<Contribution> merged;
  const auto is_out_of_order = [](const Contribution& a, const Contribution& b) {
    return a.contributor >= b.contributor;
  };
  if (std::ranges::adjacent_find(contributions, is_out_of_order) == contributions.end()) {
    std::ranges::remove_copy_if(contributions, std::back_inserter(merged), is_nothing);
    return merged;
  }
  std::unordered_map<std::uint64_t, std::size_t> places;  // Faster than sorting all of them.
  for (const Contribution& one : contributions) {
    const auto [place, is_new] = places.emplace(one.contributor, merged.size());
    if (is_new) {
      merged.push_back(one);
      continue;
    }
    merged[place->second].amount += one.amount;
    merged[place->second].contracts += one.contracts;
  }
  std::erase_if(merged, is_nothing);
  std::ranges::sort(merged, {}, &Contribution::contributor);
  return merged;
}

Confidentiality confidentiality(const DisclosureRules& rules,
                                std::span<const Contribution> contributions) {
  if (std::ranges::all_of(contributions, is_nothing)) return Confidentiality::kFree;
  const std::vector<Contribution> all = merged(contributions);
  if (all.size() < rules.min_contributors) return Confidentiality::kSmallCount;
  return is_dominated(all, rules.dominance_percent) ? Confidentiality::kDominance
                                                    : Confidentiality::kFree;
}

std::optional<std::uint64_t> sole_contributor(std::span<const Contribution> contributions) {
  const std::vector<Contribution> all = merged(contributions);
  if (all.size() != 1) return std::nullopt;
  return all[0].contributor;
}

}  // namespace projections::release
