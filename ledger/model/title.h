#pragma once

// Title: who owns a right, in exact shares. Shares that nobody stated are presumed equal (the
// register of the office lists owners and no fractions); they are never a reason to refuse.

#include <optional>
#include <span>
#include <vector>

#include "ledger/model/patent.h"

namespace ledger {

struct Claimant {
  PartyIndex party = 0;
  std::optional<Share> share;
};

// Owners whose shares sum to one: the shares stated, and what they leave split equally among the
// others. Nothing where the stated shares leave nothing for the others, sum to more, or to less
// with nobody to take the rest; or where a party stands twice.
std::optional<std::vector<Owner>> settle(std::span<const Claimant> claimants);

// The same parties, in equal presumed shares: how a fact of the office is kept whose shares do not
// settle. Parties that stand twice are kept once.
std::vector<Owner> in_equal_shares(std::span<const Claimant> claimants);

// The claimants after a transfer: owners of `before` that are neither in `from` nor in `to` keep
// what they have; each of `to` holds what it says, of the whole.
std::vector<Claimant> claimants_after(std::span<const Owner> before,
                                      std::span<const PartyIndex> from,
                                      std::span<const Claimant> to);

// settle(), and where it fails once more with presumed shares of `before` left open.
std::optional<std::vector<Owner>> owners_after(std::span<const Owner> before,
                                               std::span<const PartyIndex> from,
                                               std::span<const Claimant> to);

}  // namespace ledger
