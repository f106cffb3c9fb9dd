#pragma once

// ContractBetween: a seller, a buyer and their contract. The State finds contracts by both and by
// the day of signing.

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "ledger/model/state/rights.h"

namespace ledger {

struct ContractBetween {
  PartyIndex seller = 0;
  PartyIndex buyer = 0;
  Date signed_on;
  std::uint32_t contract = 0;

  friend constexpr auto operator<=>(const ContractBetween&, const ContractBetween&) = default;
};

// Of each side of a contract: a contract of many parties is found by the first.
constexpr std::size_t kDealPartiesMax = 8;

template <typename T>
std::span<const T> deal_parties(const std::vector<T>& side) {
  return std::span(side).first(std::min(side.size(), kDealPartiesMax));
}

// Calls visit(deal) for each pair of a contract, whose index is given.
template <typename Visit>
void for_each_deal(const Contract& contract, std::uint32_t index, const Visit& visit) {
  for (const PartyIndex seller : deal_parties(contract.sellers)) {
    for (const PartyIndex buyer : deal_parties(contract.buyers)) {
      visit(ContractBetween{seller, buyer, contract.signed_on, index});
    }
  }
}

}  // namespace ledger
