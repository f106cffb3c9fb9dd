#pragma once

// FigureSystem: disclosure control for one figure of the cells of one month and subject, over all
// publications. Internal to DisclosureControl.
//
// The sums of all publications so far form one system of equations. A cell whose figure does not
// change between two publications is one unknown in both. A published figure is known from then on.
// A figure of zero is not published, but known: it protects no other.

#include <span>
#include <vector>

#include "projections/release/disclosure/additive.h"
#include "projections/release/disclosure/primary_rules.h"

namespace projections::release {

class FigureSystem {
 public:
  // `cells` are in order of id; `sums` are those among them. Both outlive it.
  FigureSystem(std::span<const CubeCell> cells, std::span<const Sum> sums, std::size_t figure,
               const DisclosureRules& rules);

  // Adds a posting to a cell, first published with that publication. Publications ascend.
  void add(std::uint32_t cell, std::uint32_t publication, const cells::Posting& posting);

  // Adds one more publication, which suppresses the cells `without` among others. False if it
  // cannot be protected, or only by suppressing the total; the object must then be discarded.
  bool publish(std::uint32_t publication, const std::vector<bool>& without);

  // Of the last publication. kFree for a cell without the figure.
  Confidentiality confidentiality(std::uint32_t cell) const;
  std::vector<bool> suppressed() const;  // By cell.

 private:
  struct PublishedContribution {
    std::uint32_t publication = 0;
    Contribution contribution;
  };
  struct Unknown {
    CellInput cell;
    Confidentiality primary = Confidentiality::kFree;
    bool is_suppressed = false;
  };
  using Unknowns = std::vector<std::uint32_t>;  // By cell: the index of its unknown, or kNoUnknown.

  bool has_changed(std::uint32_t cell, std::uint32_t publication) const;
  std::uint32_t add_unknown(std::uint32_t cell, std::uint32_t publication);
  void add_sums(const Unknowns& unknowns);
  bool suppress_unknowns();
  static void close(Unknown& unknown, bool is_left_out);
  bool loses_total(const Unknowns& now) const;
  bool is_suppressed(const Unknowns& unknowns, std::uint32_t cell) const;

  std::span<const CubeCell> cells_;
  std::span<const Sum> sums_of_cells_;
  std::size_t figure_;
  DisclosureRules rules_;
  std::vector<std::vector<PublishedContribution>> cell_contributions_;  // By cell.

  std::vector<Unknown> unknowns_;
  std::vector<std::vector<Contribution>> contributions_;  // By unknown.
  std::vector<Sum> sums_;                                 // Of unknowns.
  std::vector<Unknowns> publications_;
  std::uint32_t published_ = 0;  // The last publication.
};

}  // namespace projections::release
