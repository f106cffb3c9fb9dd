#pragma once

// Title: who owns a right, in exact shares. Shares that are not stated are presumed equal (the
// office's register lists owners without shares); they are never a reason to refuse.

#include <optional>
#include <span>
#include <vector>

#include "ledger/model/state/patent.h"

namespace ledger {

struct Claimant {
  PartyIndex party = 0;
  std::optional<Share> share;
};

// Owners whose shares sum to one: the stated shares, and the rest split equally among the others.
// Empty if the stated shares leave no rest for the others, if they alone do not sum to one, or if a
// party is named twice.
std::optional<std::vector<Owner>> complete_shares(std::span<const Claimant> claimants);

// The same parties, each once, in equal presumed shares: for a fact of the office for which
// complete_shares() fails.
std::vector<Owner> in_equal_shares(std::span<const Claimant> claimants);

// The claimants after a transfer: owners of `before` that are neither in `from` nor in `to` retain
// their shares; each of `to` has its stated share of the whole.
std::vector<Claimant> claimants_after(std::span<const Owner> before,
                                      std::span<const PartyIndex> from,
                                      std::span<const Claimant> to);

// complete_shares() of claimants_after(). If that fails, the presumed shares of `before` are
// computed again.
std::optional<std::vector<Owner>> owners_after(std::span<const Owner> before,
                                               std::span<const PartyIndex> from,
                                               std::span<const Claimant> to);

}  // namespace ledger
