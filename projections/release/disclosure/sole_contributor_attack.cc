#include "projections/release/disclosure/sole_contributor_attack.h"

#include "projections/release/disclosure/contributor_view.h"

namespace projections::release {

SoleContributorAttack::SoleContributorAttack(SuppressedCells& cells)
    : cells_(cells), sole_(cells.size()), suppressed_(cells.size()) {
  const auto& of_cell = cells.contributors().of_cell;
  for (std::size_t i = 0; i < of_cell.size(); ++i) sole_[i] = sole_contributor(of_cell[i]);
}

std::map<std::uint64_t, std::vector<std::uint32_t>> SoleContributorAttack::known_cells() const {
  std::map<std::uint64_t, std::vector<std::uint32_t>> known;
  for (std::uint32_t i = 0; i < sole_.size(); ++i) {
    if (sole_[i] && cells_.is_unknown(i)) known[*sole_[i]].push_back(i);
  }
  return known;
}

// Suppresses a cell so that `computation` is impossible. If none can be suppressed, notes `insight`
// and returns false.
bool SoleContributorAttack::suppress_against(Insight insight,
                                             std::span<const CellValue> computation) {
  const auto combination = cells_.elimination().combination(computation);
  const std::optional<std::uint32_t> cheapest = cells_.cheapest_against(combination);
  if (!cheapest) {
    insights_.insert(insight);
    return false;
  }
  cells_.suppress(*cheapest);
  suppressed_[*cheapest] = true;
  if (cells_.needs_elimination()) cells_.eliminate();
  return true;
}

std::vector<std::uint32_t> SoleContributorAttack::secrets_of_others(
    std::uint64_t contributor) const {
  std::vector<std::uint32_t> secrets;
  for (std::uint32_t i = 0; i < cells_.size(); ++i) {
    if (cells_.is_secret(i) && sole_[i] != contributor) secrets.push_back(i);
  }
  return secrets;
}

bool SoleContributorAttack::enforce_rule2() {
  bool has_suppressed = false;
  NullSpaceSamples samples(cells_);
  for (const auto& [contributor, known] : known_cells()) {
    ContributorView view(known, samples);
    std::vector<std::uint32_t> open = view.computable(secrets_of_others(contributor));
    while (!open.empty()) {
      if (suppress_against({contributor, open.back()}, view.computation(open.back()))) {
        has_suppressed = true;
        samples.make_stale();
        view.update();
      } else {
        open.pop_back();
      }
      open = view.computable(open);
    }
  }
  return has_suppressed;
}

}  // namespace projections::release
