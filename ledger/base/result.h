#pragma once

// Result<T> is a T, or the Error that says why there is none. It is the part of std::expected that
// we use: when the project moves to C++23, this file becomes one alias. Result<void> is Status.

#include <utility>
#include <variant>

#include "ledger/base/assert.h"
#include "ledger/base/error.h"

namespace ledger {

template <typename T, typename E = Error>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(E error) : state_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }

  const T& operator*() const& {
    LEDGER_ASSERT(*this);
    return std::get<0>(state_);
  }
  T& operator*() & {
    LEDGER_ASSERT(*this);
    return std::get<0>(state_);
  }
  T&& operator*() && {
    LEDGER_ASSERT(*this);
    return std::get<0>(std::move(state_));
  }
  const T* operator->() const { return &**this; }
  T* operator->() { return &**this; }
  const E& error() const {
    LEDGER_ASSERT(!*this);
    return std::get<1>(state_);
  }

 private:
  std::variant<T, E> state_;
};

struct Done {};
using Status = Result<Done>;

}  // namespace ledger
