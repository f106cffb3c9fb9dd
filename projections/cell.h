#pragma once

// Cell: the sums of the figures of one month, breakdown and subject, in two bases:
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

#include "ledger/base/date.h"
#include "ledger/model/money.h"
#include "projections/breakdown.h"
#include "projections/indicator.h"
#include "projections/key_index.h"

namespace projections {

enum class Basis : std::uint8_t { kEvent, kBooking };
inline constexpr std::array kBases{Basis::kEvent, Basis::kBooking};

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

// The key without its prefix: it orders cells as the answers are ordered.
Key key_of(const CellId& id);
CellId id_of(const Key& key);
// A key begins with its month; so do those of groups of cells (projections/grouping.h).
constexpr std::size_t kMonthBytes = 3;
inline ledger::Month month_of(const Key& key) {
  return {static_cast<std::int32_t>(std::uint32_t{key[0]} << 16U | std::uint32_t{key[1]} << 8U |
                                    key[2])};
}
Subject subject_of(const Key& key);

Row encode_cell(const Cell& cell);
// Nothing where the bytes are no such row.
std::optional<Cell> decode_cell(std::string_view key, std::string_view value);

}  // namespace projections
