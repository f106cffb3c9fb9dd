#include "projections/release/disclosure/figure_system.h"

#include <algorithm>

namespace projections::release {
namespace {

constexpr std::uint32_t kNoUnknown = UINT32_MAX;

// Totals cost more than their parts, and cells with many things more than those with few.
std::uint64_t cost_of(const CubeCellId& id, std::size_t things) {
  static constexpr std::uint64_t kWeight[] = {10'000, 100, 1, 1};
  return (things + 1) * kWeight[cuts()[id.cut].by.size()];
}

ledger::Fen128 sum_of(const std::vector<Contribution>& contributions) {
  ledger::Fen128 sum = 0;
  for (const Contribution& each : contributions) sum += each.amount;
  return sum;
}

}  // namespace

FigureSystem::FigureSystem(std::span<const CubeCell> cells, std::span<const Sum> sums,
                           std::size_t figure, const DisclosureRules& rules)
    : cells_(cells),
      sums_of_cells_(sums),
      figure_(figure),
      rules_(rules),
      cell_contributions_(cells.size()) {}

void FigureSystem::add(std::uint32_t cell, std::uint32_t publication,
                       const cells::Posting& posting) {
  const std::int64_t amount = posting.figures[figure_];
  if (amount == 0) return;
  cell_contributions_[cell].push_back(
      {publication, {posting.contributor, amount, posting.figures[0]}});
}

bool FigureSystem::has_changed(std::uint32_t cell, std::uint32_t publication) const {
  return std::ranges::any_of(
      cell_contributions_[cell], [&](const PublishedContribution& published) {
        return published.publication > published_ && published.publication <= publication;
      });
}

std::uint32_t FigureSystem::add_unknown(std::uint32_t cell, std::uint32_t publication) {
  std::vector<Contribution> contributions;
  for (const PublishedContribution& published : cell_contributions_[cell]) {
    if (published.publication <= publication) contributions.push_back(published.contribution);
  }
  if (sum_of(contributions) == 0) return kNoUnknown;
  const std::size_t things = contributions.size();
  contributions = merged(contributions);
  Unknown unknown;
  unknown.primary = release::confidentiality(rules_, contributions);
  unknown.cell.is_confidential = unknown.primary != Confidentiality::kFree;
  unknown.cell.cost = cost_of(cells_[cell].id, things);
  unknowns_.push_back(unknown);
  contributions_.push_back(std::move(contributions));
  return static_cast<std::uint32_t>(unknowns_.size() - 1);
}

// A cell without an unknown is zero: it adds nothing to a total, and has no parts itself.
void FigureSystem::add_sums(const Unknowns& unknowns) {
  for (const Sum& sum : sums_of_cells_) {
    if (unknowns[sum.total] == kNoUnknown) continue;
    Sum present{unknowns[sum.total], {}};
    for (const std::uint32_t part : sum.parts) {
      if (unknowns[part] != kNoUnknown) present.parts.push_back(unknowns[part]);
    }
    sums_.push_back(std::move(present));
  }
}

bool FigureSystem::publish(std::uint32_t publication, const std::vector<bool>& without) {
  Unknowns unknowns(cells_.size(), kNoUnknown);
  for (std::uint32_t cell = 0; cell < cells_.size(); ++cell) {
    const bool is_unchanged = !publications_.empty() && !has_changed(cell, publication);
    unknowns[cell] = is_unchanged ? publications_.back()[cell] : add_unknown(cell, publication);
  }
  add_sums(unknowns);
  if (!suppress_unknowns()) return false;
  for (std::uint32_t cell = 0; cell < cells_.size(); ++cell) {
    if (unknowns[cell] != kNoUnknown) close(unknowns_[unknowns[cell]], without[cell]);
  }
  if (!publications_.empty() && loses_total(unknowns)) return false;
  publications_.push_back(std::move(unknowns));
  published_ = publication;
  return true;
}

// False if too many cells around a confidential one are known already.
bool FigureSystem::suppress_unknowns() {
  std::vector<CellInput> cells;
  for (const Unknown& unknown : unknowns_) cells.push_back(unknown.cell);
  const Suppression found = suppress(sums_, cells, {rules_, contributions_});
  for (std::size_t i = 0; i < unknowns_.size(); ++i)
    unknowns_[i].is_suppressed = found.suppressed[i];
  return found.exposed.empty() && found.insights.empty() && found.groups.empty();
}

// Ends a publication for one unknown: if it is not suppressed, it is known from now on.
void FigureSystem::close(Unknown& unknown, bool is_left_out) {
  if (is_left_out && !unknown.cell.is_fixed) unknown.is_suppressed = true;
  if (!unknown.is_suppressed) unknown.cell.is_fixed = true;
}

bool FigureSystem::is_suppressed(const Unknowns& unknowns, std::uint32_t cell) const {
  return unknowns[cell] != kNoUnknown && unknowns_[unknowns[cell]].is_suppressed;
}

// Whether the grand total was published before and would be suppressed now: then the earlier
// publication gives more information.
bool FigureSystem::loses_total(const Unknowns& now) const {
  for (std::uint32_t cell = 0; cell < cells_.size(); ++cell) {
    if (!cuts()[cells_[cell].id.cut].by.empty()) continue;
    const std::uint32_t before = publications_.back()[cell];
    const bool was_known = before == kNoUnknown || unknowns_[before].cell.is_fixed;
    return was_known && is_suppressed(now, cell);
  }
  return false;
}

Confidentiality FigureSystem::confidentiality(std::uint32_t cell) const {
  if (publications_.empty() || !is_suppressed(publications_.back(), cell))
    return Confidentiality::kFree;
  const Confidentiality primary = unknowns_[publications_.back()[cell]].primary;
  return primary == Confidentiality::kFree ? Confidentiality::kSecondary : primary;
}

std::vector<bool> FigureSystem::suppressed() const {
  std::vector<bool> suppressed(cells_.size());
  for (std::uint32_t cell = 0; cell < cells_.size(); ++cell) {
    suppressed[cell] = is_suppressed(publications_.back(), cell);
  }
  return suppressed;
}

}  // namespace projections::release
