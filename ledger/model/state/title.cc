#include "ledger/model/state/title.h"

#include <algorithm>

namespace ledger {
namespace {

template <typename Range, typename Projection>
bool has_party(const Range& range, PartyIndex party, Projection projection) {
  return std::ranges::find(range, party, projection) != range.end();
}

bool names_twice(std::span<const Claimant> claimants) {
  for (std::size_t i = 0; i < claimants.size(); ++i) {
    if (has_party(claimants.subspan(i + 1), claimants[i].party, &Claimant::party)) return true;
  }
  return false;
}

std::vector<Share> stated_shares(std::span<const Claimant> claimants) {
  std::vector<Share> shares;
  for (const Claimant& claimant : claimants) {
    if (claimant.share) shares.push_back(*claimant.share);
  }
  return shares;
}

// The owner that retains its share: nothing passes to it. Null if there is none.
const Owner* retaining_owner(std::span<const Owner> before, std::span<const Claimant> to,
                             PartyIndex party) {
  if (has_party(to, party, &Claimant::party)) return nullptr;
  const auto found = std::ranges::find(before, party, &Owner::party);
  return found == before.end() ? nullptr : &*found;
}

}  // namespace

std::optional<std::vector<Owner>> complete_shares(std::span<const Claimant> claimants) {
  if (claimants.empty() || names_twice(claimants)) return std::nullopt;
  if (claimants.size() == 1 && (!claimants[0].share || *claimants[0].share == Share{})) {
    return std::vector<Owner>{{claimants[0].party, Share{}, claimants[0].share.has_value()}};
  }
  const std::vector<Share> stated = stated_shares(claimants);
  const auto unstated = static_cast<std::uint32_t>(claimants.size() - stated.size());
  std::optional<Share> rest;
  if (unstated == 0) {
    if (compare_sum_to_one(stated) != SumToOne::kOne) return std::nullopt;
  } else {
    rest = split_rest(stated, unstated);
    if (!rest) return std::nullopt;
  }
  std::vector<Owner> owners;
  owners.reserve(claimants.size());
  for (const Claimant& claimant : claimants) {
    owners.push_back(
        {claimant.party, claimant.share ? *claimant.share : *rest, claimant.share.has_value()});
  }
  return owners;
}

std::vector<Owner> in_equal_shares(std::span<const Claimant> claimants) {
  std::vector<Claimant> unstated;
  for (const Claimant& claimant : claimants) {
    if (!has_party(unstated, claimant.party, &Claimant::party))
      unstated.push_back({claimant.party, {}});
  }
  return complete_shares(unstated).value_or(std::vector<Owner>{});
}

std::vector<Claimant> claimants_after(std::span<const Owner> before,
                                      std::span<const PartyIndex> from,
                                      std::span<const Claimant> to) {
  std::vector<Claimant> after;
  for (const Owner& owner : before) {
    if (has_party(from, owner.party, std::identity{})) continue;
    if (has_party(to, owner.party, &Claimant::party)) continue;
    after.push_back({owner.party, owner.share});
  }
  after.insert(after.end(), to.begin(), to.end());
  return after;
}

std::optional<std::vector<Owner>> owners_after(std::span<const Owner> before,
                                               std::span<const PartyIndex> from,
                                               std::span<const Claimant> to) {
  const bool is_whole_transfer = before.size() == 1 && from.size() == 1 && to.size() == 1 &&
                                 before[0].party == from[0] && !to[0].share;
  if (is_whole_transfer) return std::vector<Owner>{{to[0].party, Share{}, false}};
  std::vector<Claimant> claimants = claimants_after(before, from, to);
  auto owners = complete_shares(claimants);
  if (!owners) {
    for (Claimant& claimant : claimants) {
      const Owner* owner = retaining_owner(before, to, claimant.party);
      if (owner != nullptr && !owner->is_stated) claimant.share.reset();
    }
    owners = complete_shares(claimants);
  }
  if (!owners) return owners;
  for (Owner& owner : *owners) {  // A presumed share remains presumed.
    if (const Owner* retained = retaining_owner(before, to, owner.party))
      owner.is_stated = retained->is_stated;
  }
  return owners;
}

}  // namespace ledger
