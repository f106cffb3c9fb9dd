#pragma once

// PartySet: parties of a list, each once, to be looked up many times. A transfer of a thousand
// patents looks up its parties for each owner of each patent.

#include <algorithm>
#include <ranges>
#include <span>
#include <vector>

#include "ledger/base/sorted.h"
#include "ledger/model/state/patent.h"

namespace ledger {

class PartySet {
 public:
  PartySet() = default;
  explicit PartySet(std::vector<PartyIndex> parties) : parties_(std::move(parties)) {
    sort_unique(parties_);
  }

  bool has(PartyIndex party) const { return std::ranges::binary_search(parties_, party); }
  bool has_all(const PartySet& other) const {
    return std::ranges::includes(parties_, other.parties_);
  }
  bool has_any(const PartySet& other) const {
    return std::ranges::any_of(other.parties_, [this](PartyIndex party) { return has(party); });
  }
  std::size_t size() const { return parties_.size(); }
  const std::vector<PartyIndex>& all() const { return parties_; }  // Ascending.

  // How many of `owners` are in the set. Owners of a patent differ from each other.
  std::size_t count_in(std::span<const Owner> owners) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(owners, [this](const Owner& owner) { return has(owner.party); }));
  }

 private:
  std::vector<PartyIndex> parties_;
};

inline PartySet parties_of(std::span<const Owner> owners) {
  std::vector<PartyIndex> parties;
  parties.reserve(owners.size());
  for (const Owner& owner : owners) parties.push_back(owner.party);
  return PartySet(std::move(parties));
}

}  // namespace ledger
