#pragma once

// Cell: the sums of the figures of one month, breakdown and subject, in two bases. Money is in fen.
//
//   event    by the month in which a fact happened; a later revision restates that month
//   booking  by the month in which it was filed; a revision adds the difference to its own month
//
// Stored form: one row for each cell that is not zero, in the order of output:
//   key   := "stat/" month(3) breakdown(17) subject(1)
//   value := event figures, booking figures: each 16 bytes, two's complement, as many of each as
//            the subject has indicators, in their order
// All numbers are big-endian; a month is year * 12 + month - 1.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/coding.h"
#include "ledger/base/date.h"
#include "ledger/base/kv_row.h"
#include "ledger/model/values/money.h"
#include "projections/cells/breakdown.h"
#include "projections/cells/indicator.h"
#include "projections/cells/key_interner.h"

namespace projections::cells {

using ledger::KvRow;

enum class Basis : std::uint8_t { kEvent, kBooking };
inline constexpr std::array kBases{Basis::kEvent, Basis::kBooking};

using Sums = std::array<ledger::Fen128, kFiguresMax>;   // Of one cell in one basis.
using CellSums = std::array<Sums, 2>;                   // Of one cell, by Basis.
using Figures = std::array<std::int64_t, kFiguresMax>;  // Of one thing.

constexpr std::int32_t kMonthMax = 9999 * 12 + 11;  // The last month that Month::text() writes.

struct CellId {
  ledger::Month month;
  Breakdown breakdown;
  Subject subject = Subject::kContract;

  friend bool operator==(const CellId&, const CellId&) = default;
};

struct Cell {
  CellId id;
  CellSums sums{};

  const Sums& in(Basis basis) const { return sums[static_cast<std::size_t>(basis)]; }
  bool is_zero() const { return sums == CellSums{}; }
};

constexpr std::string_view kRowPrefix = "stat/";

// The key of the row without its prefix. Keys sort as the lines of a table do.
Key key_of(const CellId& id);
CellId id_of(const Key& key);
// Keys begin with the month; so do the keys of groups (projections/cells/grouping.h).
constexpr std::size_t kMonthBytes = 3;
inline ledger::Month month_of(const Key& key) {
  return {static_cast<std::int32_t>(ledger::load_be(key.data(), kMonthBytes))};
}
Subject subject_of(const Key& key);

// The row of a cell; of a cell that is zero, the deletion of the row.
KvRow encode_cell(const Cell& cell);
// Empty if the bytes are not a row of a cell.
std::optional<Cell> decode_cell(std::string_view key, std::string_view value);

}  // namespace projections::cells
