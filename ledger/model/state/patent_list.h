#pragma once

// PatentList: the patents of a right, in the order in which they were stated. A portfolio has
// thousands of them, and each is looked up for each of its rights, so a long list is also sorted.

#include <algorithm>
#include <span>
#include <vector>

#include "ledger/model/state/patent.h"

namespace ledger {

class PatentList {
 public:
  PatentList() = default;
  PatentList(std::vector<PatentIndex> stated)  // NOLINT(*-explicit-*): it is this list.
      : items_(std::move(stated)), size_(items_.size()) {
    if (size_ <= kFew) return;
    items_.reserve(2 * size_);
    items_.insert(items_.end(), items_.begin(), items_.end());
    std::ranges::sort(std::span(items_).subspan(size_));
  }

  bool has(PatentIndex patent) const {
    if (size_ <= kFew) return std::ranges::find(items_, patent) != items_.end();
    return std::ranges::binary_search(std::span(items_).subspan(size_), patent);
  }

  // As stated.
  std::size_t size() const { return size_; }
  const PatentIndex* data() const { return items_.data(); }
  const PatentIndex* begin() const { return data(); }
  const PatentIndex* end() const { return data() + size_; }

  friend bool operator==(const PatentList&, const PatentList&) = default;

 private:
  static constexpr std::size_t kFew = 8;

  std::vector<PatentIndex> items_;  // As stated; if there are many, once more in ascending order.
  std::size_t size_ = 0;
};

}  // namespace ledger
