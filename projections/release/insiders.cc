#include "projections/release/insiders.h"

#include <algorithm>
#include <utility>

namespace projections {
namespace {

// As many changes, drawn at random, as are asked for.
class Changes {
 public:
  explicit Changes(HiddenCells& cells) : cells_(cells) {}

  const std::vector<Residue>& at(std::size_t number) {
    while (drawn_.size() <= number) drawn_.push_back(cells_.unseen_change());
    return drawn_[number];
  }

 private:
  HiddenCells& cells_;
  std::vector<std::vector<Residue>> drawn_;
};

// A combination of changes: its factors, and what it does to the known cells.
struct Mixed {
  std::vector<Residue> factors;  // By number of the change.
  std::vector<Residue> moves;    // By place among the known cells.
  std::size_t pivot = 0;         // Where it moves by 1, and no later one moves at all.

  void subtract(Residue factor, const Mixed& other) {
    for (std::size_t i = 0; i < other.factors.size(); ++i) {
      factors[i] = factors[i] - factor * other.factors[i];
    }
    for (std::size_t i = 0; i < moves.size(); ++i) moves[i] = moves[i] - factor * other.moves[i];
  }
  void scale(Residue factor) {
    for (Residue& one : factors) one = one * factor;
    for (Residue& one : moves) one = one * factor;
  }
};

class Insider {
 public:
  Insider(const std::vector<std::uint32_t>& known, Changes& changes)
      : known_(known), changes_(changes) {
    while (mix_one_more()) {
    }
  }

  bool can_compute(std::uint32_t cell) { return moves(still_, cell).is_zero(); }

  // The cell, and so many times each known one: what sums of published cells give together.
  std::vector<CellValue> computation(std::uint32_t cell) {
    std::vector<Residue> times(known_.size());
    for (std::size_t i = mixed_.size(); i-- > 0;) {
      Residue balance = moves(mixed_[i].factors, cell);
      for (std::size_t k = 0; k < times.size(); ++k) {
        balance = balance + mixed_[i].moves[k] * times[k];  // Zero so far at the pivot.
      }
      times[mixed_[i].pivot] = -balance;
    }
    std::vector<CellValue> values{{cell, Residue::one()}};
    for (std::size_t k = 0; k < times.size(); ++k) values.push_back({known_[k], times[k]});
    return values;
  }

 private:
  // False when a combination leaves all known cells alone. The first that does is as good as drawn
  // at random among all that do.
  bool mix_one_more() {
    const std::size_t number = mixed_.size();
    Mixed mixed{.factors = std::vector<Residue>(number + 1), .moves = {}};
    mixed.factors[number] = Residue::one();
    for (const std::uint32_t cell : known_) mixed.moves.push_back(changes_.at(number)[cell]);
    for (const Mixed& earlier : mixed_) mixed.subtract(mixed.moves[earlier.pivot], earlier);
    const auto moving = std::ranges::find_if(mixed.moves, [](Residue r) { return !r.is_zero(); });
    if (moving == mixed.moves.end()) {
      still_ = std::move(mixed.factors);
      return false;
    }
    mixed.pivot = static_cast<std::size_t>(moving - mixed.moves.begin());
    mixed.scale(inverse(*moving));
    mixed_.push_back(std::move(mixed));
    return true;
  }

  Residue moves(const std::vector<Residue>& factors, std::uint32_t cell) {
    Residue moved;
    for (std::size_t i = 0; i < factors.size(); ++i) {
      moved = moved + factors[i] * changes_.at(i)[cell];
    }
    return moved;
  }

  const std::vector<std::uint32_t>& known_;
  Changes& changes_;
  std::vector<Mixed> mixed_;
  std::vector<Residue> still_;  // Factors of a change that leaves all known cells alone.
};

}  // namespace

Insiders::Insiders(HiddenCells& cells) : cells_(cells), sole_(cells.size()), hidden_(cells.size()) {
  const auto& of_cell = cells.contributors().of_cell;
  for (std::size_t i = 0; i < of_cell.size(); ++i) sole_[i] = sole_contributor(of_cell[i]);
}

std::map<std::uint64_t, std::vector<std::uint32_t>> Insiders::known_cells() const {
  std::map<std::uint64_t, std::vector<std::uint32_t>> known;
  for (std::uint32_t i = 0; i < sole_.size(); ++i) {
    if (sole_[i] && cells_.is_unknown(i)) known[*sole_[i]].push_back(i);
  }
  return known;
}

// True if it hides a cell.
bool Insiders::protect(Insight insight, const std::vector<Residue>& combination) {
  const bool is_done = std::ranges::any_of(hidden_now_, [&](std::uint32_t cell) {
    return !cells_.share_in(combination, cell).is_zero();
  });
  if (is_done) return false;
  const std::optional<std::uint32_t> cheapest = cells_.cheapest_against(combination);
  if (!cheapest) {
    insights_.insert(insight);
    return false;
  }
  cells_.hide(*cheapest);
  hidden_[*cheapest] = true;
  hidden_now_.push_back(*cheapest);
  return true;
}

bool Insiders::guard() {
  hidden_now_.clear();
  Changes changes(cells_);
  std::vector<std::uint32_t> secrets;
  for (std::uint32_t i = 0; i < cells_.size(); ++i) {
    if (cells_.is_secret(i)) secrets.push_back(i);
  }
  for (const auto& [contributor, known] : known_cells()) {
    Insider insider(known, changes);
    for (const std::uint32_t cell : secrets) {
      if (sole_[cell] == contributor || !insider.can_compute(cell)) continue;
      if (insights_.contains({contributor, cell})) continue;
      protect({contributor, cell}, cells_.elimination().combination(insider.computation(cell)));
    }
  }
  return !hidden_now_.empty();
}

}  // namespace projections
