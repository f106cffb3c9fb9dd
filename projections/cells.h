#pragma once

// Cells: the sums of all figures, by month, breakdown and subject, in two bases:
//
//   event    under the month in which a fact happened; a later revision restates that month
//   booking  under the month in which it was filed; a revision adds the difference to its own month
//
// A cell whose figures are all zero counts as not there.
//
// Stored form, a row for each cell, in the order of output:
//   key   := "stat/" month(3) breakdown(17) subject(1)
//   value := event figures, booking figures: each 16 bytes, two's complement, as many of each as
//            the subject has indicators, in their order
// All numbers are big-endian; a month is year * 12 + month - 1.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/date.h"
#include "ledger/model/money.h"
#include "projections/blocks.h"
#include "projections/breakdown.h"
#include "projections/indicator.h"
#include "projections/key_index.h"

namespace projections {

enum class Basis : std::uint8_t { kEvent, kBooking };

using Sums = std::array<ledger::Fen128, kFiguresMax>;   // Of one cell in one basis.
using Figures = std::array<std::int64_t, kFiguresMax>;  // Of one thing.

constexpr std::int32_t kMonthMax = 9999 * 12 + 11;  // The last month that has a text.

struct CellId {
  ledger::Month month;
  Breakdown breakdown;
  Subject subject = Subject::kContract;

  friend bool operator==(const CellId&, const CellId&) = default;
};

struct Cell {
  CellId id;
  std::array<Sums, 2> sums{};  // By Basis.

  const Sums& in(Basis basis) const { return sums[static_cast<std::size_t>(basis)]; }
  bool is_zero() const { return sums == std::array<Sums, 2>{}; }
};

struct Row {
  std::string key;
  std::optional<std::string> value;  // Nothing: the row is to be deleted.
};

constexpr std::string_view kRowPrefix = "stat/";

Row encode_cell(const Cell& cell);
// Nothing where the bytes are no such row.
std::optional<Cell> decode_cell(std::string_view key, std::string_view value);

class Cells {
 public:
  // Adds what changed of a thing: to its own month, and to the month in which that was filed.
  void add(const CellId& id, ledger::Month booked_in, const Figures& change);
  void put(const Cell& cell);  // As it was saved; not dirty.

  std::uint32_t size() const { return index_.size(); }
  Cell at(std::uint32_t index) const;

  // The rows of cells that changed since the last call, each once.
  std::vector<Row> take_dirty();
  // All rows, in order of their keys.
  std::vector<Row> rows() const;

 private:
  struct Stored {
    std::array<Sums, 2> sums{};
    bool is_dirty = false;
  };
  std::uint32_t reach(const CellId& id);
  void add_to(std::uint32_t index, Basis basis, const Figures& change);

  KeyIndex index_;
  Blocks<Stored> stored_;
  std::vector<std::uint32_t> dirty_;
};

}  // namespace projections
