#pragma once

// ChunkedList<T> is a list that grows without moving its items, so that adding one item never
// copies millions of others.

#include <cstddef>
#include <utility>
#include <vector>

namespace projections::cells {

template <typename T>
class ChunkedList {
 public:
  T& push_back(T item) {
    if (size_ % kChunkItems == 0) chunks_.emplace_back().reserve(kChunkItems);
    ++size_;
    return chunks_.back().emplace_back(std::move(item));
  }
  T& operator[](std::size_t index) { return chunks_[index / kChunkItems][index % kChunkItems]; }
  const T& operator[](std::size_t index) const {
    return chunks_[index / kChunkItems][index % kChunkItems];
  }
  std::size_t size() const { return size_; }

 private:
  static constexpr std::size_t kChunkItems = 1024;

  std::vector<std::vector<T>> chunks_;
  std::size_t size_ = 0;
};

}  // namespace projections::cells
