#pragma once

// Visits what a body states, by its field tables: the fields of objects in objects, those of the
// `set` of a change that are present. A list is visited as a whole.
//
// Internal to ledger/decide.

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "ledger/model/values/field.h"

namespace ledger {

// A part of a pointer, whose text is built only for a fault.
struct FieldPlace {
  const FieldPlace* above = nullptr;
  std::string_view name;

  // "/body/paid/on".
  std::string pointer() const {
    return (above == nullptr ? "" : above->pointer()) + "/" + std::string(name);
  }
};

// Calls `visit(value, place)` for each value that is stated in `value`, which is no object itself.
template <typename T, typename Visit>
void for_each_stated(const T& value, const FieldPlace& place, Visit& visit) {
  if constexpr (HasFields<T>) {
    for_each_field<T>([&](const auto& field, std::size_t /*index*/) {
      for_each_stated(value.*field.member, {&place, field.name}, visit);
    });
  } else if constexpr (requires { value.values.fields(); }) {
    for_each_field<std::remove_cvref_t<decltype(value.values)>>(
        [&](const auto& field, std::size_t index) {
          if (!value.has(index)) return;
          for_each_stated(value.values.*field.member, {&place, field.name}, visit);
        });
  } else if constexpr (requires { value.has_value(); }) {
    if (value) for_each_stated(*value, place, visit);
  } else {
    visit(value, place);
  }
}

}  // namespace ledger
