#pragma once

// A field table lists the members of a type and their names. JSON, Cap'n Proto, documentation and
// corrections all walk this one list. Each type that is stored or published has
// `static constexpr auto fields()`, in the order in which it is written.
//
// Presence. A required field must be present. An optional one may be absent: then it is an empty
// std::optional, an empty text or list, kUnset of an enumeration, or false.

#include <cstdint>
#include <string_view>
#include <utility>
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

// The fields of one type, in order. (std::tuple adds a second to the compilation of each
// file that includes all types.)
template <std::size_t I, typename Field>
struct FieldSlot {
  Field field;
};
template <typename Indices, typename... Fields>
struct FieldList;
template <std::size_t... I, typename... Fields>
struct FieldList<std::index_sequence<I...>, Fields...> : FieldSlot<I, Fields>... {
  static constexpr std::size_t kCount = sizeof...(Fields);

  // Calls `visit(field, index)` for each field.
  template <typename Visit>
  constexpr void for_each(Visit& visit) const {
    (visit(static_cast<const FieldSlot<I, Fields>&>(*this).field, I), ...);
  }
  template <std::size_t At>
  constexpr auto get() const {
    return slot<At>(*this);
  }

 private:
  template <std::size_t At, typename Field>
  static constexpr Field slot(const FieldSlot<At, Field>& of) {
    return of.field;
  }
};

template <typename... Fields>
constexpr auto field_list(Fields... fields) {
  return FieldList<std::index_sequence_for<Fields...>, Fields...>{{fields}...};
}

template <typename T>
concept HasFields = requires {
  T::fields();
};

template <HasFields T>
constexpr std::size_t field_count() {
  return decltype(T::fields())::kCount;
}

// Calls `visit(field, index)` for each field of T, in order.
template <HasFields T, typename Visit>
constexpr void for_each_field(Visit&& visit) {
  T::fields().for_each(visit);
}

// The place of a member in the field table of T. Made from a pointer to the member when the program
// is compiled: a member that is not in the table does not compile.
template <HasFields T>
class FieldIndex {
 public:
  template <typename Member>
  consteval FieldIndex(Member T::*member) : value_(find(member)) {}  // NOLINT(*-explicit-*)

  constexpr std::size_t value() const { return value_; }

 private:
  template <typename Member>
  static consteval std::size_t find(Member T::*member) {
    std::size_t found = field_count<T>();
    for_each_field<T>([&](const auto& field, std::size_t index) {
      if constexpr (requires { field.member == member; }) {
        if (field.member == member) found = index;
      }
    });
    if (found == field_count<T>()) throw "the member is not in the field table";
    return found;
  }

  std::size_t value_;
};

// Several members of T, as a constant: `FieldSet<LicenceRecord>{&LicenceRecord::kind, ...}`.
template <HasFields T>
struct FieldSet {
  std::uint64_t bits = 0;  // Bit i is field i.

  constexpr FieldSet() = default;
  template <typename... Members>
  consteval explicit FieldSet(Members T::*... members)
      : bits(((std::uint64_t{1} << FieldIndex<T>(members).value()) | ... | 0U)) {}
};

// Some fields of a T: the `set` of a change. Bit i of `present` is field i.
template <HasFields T>
struct Partial {
  T values;
  std::uint64_t present = 0;

  bool has(std::size_t index) const { return (present >> index & 1U) != 0; }
  bool sets(FieldIndex<T> field) const { return has(field.value()); }
  void mark(std::size_t index) { present |= std::uint64_t{1} << index; }
  void mark(FieldIndex<T> field) { mark(field.value()); }

  // Copies the present fields into `whole`.
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

// Calls `visit` for each T that `value` is or contains; it may change them if `value` is not const.
// The values of a Partial are visited whether they are present or not.
template <typename T, typename Value, typename Visit>
void for_each_in(Value& value, Visit& visit) {
  using Plain = std::remove_const_t<Value>;
  if constexpr (std::is_same_v<Plain, T>) {
    visit(value);
  } else if constexpr (HasFields<Plain>) {
    for_each_field<Plain>([&](const auto& field, std::size_t /*index*/) {
      for_each_in<T>(value.*field.member, visit);
    });
  } else if constexpr (requires { value.values.fields(); }) {
    for_each_in<T>(value.values, visit);
  } else if constexpr (requires { value.has_value(); }) {
    if (value) for_each_in<T>(*value, visit);
  } else if constexpr (kIsList<Plain>) {
    for (auto& item : value) for_each_in<T>(item, visit);
  }
}

}  // namespace ledger
