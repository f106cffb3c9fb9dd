#include "tests/unit/projections/release/rational.h"

#include <cstdlib>
#include <optional>
#include <utility>

namespace projections::test {
namespace {

__extension__ using Integer = __int128;

Integer times(Integer a, Integer b) {
  Integer product = 0;
  if (__builtin_mul_overflow(a, b, &product)) std::abort();
  return product;
}

Integer common_divisor(Integer a, Integer b) {
  while (b != 0) a = std::exchange(b, a % b);
  return a < 0 ? -a : a;
}

struct Fraction {
  Integer above = 0;
  Integer below = 1;

  static Fraction of(Integer above, Integer below) {
    const Integer divisor = common_divisor(above, below) * (below < 0 ? -1 : 1);
    return {above / divisor, below / divisor};
  }
  friend Fraction operator-(Fraction a, Fraction b) {
    return of(times(a.above, b.below) - times(b.above, a.below), times(a.below, b.below));
  }
  friend Fraction operator*(Fraction a, Fraction b) {
    return of(times(a.above, b.above), times(a.below, b.below));
  }
  friend Fraction operator/(Fraction a, Fraction b) {
    return of(times(a.above, b.below), times(a.below, b.above));
  }
};

using Equation = std::vector<Fraction>;

std::vector<Equation> equations(const std::vector<release::Sum>& sums,
                                const std::vector<bool>& is_unknown) {
  std::vector<Equation> rows;
  for (const release::Sum& sum : sums) {
    Equation row(is_unknown.size());
    if (is_unknown[sum.total]) row[sum.total] = {1, 1};
    for (const std::uint32_t part : sum.parts) {
      if (is_unknown[part]) row[part] = {-1, 1};
    }
    rows.push_back(row);
  }
  return rows;
}

void clear_column(std::vector<Equation>& rows, std::size_t pivot, std::size_t column) {
  const Fraction unit = rows[pivot][column];
  for (Fraction& one : rows[pivot]) one = one / unit;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Fraction factor = rows[i][column];
    if (i == pivot || factor.above == 0) continue;
    for (std::size_t k = 0; k < rows[i].size(); ++k) {
      rows[i][k] = rows[i][k] - factor * rows[pivot][k];
    }
  }
}

// To reduced echelon form.
void reduce(std::vector<Equation>& rows, std::size_t columns) {
  std::size_t done = 0;
  for (std::size_t column = 0; column < columns; ++column) {
    std::size_t pivot = done;
    while (pivot < rows.size() && rows[pivot][column].above == 0) ++pivot;
    if (pivot == rows.size()) continue;
    std::swap(rows[done], rows[pivot]);
    clear_column(rows, done, column);
    ++done;
  }
}

// The one column in which the row has anything.
std::optional<std::size_t> only_column(const Equation& row) {
  std::optional<std::size_t> only;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i].above == 0) continue;
    if (only) return std::nullopt;
    only = i;
  }
  return only;
}

}  // namespace

std::vector<bool> computable(const std::vector<release::Sum>& sums,
                             const std::vector<bool>& is_unknown) {
  std::vector<Equation> rows = equations(sums, is_unknown);
  reduce(rows, is_unknown.size());
  std::vector<bool> computable(is_unknown.size());
  for (const Equation& row : rows) {
    if (const auto only = only_column(row)) computable[*only] = true;
  }
  return computable;
}

}  // namespace projections::test
