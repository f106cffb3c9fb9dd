#pragma once

// MonthSystem protects the cells of one month and subject through all publications of the month.
// Internal to Confidential.
//
// A cell that did not change from one publication to the next is one unknown in both; what was
// published of it is known from then on. All sums of all publications so far are looked at
// together.

#include <span>
#include <vector>

#include "projections/release/additive.h"
#include "projections/release/disclosure.h"

namespace projections {

class MonthSystem {
 public:
  // `cells` in order of id; `publications`: how many there are.
  MonthSystem(std::span<const CubeCell> cells, std::uint32_t publications,
              const DisclosureRules& rules);

  // What a posting, made known with that publication, adds to the cells that it belongs to.
  void add(std::uint32_t publication, const Posting& posting);

  struct Protection {
    std::vector<std::uint32_t> published;  // Those that may be; others are held back. Never none.
    std::vector<Confidentiality> cells;    // As of it.
  };
  Protection protect() const;

 private:
  struct Share {
    std::uint32_t publication = 0;
    ledger::PartyIndex contributor = kNoParty;
    Figures figures{};
  };
  struct Unknowns;  // The cells of the publications so far.

  std::vector<Contribution> contributions(std::uint32_t cell, std::uint32_t publication,
                                          std::size_t figure) const;
  Confidentiality primary(std::uint32_t cell, std::uint32_t publication) const;
  ledger::Fen128 count(std::uint32_t cell, std::uint32_t publication) const;
  bool is_withheld(std::uint32_t cell, std::uint32_t publication) const;
  bool is_there(std::uint32_t cell, std::uint32_t publication) const;
  bool has_changed(std::uint32_t cell, std::uint32_t before, std::uint32_t publication) const;
  void add_publication(Unknowns& unknowns, std::uint32_t publication) const;
  bool loses_total(const Unknowns& unknowns, const std::vector<bool>& hidden) const;
  bool publish(Unknowns& unknowns, std::uint32_t publication) const;
  std::vector<Confidentiality> marks(const Unknowns& unknowns, std::uint32_t publication) const;

  std::span<const CubeCell> cells_;
  std::uint32_t publications_;
  DisclosureRules rules_;
  std::vector<Sum> sums_;
  std::vector<std::vector<Share>> shares_;  // By cell.
};

}  // namespace projections
