#pragma once

// Finding: the result of a test, that is whether the ground applies, and the events that make it
// apply (the first four).

#include <array>
#include <cstddef>

#include "ledger/model/values/event_id.h"

namespace ledger::law {

class Finding {
 public:
  static constexpr Finding none() { return {}; }
  static constexpr Finding applies() {
    Finding finding;
    finding.applies_ = true;
    return finding;
  }
  static constexpr Finding applies_by(OptionalSeq fact) {
    return fact.has_value() ? applies().with(*fact) : applies();
  }
  static constexpr Finding applies_if(bool condition) { return condition ? applies() : none(); }

  constexpr Finding with(Seq fact) const {
    Finding finding = *this;
    if (finding.count_ < finding.facts_.size()) finding.facts_[finding.count_++] = fact;
    return finding;
  }
  constexpr Finding& operator|=(const Finding& other) {
    applies_ = applies_ || other.applies_;
    for (const Seq fact : other) *this = with(fact);
    return *this;
  }

  explicit constexpr operator bool() const { return applies_; }
  // It applies, and names no further event.
  constexpr bool is_full() const { return count_ == facts_.size(); }
  constexpr const Seq* begin() const { return facts_.data(); }
  constexpr const Seq* end() const { return facts_.data() + count_; }

 private:
  bool applies_ = false;
  std::size_t count_ = 0;
  std::array<Seq, 4> facts_{};
};

}  // namespace ledger::law
