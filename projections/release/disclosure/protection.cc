#include "projections/release/disclosure/protection.h"

#include <algorithm>

namespace projections::release {

Protection::Protection(std::span<const CubeCell> cells, const DisclosureRules& rules)
    : cells_(cells), rules_(rules), sums_(sums_among(cells)), contracts_(cells.size()) {
  if (cells.empty()) return;
  const auto indicators = indicators_of(cells.front().id.subject);
  for (std::size_t figure = 0; figure < indicators.size(); ++figure) {
    if (!is_money(indicators[figure])) continue;
    amounts_.push_back(
        {figure, FigureSystem(cells_, sums_, figure, rules_), std::vector<bool>(cells.size())});
  }
}

void Protection::add(std::uint32_t publication, const cells::Posting& posting) {
  for (std::uint8_t cut = 0; cut < cuts().size(); ++cut) {
    const CubeCellId id = cell_of(cut, posting);
    const auto found = std::ranges::lower_bound(cells_, id, {}, &CubeCell::id);
    if (found == cells_.end() || found->id != id) continue;
    const auto cell = static_cast<std::uint32_t>(found - cells_.begin());
    contracts_[cell].emplace_back(publication, posting.figures[0]);
    for (ProtectedAmount& amount : amounts_) amount.system.add(cell, publication, posting);
  }
}

// A cell suppressed for one amount is suppressed for all later amounts, which are close to it in
// value, as the technology amount is to the total; not the reverse.
bool Protection::publish(std::vector<ProtectedAmount>& amounts, std::uint32_t publication) {
  if (amounts.empty()) return true;
  std::vector<bool> suppressed(amounts.front().was_suppressed.size());
  for (ProtectedAmount& amount : amounts) {
    if (!amount.system.publish(publication, suppressed)) return false;
    suppressed = amount.system.suppressed();
    for (std::size_t cell = 0; cell < suppressed.size(); ++cell) {
      amount.was_suppressed[cell] = amount.was_suppressed[cell] || suppressed[cell];
    }
  }
  return true;
}

void Protection::publish(std::uint32_t publications) {
  for (std::uint32_t publication = 0; publication < publications; ++publication) {
    std::vector<ProtectedAmount> next = amounts_;
    if (!publish(next, publication)) continue;
    amounts_ = std::move(next);
    published_.push_back(publication);
  }
}

// Whether the cell has too few contracts for statistics of fees. That alone does not make it
// secret.
bool Protection::has_few_contracts(std::uint32_t cell) const {
  if (!cuts()[cells_[cell].id.cut].is_of_fees || published_.empty()) return false;
  std::int64_t contracts = 0;
  for (const auto& [publication, count] : contracts_[cell]) {
    if (publication <= published_.back()) contracts += count;
  }
  return contracts < static_cast<std::int64_t>(rules_.fee_min_contracts);
}

CellDisclosure Protection::disclosure(std::uint32_t cell) const {
  CellDisclosure disclosure;
  const bool suppresses_all = published_.empty();
  const bool has_few_contracts = this->has_few_contracts(cell);
  Confidentiality worst = Confidentiality::kFree;
  for (const ProtectedAmount& amount : amounts_) {
    Confidentiality found =
        suppresses_all ? Confidentiality::kSecondary : amount.system.confidentiality(cell);
    if (found == Confidentiality::kFree && has_few_contracts)
      found = Confidentiality::kFewContracts;
    disclosure.confidentiality[amount.figure] = found;
    disclosure.was_suppressed[amount.figure] =
        suppresses_all || has_few_contracts || amount.was_suppressed[cell];
    if (worst == Confidentiality::kFree) worst = found;
  }
  disclosure.of_counts = worst;
  if (cuts()[cells_[cell].id.cut].suppresses_counts) {  // Counts are suppressed with the amounts.
    const bool was_suppressed =
        std::ranges::find(disclosure.was_suppressed, true) != disclosure.was_suppressed.end();
    disclosure.was_suppressed.fill(was_suppressed);
  }
  return disclosure;
}

}  // namespace projections::release
