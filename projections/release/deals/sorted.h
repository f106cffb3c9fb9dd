#pragma once

// Sets as sorted vectors: the patents and parties of a deal.

#include <algorithm>
#include <vector>

namespace projections::release {

template <typename T>
void sort_unique(std::vector<T>& items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

// Whether two sorted vectors have an item in common.
template <typename T>
bool have_common(const std::vector<T>& a, const std::vector<T>& b) {
  const auto is_in_b = [&](const T& item) { return std::binary_search(b.begin(), b.end(), item); };
  return std::any_of(a.begin(), a.end(), is_in_b);
}

}  // namespace projections::release
