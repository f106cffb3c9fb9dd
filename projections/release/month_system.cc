#include "projections/release/month_system.h"

#include <algorithm>

namespace projections {
namespace {

constexpr std::uint32_t kNotThere = UINT32_MAX;

// Totals are worth more than what they are split into, and much is worth more than little.
std::uint64_t cost_of(const CubeCellId& id, ledger::Fen128 count) {
  static constexpr std::uint64_t kWorth[] = {10'000, 100, 1, 1};
  const auto things = static_cast<std::uint64_t>(std::clamp<ledger::Fen128>(count, 0, 1'000'000));
  return (things + 1) * kWorth[cuts()[id.cut].by.size()];
}

}  // namespace

struct MonthSystem::Unknowns {
  std::vector<std::uint32_t> published;             // The publications that could be.
  std::vector<std::vector<std::uint32_t>> of_cell;  // By each of them, and cell; kNotThere.
  std::vector<Sum> sums;
  std::vector<Protected> cells;
  std::vector<Confidentiality> primary;
  std::vector<std::vector<Contribution>> contributions;
  std::vector<bool> hidden;  // As the last publication was protected.
};

MonthSystem::MonthSystem(std::span<const CubeCell> cells, std::uint32_t publications,
                         const DisclosureRules& rules)
    : cells_(cells),
      publications_(publications),
      rules_(rules),
      sums_(sums_among(cells)),
      shares_(cells.size()) {}

void MonthSystem::add(std::uint32_t publication, const Posting& posting) {
  for (std::uint8_t cut = 0; cut < cuts().size(); ++cut) {
    const CubeCellId id = cell_of(cut, posting);
    const auto found = std::ranges::lower_bound(cells_, id, {}, &CubeCell::id);
    if (found == cells_.end() || found->id != id) continue;
    shares_[static_cast<std::size_t>(found - cells_.begin())].push_back(
        {publication, posting.contributor, posting.figures});
  }
}

std::vector<Contribution> MonthSystem::contributions(std::uint32_t cell, std::uint32_t publication,
                                                     std::size_t figure) const {
  std::vector<Contribution> found;
  for (const Share& share : shares_[cell]) {
    if (share.publication > publication) break;
    found.push_back({share.contributor, share.figures[figure], share.figures[0]});
  }
  return found;
}

// The first figure is a count, which all know. One amount that is confidential makes the cell so,
// as they are near each other.
Confidentiality MonthSystem::primary(std::uint32_t cell, std::uint32_t publication) const {
  const CubeCellId& id = cells_[cell].id;
  const auto indicators = indicators_of(id.subject);
  Confidentiality found = Confidentiality::kFree;
  for (std::size_t figure = 1; figure < indicators.size(); ++figure) {
    if (!is_money(indicators[figure])) continue;
    auto shares = contributions(cell, publication, figure);
    std::erase_if(shares, [](const Contribution& share) { return share.amount == 0; });
    const Confidentiality of_figure = confidentiality(rules_, shares, OfFees::kNo);
    if (found == Confidentiality::kFree) found = of_figure;
  }
  return found;
}

ledger::Fen128 MonthSystem::count(std::uint32_t cell, std::uint32_t publication) const {
  ledger::Fen128 count = 0;
  for (const Share& share : shares_[cell]) {
    if (share.publication <= publication) count += share.figures[0];
  }
  return count;
}

// Of too few contracts for statistics of fees; that alone makes it no secret.
bool MonthSystem::is_withheld(std::uint32_t cell, std::uint32_t publication) const {
  if (!cuts()[cells_[cell].id.cut].is_of_fees) return false;
  return count(cell, publication) < rules_.fee_min_contracts;
}

bool MonthSystem::is_there(std::uint32_t cell, std::uint32_t publication) const {
  return !shares_[cell].empty() && shares_[cell].front().publication <= publication;
}

bool MonthSystem::has_changed(std::uint32_t cell, std::uint32_t before,
                              std::uint32_t publication) const {
  return std::ranges::any_of(shares_[cell], [&](const Share& share) {
    return share.publication > before && share.publication <= publication;
  });
}

void MonthSystem::add_publication(Unknowns& unknowns, std::uint32_t publication) const {
  std::vector<std::uint32_t> of_cell(cells_.size(), kNotThere);
  for (std::uint32_t cell = 0; cell < cells_.size(); ++cell) {
    if (!is_there(cell, publication)) continue;
    const auto& published = unknowns.published;
    if (!published.empty() && !has_changed(cell, published.back(), publication)) {
      of_cell[cell] = unknowns.of_cell.back()[cell];
      continue;
    }
    of_cell[cell] = static_cast<std::uint32_t>(unknowns.cells.size());
    const CubeCellId& id = cells_[cell].id;
    const Confidentiality found = primary(cell, publication);
    unknowns.primary.push_back(found);
    unknowns.cells.push_back({found != Confidentiality::kFree, false, OfFees::kNo,
                              cost_of(id, count(cell, publication))});
    unknowns.contributions.push_back(contributions(cell, publication, 1));
  }
  for (const Sum& sum : sums_) {
    if (of_cell[sum.total] == kNotThere) continue;
    Sum known{of_cell[sum.total], {}};
    for (const std::uint32_t part : sum.parts) {
      if (of_cell[part] != kNotThere) known.parts.push_back(of_cell[part]);
    }
    unknowns.sums.push_back(std::move(known));
  }
  unknowns.of_cell.push_back(std::move(of_cell));
  unknowns.published.push_back(publication);
}

// Whether the total of all was published before and would not be now: then the figures as published
// before say more.
bool MonthSystem::loses_total(const Unknowns& unknowns, const std::vector<bool>& hidden) const {
  const auto is_total = [](const CubeCell& cell) { return cuts()[cell.id.cut].by.empty(); };
  const auto total = std::ranges::find_if(cells_, is_total);
  if (total == cells_.end()) return false;
  const auto cell = static_cast<std::size_t>(total - cells_.begin());
  const auto& of_cell = unknowns.of_cell;
  const std::uint32_t before = of_cell[of_cell.size() - 2][cell];
  const std::uint32_t now = of_cell.back()[cell];
  return before != kNotThere && !unknowns.hidden[before] && now != kNotThere && hidden[now];
}

// Whether this publication can be, after those before it.
bool MonthSystem::publish(Unknowns& unknowns, std::uint32_t publication) const {
  add_publication(unknowns, publication);
  Suppression found = suppress(unknowns.sums, unknowns.cells, {rules_, unknowns.contributions});
  if (!found.exposed.empty() || !found.insights.empty() || !found.groups.empty()) return false;
  if (unknowns.published.size() > 1 && loses_total(unknowns, found.hidden)) return false;
  unknowns.hidden = std::move(found.hidden);
  for (const std::uint32_t unknown : unknowns.of_cell.back()) {
    if (unknown != kNotThere && !unknowns.hidden[unknown]) unknowns.cells[unknown].is_fixed = true;
  }
  return true;
}

std::vector<Confidentiality> MonthSystem::marks(const Unknowns& unknowns,
                                                std::uint32_t publication) const {
  std::vector<Confidentiality> marks(cells_.size(), Confidentiality::kFree);
  for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
    const std::uint32_t unknown = unknowns.of_cell.back()[cell];
    if (unknown == kNotThere) continue;
    if (!unknowns.hidden[unknown]) {
      if (is_withheld(static_cast<std::uint32_t>(cell), publication)) {
        marks[cell] = Confidentiality::kWithheld;
      }
      continue;
    }
    const Confidentiality primary = unknowns.primary[unknown];
    marks[cell] = primary == Confidentiality::kFree ? Confidentiality::kSecondary : primary;
  }
  return marks;
}

MonthSystem::Protection MonthSystem::protect() const {
  Unknowns unknowns;
  Protection protection{{0}, std::vector(cells_.size(), Confidentiality::kSecondary)};
  for (std::uint32_t publication = 0; publication < publications_; ++publication) {
    Unknowns next = unknowns;
    if (!publish(next, publication))
      continue;  // What cannot be is left out, and a later one tried.
    unknowns = std::move(next);
    protection = {unknowns.published, marks(unknowns, publication)};
  }
  return protection;
}

}  // namespace projections
