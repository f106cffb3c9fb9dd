#pragma once

// Protection protects all amounts of one month and subject together: a publication can be only
// where every one of them can be protected. Internal to Confidential.

#include "projections/release/figure_system.h"
#include "projections/release/series.h"

namespace projections {

class Protection {
 public:
  // `cells` of one month and subject in order of id, which outlive it.
  Protection(std::span<const CubeCell> cells, const DisclosureRules& rules);
  Protection(const Protection&) = delete;
  Protection& operator=(const Protection&) = delete;

  // Made known with that publication; publications ascend.
  void add(std::uint32_t publication, const Posting& posting);

  // Publishes what can be of so many publications; where one cannot be, a later one is tried.
  void publish(std::uint32_t publications);

  // Which could be, ascending; none where not even one: then every amount is hidden.
  const std::vector<std::uint32_t>& published() const { return published_; }
  Marking marking(std::uint32_t cell) const;

 private:
  struct Amount {
    std::size_t figure = 0;
    FigureSystem system;
    std::vector<bool> was_hidden;  // By cell: in any publication.
  };

  static bool publish(std::vector<Amount>& amounts, std::uint32_t publication);
  bool is_withheld(std::uint32_t cell) const;

  std::span<const CubeCell> cells_;
  DisclosureRules rules_;
  std::vector<Sum> sums_;
  std::vector<Amount> amounts_;
  std::vector<std::vector<std::pair<std::uint32_t, std::int64_t>>> contracts_;  // By cell.
  std::vector<std::uint32_t> published_;
};

}  // namespace projections
