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

// A cell hidden for one amount is hidden for all later amounts, which are close to it in value, as
// the technology amount is to the total; not the reverse.
bool Protection::publish(std::vector<ProtectedAmount>& amounts, std::uint32_t publication) {
  if (amounts.empty()) return true;
  std::vector<bool> hidden(amounts.front().was_hidden.size());
  for (ProtectedAmount& amount : amounts) {
    if (!amount.system.publish(publication, hidden)) return false;
    hidden = amount.system.hidden();
    for (std::size_t cell = 0; cell < hidden.size(); ++cell) {
      amount.was_hidden[cell] = amount.was_hidden[cell] || hidden[cell];
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
bool Protection::is_withheld(std::uint32_t cell) const {
  if (!cuts()[cells_[cell].id.cut].is_of_fees || published_.empty()) return false;
  std::int64_t contracts = 0;
  for (const auto& [publication, count] : contracts_[cell]) {
    if (publication <= published_.back()) contracts += count;
  }
  return contracts < static_cast<std::int64_t>(rules_.fee_min_contracts);
}

CellDisclosure Protection::disclosure(std::uint32_t cell) const {
  CellDisclosure disclosure;
  const bool hides_all = published_.empty();
  const bool is_withheld = this->is_withheld(cell);
  Confidentiality worst = Confidentiality::kFree;
  for (const ProtectedAmount& amount : amounts_) {
    Confidentiality found =
        hides_all ? Confidentiality::kSecondary : amount.system.confidentiality(cell);
    if (found == Confidentiality::kFree && is_withheld) found = Confidentiality::kWithheld;
    disclosure.confidentiality[amount.figure] = found;
    disclosure.was_hidden[amount.figure] = hides_all || is_withheld || amount.was_hidden[cell];
    if (worst == Confidentiality::kFree) worst = found;
  }
  disclosure.of_counts = worst;
  if (cuts()[cells_[cell].id.cut].hides_counts) {  // Counts are hidden with the amounts.
    const bool was_hidden =
        std::ranges::find(disclosure.was_hidden, true) != disclosure.was_hidden.end();
    disclosure.was_hidden.fill(was_hidden);
  }
  return disclosure;
}

}  // namespace projections::release
