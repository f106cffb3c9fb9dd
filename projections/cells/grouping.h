#pragma once

// Keys of groups of cells.
//
//   key := month(3) codes
//
// The codes are those of the group's dimensions, in the order in which they were named, each as
// wide as in a breakdown. All is big-endian: keys sort by month, then by the codes in that order. A
// cell's key has all dimensions, in the order of their numbers, and then its subject.

#include <span>
#include <vector>

#include "projections/cells/cell.h"

namespace projections::cells {

using Dimensions = std::vector<Dimension>;  // Without duplicates.

const Dimensions& all_dimensions();  // In the order of a cell's key.

// Length of a key with the codes of `by`; the remaining bytes of a Key are zero.
std::ptrdiff_t key_bytes(const Dimensions& by);
// Writes the codes of a key with the dimensions `by` to `codes`, which has as many places.
void read_codes(const Key& key, const Dimensions& by, std::span<std::uint32_t> codes);

class Grouping {
 public:
  // Maps keys with the dimensions `from` to keys with the dimensions `to`, a subset of them.
  Grouping(const Dimensions& from, const Dimensions& to);

  Key group_of(const Key& key) const;

 private:
  std::vector<std::uint8_t>
      places_;  // Of each byte of a group's codes: its place in the source key.
};

}  // namespace projections::cells
