#include "projections/cells/grouping.h"

#include <algorithm>

#include "ledger/base/assert.h"
#include "ledger/base/coding.h"

namespace projections::cells {
namespace {

std::size_t place_among(const Dimensions& dimensions, Dimension wanted) {
  std::size_t place = kMonthBytes;
  for (const Dimension dimension : dimensions) {
    if (dimension == wanted) return place;
    place += place_of(dimension).width;
  }
  LEDGER_ASSERT(false);
  return place;
}

}  // namespace

const Dimensions& all_dimensions() {
  static const Dimensions all = [] {
    Dimensions dimensions;
    for (std::size_t i = 0; i < kDimensions; ++i) {
      dimensions.push_back(static_cast<Dimension>(i));
    }
    return dimensions;
  }();
  return all;
}

std::ptrdiff_t key_bytes(const Dimensions& by) {
  std::ptrdiff_t bytes = kMonthBytes;
  for (const Dimension dimension : by) bytes += place_of(dimension).width;
  return bytes;
}

void read_codes(const Key& key, const Dimensions& by, std::span<std::uint32_t> codes) {
  std::size_t place = kMonthBytes;
  for (std::size_t i = 0; i < by.size(); ++i) {
    const std::size_t width = place_of(by[i]).width;
    codes[i] = static_cast<std::uint32_t>(ledger::load_be(key.data() + place, width));
    place += width;
  }
}

Grouping::Grouping(const Dimensions& from, const Dimensions& to) {
  for (const Dimension dimension : to) {
    const std::size_t first = place_among(from, dimension);
    for (std::size_t i = 0; i < place_of(dimension).width; ++i) {
      places_.push_back(static_cast<std::uint8_t>(first + i));
    }
  }
  LEDGER_ASSERT(places_.size() <= kBreakdownBytes);
}

Key Grouping::group_of(const Key& key) const {
  Key group{};
  std::copy_n(key.begin(), kMonthBytes, group.begin());
  std::size_t end = kMonthBytes;
  for (const std::uint8_t place : places_) group[end++] = key[place];
  return group;
}

}  // namespace projections::cells
