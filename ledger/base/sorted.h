#pragma once

// Sets as sorted vectors: ascending, each item once.

#include <algorithm>
#include <vector>

namespace ledger {

template <typename T>
void sort_unique(std::vector<T>& items) {
  std::ranges::sort(items);
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

// Neither needs to be sorted before; `items` is afterwards.
template <typename T>
void add_unique(std::vector<T>& items, const std::vector<T>& more) {
  items.insert(items.end(), more.begin(), more.end());
  sort_unique(items);
}

// Whether two sorted vectors have an item in common.
template <typename T>
bool have_common(const std::vector<T>& a, const std::vector<T>& b) {
  const auto is_in_b = [&](const T& item) { return std::ranges::binary_search(b, item); };
  return std::ranges::any_of(a, is_in_b);
}

}  // namespace ledger
