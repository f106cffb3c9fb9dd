#pragma once

// Keys of groups, and how one is made of another.
//
//   key := month(3) codes
//
// The codes are those of some dimensions, in the order in which they were named, each as wide as in
// a breakdown; all is big-endian, so that keys ascend by month, then by the codes in that order. A
// cell's key has all dimensions, in the order of their numbers, and its subject after them.

#include <span>
#include <vector>

#include "projections/cell.h"

namespace projections {

using Dimensions = std::vector<Dimension>;  // Each once.

const Dimensions& all_dimensions();  // As a cell's key has them.

// How many bytes of a key with the codes of `by` are not zero for ever.
std::ptrdiff_t key_bytes(const Dimensions& by);
// Puts the codes of a key, which has those of `by`, into `codes`: as many as there are dimensions.
void read_codes(const Key& key, const Dimensions& by, std::span<std::uint32_t> codes);

class Grouping {
 public:
  // Of keys with the codes of `from` it makes keys with those of `to`, which are among them.
  Grouping(const Dimensions& from, const Dimensions& to);

  Key group_of(const Key& key) const;

 private:
  std::vector<std::uint8_t> places_;  // Where in the key each byte of a group's codes is.
};

}  // namespace projections
