#include "tests/unit/projections/release/random_tables.h"

#include <algorithm>
#include <array>
#include <map>
#include <random>

namespace projections::test {
namespace {

constexpr std::size_t kDimensionsMax = 3;
constexpr unsigned kAll = 99;  // In place of a code: not split.

using Codes = std::array<unsigned, kDimensionsMax>;
using CutBits = unsigned;  // A bit for each dimension by which it is split.

struct Contract {
  Codes codes{};
  release::Contribution contribution;
};

Codes rolled(Codes codes, CutBits cut) {
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if ((cut >> i & 1U) == 0) codes[i] = kAll;
  }
  return codes;
}

class Maker {
 public:
  Maker(unsigned seed, unsigned scale)
      : random_(seed), scale_(scale), has_fixed_(seed % 3 == 0), has_open_(seed % 4 == 1) {
    dimensions_ = 1 + pick(kDimensionsMax);
    for (unsigned& width : widths_) width = scale * (2 + pick(dimensions_ == 3 ? 2 : 3));
    pick_cuts();
    sign_contracts();
  }

  Tables make() {
    for (const CutBits cut : cuts_) add_cells(cut, 0, {kAll, kAll, kAll});
    for (const auto& [codes, cell] : index_) {
      for (std::size_t i = 0; i < dimensions_; ++i) add_sum(codes, cell, i);
    }
    for (const Contract& contract : contracts_) count(contract);
    for (std::size_t i = 0; i < tables_.cells.size(); ++i) judge(i);
    return std::move(tables_);
  }

 private:
  unsigned pick(std::size_t count) { return static_cast<unsigned>(random_() % count); }

  // Always the totals and the full table, of the rest some: what is lacking unlinks tables.
  void pick_cuts() {
    const CutBits full = (1U << dimensions_) - 1;
    for (CutBits cut = 0; cut <= full; ++cut) {
      if (cut == 0 || cut == full || pick(4) != 0) cuts_.push_back(cut);
    }
  }

  void sign_contracts() {
    const std::size_t many = std::size_t{scale_} * scale_;
    contracts_.resize(many * (3 + pick(60)));
    for (Contract& contract : contracts_) {
      for (std::size_t i = 0; i < dimensions_; ++i) {
        contract.codes[i] = std::min(pick(widths_[i]), pick(widths_[i]));
      }
      contract.contribution = {1 + std::min(pick(many * 9), pick(many * 9)), 1 + pick(1000), 1};
    }
  }

  void add_cells(CutBits cut, std::size_t dimension, Codes codes) {
    if (dimension == dimensions_) {
      index_.emplace(codes, static_cast<std::uint32_t>(tables_.cells.size()));
      tables_.cells.emplace_back();
      tables_.contributions.emplace_back();
      return;
    }
    if ((cut >> dimension & 1U) == 0) return add_cells(cut, dimension + 1, codes);
    for (unsigned code = 0; code < widths_[dimension]; ++code) {
      codes[dimension] = code;
      add_cells(cut, dimension + 1, codes);
    }
  }

  void add_sum(const Codes& codes, std::uint32_t cell, std::size_t dimension) {
    if (codes[dimension] != kAll) return;
    release::Sum sum{.total = cell, .parts = {}};
    Codes part = codes;
    for (unsigned code = 0; code < widths_[dimension]; ++code) {
      part[dimension] = code;
      if (const auto found = index_.find(part); found != index_.end()) {
        sum.parts.push_back(found->second);
      }
    }
    if (!sum.parts.empty()) tables_.sums.push_back(sum);
  }

  void count(const Contract& contract) {
    for (const CutBits cut : cuts_) {
      const std::uint32_t cell = index_.at(rolled(contract.codes, cut));
      tables_.contributions[cell].push_back(contract.contribution);
      ++tables_.cells[cell].cost;
    }
  }

  void judge(std::size_t cell) {
    release::CellInput& judged = tables_.cells[cell];
    const std::vector<release::Contribution>& all = tables_.contributions[cell];
    judged.is_confidential = confidentiality({}, all) != release::Confidentiality::kFree;
    if (has_open_ && pick(4) == 0) judged.is_confidential = false;
    judged.is_fixed = all.empty() || (has_fixed_ && pick(6) == 0);
  }

  std::mt19937 random_;
  unsigned scale_;
  bool has_fixed_;
  bool has_open_;
  std::size_t dimensions_ = 1;
  std::array<unsigned, kDimensionsMax> widths_{};
  std::vector<CutBits> cuts_;
  std::vector<Contract> contracts_;
  std::map<Codes, std::uint32_t> index_;
  Tables tables_;
};

}  // namespace

std::vector<bool> Tables::not_fixed() const {
  std::vector<bool> result;
  for (const release::CellInput& cell : cells) result.push_back(!cell.is_fixed);
  return result;
}

std::vector<bool> Tables::confidential() const {
  std::vector<bool> result;
  for (const release::CellInput& cell : cells)
    result.push_back(cell.is_confidential && !cell.is_fixed);
  return result;
}

Tables random_tables(unsigned seed, unsigned scale) { return Maker(seed, scale).make(); }

}  // namespace projections::test
