#include "projections/release/figure_system.h"

#include <algorithm>

namespace projections {
namespace {

constexpr std::uint32_t kNotThere = UINT32_MAX;

// Totals are worth more than what they are split into, and much is worth more than little.
std::uint64_t cost_of(const CubeCellId& id, std::size_t things) {
  static constexpr std::uint64_t kWorth[] = {10'000, 100, 1, 1};
  return (things + 1) * kWorth[cuts()[id.cut].by.size()];
}

ledger::Fen128 sum_of(const std::vector<Contribution>& contributions) {
  ledger::Fen128 sum = 0;
  for (const Contribution& each : contributions) sum += each.amount;
  return sum;
}

}  // namespace

FigureSystem::FigureSystem(std::span<const CubeCell> cells, std::span<const Sum> sums,
                           std::size_t figure, const DisclosureRules& rules)
    : cells_(cells), sums_of_cells_(sums), figure_(figure), rules_(rules), shares_(cells.size()) {}

void FigureSystem::add(std::uint32_t cell, std::uint32_t publication, const Posting& posting) {
  const std::int64_t amount = posting.figures[figure_];
  if (amount == 0) return;
  shares_[cell].push_back({publication, {posting.contributor, amount, posting.figures[0]}});
}

bool FigureSystem::has_changed(std::uint32_t cell, std::uint32_t publication) const {
  return std::ranges::any_of(shares_[cell], [&](const Share& share) {
    return share.publication > published_ && share.publication <= publication;
  });
}

std::uint32_t FigureSystem::add_unknown(std::uint32_t cell, std::uint32_t publication) {
  std::vector<Contribution> contributions;
  for (const Share& share : shares_[cell]) {
    if (share.publication <= publication) contributions.push_back(share.contribution);
  }
  if (sum_of(contributions) == 0) return kNotThere;
  const std::size_t things = contributions.size();
  contributions = merged(contributions);
  Unknown unknown;
  unknown.primary = projections::confidentiality(rules_, contributions);
  unknown.cell.is_confidential = unknown.primary != Confidentiality::kFree;
  unknown.cell.cost = cost_of(cells_[cell].id, things);
  unknowns_.push_back(unknown);
  contributions_.push_back(std::move(contributions));
  return static_cast<std::uint32_t>(unknowns_.size() - 1);
}

// What is not there is zero: as a part it adds nothing, and as a total its parts are not there.
void FigureSystem::add_sums(const Places& places) {
  for (const Sum& sum : sums_of_cells_) {
    if (places[sum.total] == kNotThere) continue;
    Sum known{places[sum.total], {}};
    for (const std::uint32_t part : sum.parts) {
      if (places[part] != kNotThere) known.parts.push_back(places[part]);
    }
    sums_.push_back(std::move(known));
  }
}

bool FigureSystem::publish(std::uint32_t publication, const std::vector<bool>& without) {
  Places places(cells_.size(), kNotThere);
  for (std::uint32_t cell = 0; cell < cells_.size(); ++cell) {
    const bool is_as_before = !places_.empty() && !has_changed(cell, publication);
    places[cell] = is_as_before ? places_.back()[cell] : add_unknown(cell, publication);
  }
  add_sums(places);
  if (!suppress_unknowns()) return false;
  for (std::uint32_t cell = 0; cell < cells_.size(); ++cell) {
    if (places[cell] != kNotThere) settle(unknowns_[places[cell]], without[cell]);
  }
  if (!places_.empty() && loses_total(places)) return false;
  places_.push_back(std::move(places));
  published_ = publication;
  return true;
}

// False where something around what is confidential is known already.
bool FigureSystem::suppress_unknowns() {
  std::vector<Protected> cells;
  for (const Unknown& unknown : unknowns_) cells.push_back(unknown.cell);
  const Suppression found = suppress(sums_, cells, {rules_, contributions_});
  for (std::size_t i = 0; i < unknowns_.size(); ++i) unknowns_[i].is_hidden = found.hidden[i];
  return found.exposed.empty() && found.insights.empty() && found.groups.empty();
}

// As it is published now: what is not hidden is known from now on.
void FigureSystem::settle(Unknown& unknown, bool is_left_out) {
  if (is_left_out && !unknown.cell.is_fixed) unknown.is_hidden = true;
  if (!unknown.is_hidden) unknown.cell.is_fixed = true;
}

bool FigureSystem::is_hidden(const Places& places, std::uint32_t cell) const {
  return places[cell] != kNotThere && unknowns_[places[cell]].is_hidden;
}

// Whether the total of all was published before and would not be now: then what was published
// before says more.
bool FigureSystem::loses_total(const Places& now) const {
  for (std::uint32_t cell = 0; cell < cells_.size(); ++cell) {
    if (!cuts()[cells_[cell].id.cut].by.empty()) continue;
    const std::uint32_t before = places_.back()[cell];
    const bool was_told = before == kNotThere || unknowns_[before].cell.is_fixed;
    return was_told && is_hidden(now, cell);
  }
  return false;
}

Confidentiality FigureSystem::confidentiality(std::uint32_t cell) const {
  if (places_.empty() || !is_hidden(places_.back(), cell)) return Confidentiality::kFree;
  const Confidentiality primary = unknowns_[places_.back()[cell]].primary;
  return primary == Confidentiality::kFree ? Confidentiality::kSecondary : primary;
}

std::vector<bool> FigureSystem::hidden() const {
  std::vector<bool> hidden(cells_.size());
  for (std::uint32_t cell = 0; cell < cells_.size(); ++cell) {
    hidden[cell] = is_hidden(places_.back(), cell);
  }
  return hidden;
}

}  // namespace projections
