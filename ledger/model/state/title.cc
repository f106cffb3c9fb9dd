#include "ledger/model/state/title.h"

#include <algorithm>
#include <unordered_set>

namespace ledger {
namespace {

PartySet parties_of(std::span<const Claimant> claimants) {
  std::vector<PartyIndex> parties;
  parties.reserve(claimants.size());
  for (const Claimant& claimant : claimants) parties.push_back(claimant.party);
  return PartySet(std::move(parties));
}

bool names_twice(std::span<const Claimant> claimants) {
  return claimants.size() > 1 && parties_of(claimants).size() < claimants.size();
}

std::vector<Share> stated_shares(std::span<const Claimant> claimants) {
  std::vector<Share> shares;
  shares.reserve(claimants.size());
  for (const Claimant& claimant : claimants) {
    if (claimant.share) shares.push_back(*claimant.share);
  }
  return shares;
}

// complete_shares() of parties that differ from each other.
std::optional<std::vector<Owner>> complete(std::span<const Claimant> claimants) {
  if (claimants.empty()) return std::nullopt;
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

// The owners to whom and from whom nothing passes.
std::vector<const Owner*> retaining_owners(std::span<const Owner> before, const PartySet& from,
                                           const Claimants& to) {
  std::vector<const Owner*> owners;
  owners.reserve(before.size());
  for (const Owner& owner : before) {
    if (!from.has(owner.party) && !to.parties().has(owner.party)) owners.push_back(&owner);
  }
  return owners;
}

// The retaining owners, and then `to`.
std::vector<Claimant> claimants_of(std::span<const Owner* const> retaining, const Claimants& to) {
  std::vector<Claimant> claimants;
  claimants.reserve(retaining.size() + to.all().size());
  for (const Owner* owner : retaining) claimants.push_back({owner->party, owner->share});
  claimants.insert(claimants.end(), to.all().begin(), to.all().end());
  return claimants;
}

std::vector<Owner> sorted_by_party(std::span<const Owner> owners) {
  std::vector<Owner> sorted(owners.begin(), owners.end());
  std::ranges::sort(sorted, {}, &Owner::party);
  return sorted;
}

}  // namespace

std::optional<std::vector<Owner>> complete_shares(std::span<const Claimant> claimants) {
  return names_twice(claimants) ? std::nullopt : complete(claimants);
}

std::vector<Owner> in_equal_shares(std::span<const Claimant> claimants) {
  std::vector<Claimant> unstated;
  std::unordered_set<PartyIndex> named;
  for (const Claimant& claimant : claimants) {
    if (named.insert(claimant.party).second) unstated.push_back({claimant.party, {}});
  }
  return complete(unstated).value_or(std::vector<Owner>{});
}

bool is_same_title(std::span<const Owner> one, std::span<const Owner> other) {
  return std::ranges::equal(one, other) ||
         std::ranges::equal(sorted_by_party(one), sorted_by_party(other));
}

Claimants::Claimants(std::vector<Claimant> all)
    : all_(std::move(all)), parties_(parties_of(all_)) {}

std::vector<Claimant> claimants_after(std::span<const Owner> before, const PartySet& from,
                                      const Claimants& to) {
  return claimants_of(retaining_owners(before, from, to), to);
}

std::optional<std::vector<Owner>> owners_after(std::span<const Owner> before, const PartySet& from,
                                               const Claimants& to) {
  if (to.names_twice()) return std::nullopt;
  const bool is_whole_transfer = before.size() == 1 && from.size() == 1 && to.all().size() == 1 &&
                                 from.has(before[0].party) && !to.all()[0].share;
  if (is_whole_transfer) return std::vector<Owner>{{to.all()[0].party, Share{}, false}};
  const std::vector<const Owner*> retaining = retaining_owners(before, from, to);
  std::vector<Claimant> claimants = claimants_of(retaining, to);
  auto owners = complete(claimants);
  if (!owners) {
    for (std::size_t i = 0; i < retaining.size(); ++i) {
      if (!retaining[i]->is_stated) claimants[i].share.reset();
    }
    owners = complete(claimants);
  }
  if (!owners) return owners;
  for (std::size_t i = 0; i < retaining.size(); ++i) {  // A presumed share remains presumed.
    (*owners)[i].is_stated = retaining[i]->is_stated;
  }
  return owners;
}

void note_tenures(std::vector<Tenure>& tenures, std::span<const Owner> before,
                  std::span<const Owner> after, Date day) {
  const PartySet were = parties_of(before);
  const PartySet are = parties_of(after);
  const Date last = day.plus_days(-1);
  const bool was_joint = before.size() > 1;
  std::vector<PartyIndex> noted;
  for (Tenure& tenure : tenures) {
    if (tenure.is_over() || are.has(tenure.party)) continue;
    tenure.term.until = last;
    tenure.was_joint = was_joint;
    noted.push_back(tenure.party);
  }
  const PartySet have_tenure(std::move(noted));
  for (const Owner& owner : before) {
    if (are.has(owner.party) || have_tenure.has(owner.party)) continue;
    tenures.push_back({owner.party, was_joint, {kFirstDay, last}});
  }
  for (const Owner& owner : after) {
    if (!were.has(owner.party)) tenures.push_back({owner.party, false, {day, kLastDay}});
  }
}

}  // namespace ledger
