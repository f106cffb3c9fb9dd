#pragma once

// A field table says what a type is made of: the one list of names that JSON, Cap'n Proto, the
// documents and the corrections walk, so that they cannot drift apart. Each type that is stored or
// published has `static constexpr auto fields()`, in the order in which it is written.
//
// Presence. A required field must be there. An optional one may be missing: std::optional, an
// empty text or list, kUnset of an enumeration, or false.

#include <cstdint>
#include <string_view>
#include <tuple>
#include <vector>

namespace ledger {

enum class Need : std::uint8_t { kRequired, kOptional };

template <typename Struct, typename Member>
struct Field {
  std::string_view name;  // As in JSON: "annuity_payer". Cap'n Proto writes it annuityPayer.
  Member Struct::*member;
  Need need;
};

template <typename Struct, typename Member>
constexpr Field<Struct, Member> required(std::string_view name, Member Struct::*member) {
  return {name, member, Need::kRequired};
}

template <typename Struct, typename Member>
constexpr Field<Struct, Member> optional(std::string_view name, Member Struct::*member) {
  return {name, member, Need::kOptional};
}

template <typename T>
concept HasFields = requires {
  T::fields();
};

template <HasFields T>
constexpr std::size_t field_count() {
  return std::tuple_size_v<decltype(T::fields())>;
}

// Calls `visit(field, index)` for each field of T, in order.
template <HasFields T, typename Visit>
constexpr void for_each_field(Visit&& visit) {
  std::apply(
      [&](const auto&... field) {
        std::size_t index = 0;
        (visit(field, index++), ...);
      },
      T::fields());
}

// Some fields of a T, and which: the `set` of a change. Bit i of `present` is field i.
template <HasFields T>
struct Partial {
  T values;
  std::uint64_t present = 0;

  bool has(std::size_t index) const { return (present >> index & 1U) != 0; }
  // By the name of the table; false for a name that is not in it.
  bool sets(std::string_view name) const {
    bool is_set = false;
    for_each_field<T>([&](const auto& field, std::size_t index) {
      if (field.name == name) is_set = has(index);
    });
    return is_set;
  }
  void mark(std::size_t index) { present |= std::uint64_t{1} << index; }
  void mark(std::string_view name) {
    for_each_field<T>([&](const auto& field, std::size_t index) {
      if (field.name == name) mark(index);
    });
  }

  // `whole` with the present fields put in place.
  void apply_to(T& whole) const {
    for_each_field<T>([&](const auto& field, std::size_t index) {
      if (has(index)) whole.*field.member = values.*field.member;
    });
  }
};

template <typename T>
inline constexpr bool kIsList = false;
template <typename T>
inline constexpr bool kIsList<std::vector<T>> = true;

// Calls `visit` for each T that `value` is or holds, whether a change sets it or not.
template <typename T, typename Value, typename Visit>
void for_each_in(const Value& value, Visit& visit) {
  if constexpr (std::is_same_v<Value, T>) {
    visit(value);
  } else if constexpr (HasFields<Value>) {
    for_each_field<Value>([&](const auto& field, std::size_t /*index*/) {
      for_each_in<T>(value.*field.member, visit);
    });
  } else if constexpr (requires { value.values.fields(); }) {
    for_each_in<T>(value.values, visit);
  } else if constexpr (requires { value.has_value(); }) {
    if (value) for_each_in<T>(*value, visit);
  } else if constexpr (kIsList<Value>) {
    for (const auto& item : value) for_each_in<T>(item, visit);
  }
}

}  // namespace ledger
