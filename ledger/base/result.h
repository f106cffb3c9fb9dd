#pragma once

// Result<T>: a T, or the Error that prevented it. Status: success, or an Error. Reading a value
// that is not there, or an error of a success, is an assertion.
//
// It has the part of std::expected's interface that is used here, so that C++23 can replace it by
// an alias.

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
