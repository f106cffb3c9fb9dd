#include "projections/release/insiders.h"

#include <algorithm>
#include <utility>

namespace projections {
namespace {

// As many changes, drawn at random, as are asked for. After a cell was hidden, the earlier ones are
// still possible, but do not move that cell: they are no longer drawn from all that are possible.
class Changes {
 public:
  explicit Changes(HiddenCells& cells) : cells_(cells) {}

  const std::vector<Residue>& at(std::size_t number) {
    while (drawn_.size() <= number) drawn_.push_back(cells_.unseen_change());
    return drawn_[number];
  }
  bool is_fresh(std::size_t number) const { return number >= stale_; }
  void age() { stale_ = drawn_.size(); }
  // Where to begin, for one who needs so many: some stale ones save as many draws.
  std::size_t begin(std::size_t count) {
    if (stale_ > kStaleMax) {
      drawn_.clear();
      stale_ = 0;
    }
    return stale_ < count ? 0 : stale_ - count;
  }

 private:
  static constexpr std::size_t kStaleMax = 64;

  HiddenCells& cells_;
  std::vector<std::vector<Residue>> drawn_;
  std::size_t stale_ = 0;
};

// A combination of changes: its factors, and what it does to the known cells.
struct Mixed {
  std::vector<Residue> factors;  // By number of the change, from the insider's first one.
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

// One contributor, who knows some hidden cells.
class Insider {
 public:
  Insider(const std::vector<std::uint32_t>& known, Changes& changes)
      : known_(known), changes_(changes), first_(changes.begin(known.size())), next_(first_) {
    renew();
  }

  // Of those cells the ones that no change moves which leaves the known cells alone.
  std::vector<std::uint32_t> computable(const std::vector<std::uint32_t>& cells) {
    std::vector<Residue> moved(cells.size());
    for (std::size_t i = 0; i < still_.size(); ++i) {
      if (still_[i].is_zero()) continue;
      const std::vector<Residue>& change = changes_.at(first_ + i);
      for (std::size_t k = 0; k < cells.size(); ++k) {
        moved[k] = moved[k] + still_[i] * change[cells[k]];
      }
    }
    std::vector<std::uint32_t> computable;
    for (std::size_t k = 0; k < cells.size(); ++k) {
      if (moved[k].is_zero()) computable.push_back(cells[k]);
    }
    return computable;
  }

  // The cell, and so many times each known one: what sums of published cells give together.
  std::vector<CellValue> computation(std::uint32_t cell) {
    std::vector<Residue> times(known_.size());
    for (std::size_t i = mixed_.size(); i-- > 0;) {
      Residue balance = move_of(mixed_[i].factors, cell);
      for (std::size_t k = 0; k < times.size(); ++k) {
        balance = balance + mixed_[i].moves[k] * times[k];  // Zero so far at the pivot.
      }
      times[mixed_[i].pivot] = -balance;
    }
    std::vector<CellValue> values{{cell, Residue::one()}};
    for (std::size_t k = 0; k < times.size(); ++k) values.push_back({known_[k], times[k]});
    return values;
  }

  // After a cell was hidden.
  void renew() {
    while (mix_one_more()) {
    }
  }

 private:
  // False when a fresh change, less others, leaves all known cells alone: that is as good as drawn
  // at random among all changes that do.
  bool mix_one_more() {
    const std::size_t number = next_++;
    Mixed mixed{.factors = std::vector<Residue>(number - first_ + 1), .moves = {}};
    mixed.factors.back() = Residue::one();
    for (const std::uint32_t cell : known_) mixed.moves.push_back(changes_.at(number)[cell]);
    for (const Mixed& earlier : mixed_) mixed.subtract(mixed.moves[earlier.pivot], earlier);
    const auto moving = std::ranges::find_if(mixed.moves, [](Residue r) { return !r.is_zero(); });
    if (moving == mixed.moves.end()) {
      still_ = std::move(mixed.factors);
      return !changes_.is_fresh(number);
    }
    mixed.pivot = static_cast<std::size_t>(moving - mixed.moves.begin());
    mixed.scale(inverse(*moving));
    mixed_.push_back(std::move(mixed));
    return true;
  }

  Residue move_of(const std::vector<Residue>& factors, std::uint32_t cell) {
    Residue moved;
    for (std::size_t i = 0; i < factors.size(); ++i) {
      if (!factors[i].is_zero()) moved = moved + factors[i] * changes_.at(first_ + i)[cell];
    }
    return moved;
  }

  const std::vector<std::uint32_t>& known_;
  Changes& changes_;
  std::size_t first_;
  std::size_t next_;
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
bool Insiders::protect(Insight insight, std::span<const CellValue> computation) {
  const auto combination = cells_.elimination().combination(computation);
  const std::optional<std::uint32_t> cheapest = cells_.cheapest_against(combination);
  if (!cheapest) {
    insights_.insert(insight);
    return false;
  }
  cells_.hide(*cheapest);
  hidden_[*cheapest] = true;
  if (cells_.is_long()) cells_.eliminate();
  return true;
}

std::vector<std::uint32_t> Insiders::secrets_of_others(std::uint64_t contributor) const {
  std::vector<std::uint32_t> secrets;
  for (std::uint32_t i = 0; i < cells_.size(); ++i) {
    if (cells_.is_secret(i) && sole_[i] != contributor) secrets.push_back(i);
  }
  return secrets;
}

bool Insiders::guard() {
  bool has_hidden = false;
  Changes changes(cells_);
  for (const auto& [contributor, known] : known_cells()) {
    Insider insider(known, changes);
    std::vector<std::uint32_t> open = insider.computable(secrets_of_others(contributor));
    while (!open.empty()) {
      if (protect({contributor, open.back()}, insider.computation(open.back()))) {
        has_hidden = true;
        changes.age();
        insider.renew();
      } else {
        open.pop_back();
      }
      open = insider.computable(open);
    }
  }
  return has_hidden;
}

}  // namespace projections
