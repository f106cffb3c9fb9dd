#pragma once

// Protection: disclosure control for all amounts of one month and subject together. A publication
// is possible only if each of the amounts can be protected. Internal to DisclosureControl.

#include <utility>
#include <vector>

#include "projections/release/disclosure/figure_system.h"
#include "projections/release/series/series.h"

namespace projections::release {

class Protection {
 public:
  // `cells` are of one month and subject, in order of id, and outlive it.
  Protection(std::span<const CubeCell> cells, const DisclosureRules& rules);
  Protection(const Protection&) = delete;
  Protection& operator=(const Protection&) = delete;

  // Adds a posting that is first published with that publication; publications ascend.
  void add(std::uint32_t publication, const cells::Posting& posting);

  // Publishes those of the publications [0, publications) that can be protected.
  void publish(std::uint32_t publications);

  // The publications that were possible, ascending. If none was, every amount is suppressed.
  const std::vector<std::uint32_t>& published() const { return published_; }
  CellDisclosure disclosure(std::uint32_t cell) const;

 private:
  struct ProtectedAmount {
    std::size_t figure = 0;
    FigureSystem system;
    std::vector<bool> was_suppressed;  // By cell: in some publication.
  };

  static bool publish(std::vector<ProtectedAmount>& amounts, std::uint32_t publication);
  bool has_few_contracts(std::uint32_t cell) const;

  std::span<const CubeCell> cells_;
  DisclosureRules rules_;
  std::vector<Sum> sums_;
  std::vector<ProtectedAmount> amounts_;
  std::vector<std::vector<std::pair<std::uint32_t, std::int64_t>>> contracts_;  // By cell.
  std::vector<std::uint32_t> published_;
};

}  // namespace projections::release
