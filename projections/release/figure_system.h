#pragma once

// FigureSystem protects one figure of the cells of one month and subject, publication by
// publication. Internal to Confidential.
//
// A cell whose figure did not change from one publication to the next is one unknown in both; what
// was published of it is known from then on. All sums of all publications so far are looked at
// together. A figure of zero is not published and is known: it protects nothing.

#include <span>
#include <vector>

#include "projections/release/additive.h"
#include "projections/release/disclosure.h"

namespace projections {

class FigureSystem {
 public:
  // `cells` in order of id, and the sums among them; both outlive it.
  FigureSystem(std::span<const CubeCell> cells, std::span<const Sum> sums, std::size_t figure,
               const DisclosureRules& rules);

  // What a posting, made known with that publication, adds to a cell. Publications ascend.
  void add(std::uint32_t cell, std::uint32_t publication, const Posting& posting);

  // Tries to publish once more, without the cells named. False where that cannot be protected, or
  // only without the total; it is to be thrown away then.
  bool publish(std::uint32_t publication, const std::vector<bool>& without);

  // Of the last publication. A cell without the figure is free.
  Confidentiality confidentiality(std::uint32_t cell) const;
  std::vector<bool> hidden() const;  // By cell.

 private:
  struct Share {
    std::uint32_t publication = 0;
    Contribution contribution;
  };
  struct Unknown {
    Protected cell;
    Confidentiality primary = Confidentiality::kFree;
    bool is_hidden = false;
  };
  using Places = std::vector<std::uint32_t>;  // The unknown of each cell, or none.

  bool has_changed(std::uint32_t cell, std::uint32_t publication) const;
  std::uint32_t add_unknown(std::uint32_t cell, std::uint32_t publication);
  void add_sums(const Places& places);
  bool suppress_unknowns();
  static void settle(Unknown& unknown, bool is_left_out);
  bool loses_total(const Places& now) const;
  bool is_hidden(const Places& places, std::uint32_t cell) const;

  std::span<const CubeCell> cells_;
  std::span<const Sum> sums_of_cells_;
  std::size_t figure_;
  DisclosureRules rules_;
  std::vector<std::vector<Share>> shares_;  // By cell.

  std::vector<Unknown> unknowns_;
  std::vector<std::vector<Contribution>> contributions_;  // By unknown.
  std::vector<Sum> sums_;                                 // Of unknowns.
  std::vector<Places> places_;                            // By publication.
  std::uint32_t published_ = 0;                           // The last one.
};

}  // namespace projections
