#pragma once

// Blocks<T> is a list that grows without moving its items, so that no entry of the log waits while
// millions of cells are copied.

#include <cstddef>
#include <utility>
#include <vector>

namespace projections::cells {

template <typename T>
class Blocks {
 public:
  T& push_back(T item) {
    if (size_ % kBlockItems == 0) blocks_.emplace_back().reserve(kBlockItems);
    ++size_;
    return blocks_.back().emplace_back(std::move(item));
  }
  T& operator[](std::size_t index) { return blocks_[index / kBlockItems][index % kBlockItems]; }
  const T& operator[](std::size_t index) const {
    return blocks_[index / kBlockItems][index % kBlockItems];
  }
  std::size_t size() const { return size_; }

 private:
  static constexpr std::size_t kBlockItems = 1024;

  std::vector<std::vector<T>> blocks_;
  std::size_t size_ = 0;
};

}  // namespace projections::cells
