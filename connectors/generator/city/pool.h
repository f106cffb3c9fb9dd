#pragma once

// Pool: rights and contracts that later acts may change or end, in bounded memory. In a full pool a
// new item replaces a random one, which no later act changes.

#include <vector>

#include "connectors/generator/city/random.h"

namespace connectors::generator {

template <typename T>
class Pool {
 public:
  explicit Pool(std::size_t max) : max_(max) {}

  bool is_empty() const { return items_.empty(); }
  bool is_full() const { return items_.size() >= max_; }
  void add(T item, Random& random) {
    if (is_full()) {
      at(any(random)) = std::move(item);
    } else {
      items_.push_back(std::move(item));
    }
  }
  std::size_t any(Random& random) const {
    return random.below(static_cast<std::uint32_t>(items_.size()));
  }
  T& at(std::size_t index) { return items_[index]; }
  const T& at(std::size_t index) const { return items_[index]; }
  T take(std::size_t index) {
    T item = std::move(items_[index]);
    if (index + 1 != items_.size()) items_[index] = std::move(items_.back());
    items_.pop_back();
    return item;
  }

 private:
  std::size_t max_;
  std::vector<T> items_;
};

}  // namespace connectors::generator
