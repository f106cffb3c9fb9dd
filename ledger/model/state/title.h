#pragma once

// Title: who owns a right, in exact shares. Shares that are not stated are presumed equal (the
// office's register lists owners without shares); they are never a reason to refuse.

#include <optional>
#include <span>
#include <vector>

#include "ledger/model/state/party_set.h"

namespace ledger {

struct Claimant {
  PartyIndex party = 0;
  std::optional<Share> share;

  friend bool operator==(const Claimant&, const Claimant&) = default;
};

// A list of claimants, and their parties to be looked up.
class Claimants {
 public:
  explicit Claimants(std::vector<Claimant> all);

  std::span<const Claimant> all() const { return all_; }
  const PartySet& parties() const { return parties_; }
  bool names_twice() const { return parties_.size() < all_.size(); }

 private:
  std::vector<Claimant> all_;
  PartySet parties_;
};

// Owners whose shares sum to one: the stated shares, and the rest split equally among the others.
// Empty if the stated shares leave no rest for the others, if they alone do not sum to one, or if a
// party is named twice.
std::optional<std::vector<Owner>> complete_shares(std::span<const Claimant> claimants);

// The same parties, each once, in equal presumed shares: for a fact of the office for which
// complete_shares() fails.
std::vector<Owner> in_equal_shares(std::span<const Claimant> claimants);

// Whether both are the same owners with the same shares, in any order.
bool is_same_title(std::span<const Owner> one, std::span<const Owner> other);

// The claimants after a transfer: owners of `before` that are neither in `from` nor in `to` retain
// their shares; each of `to` has its stated share of the whole. Takes time for `before` and `to`,
// however many `from` has.
std::vector<Claimant> claimants_after(std::span<const Owner> before, const PartySet& from,
                                      const Claimants& to);

// complete_shares() of claimants_after(). If that fails, the presumed shares of `before` are
// computed again.
std::optional<std::vector<Owner>> owners_after(std::span<const Owner> before, const PartySet& from,
                                               const Claimants& to);

// Notes in `tenures` who became an owner on `day`, and who was one until the day before.
void note_tenures(std::vector<Tenure>& tenures, std::span<const Owner> before,
                  std::span<const Owner> after, Date day);

}  // namespace ledger
