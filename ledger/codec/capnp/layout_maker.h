#pragma once

// Makes a layout from the compiled-in schema and the field table, and asserts that both have the
// same fields with the same kinds and choices.

#include <capnp/schema.h>

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "ledger/codec/capnp/layout.h"
#include "ledger/codec/member_kind.h"
#include "ledger/model/commands/submission.h"

namespace ledger::codec {

enum class SlotType : std::uint8_t {
  kBool,
  kUInt16,
  kInt32,
  kInt64,
  kUInt64,
  kEnum,
  kText,
  kData,
  kStruct,
  kTextList,
  kInt64List,
  kEnumList,
  kStructList,
  kUnion,
};

// A field of the model.
struct FieldShape {
  std::string_view name;
  SlotType type;
  std::span<const std::string_view> choices;  // Of enumerations.
};

// "annuity_payer", "open-licence" -> "annuityPayer", "openLicence"; an empty name -> "unset".
std::string camel_case(std::string_view name);

// Without the inner layouts.
StructLayout resolve(capnp::StructSchema schema, std::span<const FieldShape> shapes);
// Gives `slot`, a union whose bodies share one pointer, the place of that pointer.
void adopt_group(StructLayout& layout, Slot& slot);
// The schema of the struct in the field of this name, or in its list.
capnp::StructSchema inner_schema(capnp::StructSchema schema, std::string_view name);

template <typename T>
constexpr SlotType list_of();

// Of a value in the data section.
template <typename T>
constexpr SlotType number_type() {
  if constexpr (std::same_as<T, bool>) {
    return SlotType::kBool;
  } else if constexpr (std::same_as<T, Date> || std::same_as<T, Month>) {
    return SlotType::kInt32;
  } else if constexpr (std::same_as<T, std::uint64_t>) {
    return SlotType::kUInt64;
  } else if constexpr (std::same_as<T, std::uint16_t> || std::same_as<T, Code>) {
    return SlotType::kUInt16;
  } else {
    static_assert(NumberValue<T> || std::same_as<T, std::int64_t>);
    return SlotType::kInt64;
  }
}

template <typename T>
concept InData = std::same_as<T, bool> || NumberValue<T> || Integer<T> || std::same_as<T, Code>;

template <typename T>
constexpr SlotType slot_type() {
  if constexpr (kIsOptional<T>) {
    return slot_type<typename T::value_type>();
  } else if constexpr (kIsVector<T>) {
    return list_of<typename T::value_type>();
  } else if constexpr (InData<T>) {
    return number_type<T>();
  } else if constexpr (TextValue<T> || std::same_as<T, std::string>) {
    return SlotType::kText;
  } else if constexpr (Choice<T>) {
    return SlotType::kEnum;
  } else if constexpr (std::same_as<T, Territory>) {
    return SlotType::kTextList;
  } else if constexpr (std::same_as<T, Hash>) {
    return SlotType::kData;
  } else {
    return std::same_as<T, Body> ? SlotType::kUnion : SlotType::kStruct;
  }
}

template <typename T>
constexpr SlotType list_of() {
  switch (slot_type<T>()) {
    case SlotType::kText:
      return SlotType::kTextList;
    case SlotType::kInt64:
      return SlotType::kInt64List;
    case SlotType::kEnum:
      return SlotType::kEnumList;
    default:
      return SlotType::kStructList;
  }
}

// The type of a member without optional or vector around it.
template <typename T>
struct Inner {
  using Type = T;
};
template <typename T>
struct Inner<std::optional<T>> : Inner<T> {};
template <typename T>
struct Inner<std::vector<T>> : Inner<T> {};

template <Choice T>
constexpr auto kChoices = enum_names(T{});

template <typename T>
constexpr std::span<const std::string_view> choices_of() {
  if constexpr (Choice<T>) {
    return kChoices<T>;
  } else {
    return {};
  }
}

template <typename Member>
constexpr FieldShape shape_of(std::string_view name) {
  return {name, slot_type<Member>(), choices_of<typename Inner<Member>::Type>()};
}

// The layout of T. The schema must be the same in every call.
template <typename T>
const StructLayout& layout_of(capnp::StructSchema schema);

template <typename Member>
void resolve_inner(capnp::StructSchema schema, std::string_view name, Slot& slot) {
  constexpr SlotType kType = slot_type<Member>();
  if constexpr (kType == SlotType::kStruct || kType == SlotType::kStructList ||
                kType == SlotType::kUnion) {
    slot.inner = &layout_of<typename Inner<Member>::Type>(inner_schema(schema, name));
  }
}

template <typename T>
struct LayoutMaker;  // layout_of() for each kind of type.

template <Tabled T>
struct LayoutMaker<T> {
  template <std::size_t... I>
  static StructLayout make(capnp::StructSchema schema, std::index_sequence<I...> /*indices*/) {
    const std::array<FieldShape, sizeof...(I)> shapes{
        shape_of<std::decay_t<decltype(std::declval<T>().*kField<T, I>.member)>>(
            kField<T, I>.name)...};
    StructLayout layout = resolve(schema, shapes);
    (resolve_inner<std::decay_t<decltype(std::declval<T>().*kField<T, I>.member)>>(
         schema, kField<T, I>.name, layout.slots[I]),
     ...);
    for (std::size_t i = 0; i < shapes.size(); ++i) {
      if (shapes[i].type == SlotType::kUnion) adopt_group(layout, layout.slots[i]);
    }
    return layout;
  }
  static StructLayout make(capnp::StructSchema schema) {
    return make(schema, std::make_index_sequence<kFieldCount<T>>());
  }
};

template <typename T>
struct LayoutMaker<Partial<T>> {
  static StructLayout make(capnp::StructSchema schema) {
    const std::array<FieldShape, 2> shapes{shape_of<std::vector<std::string>>("fields"),
                                           shape_of<T>("values")};
    StructLayout layout = resolve(schema, shapes);
    resolve_inner<T>(schema, "values", layout.slots[1]);
    return layout;
  }
};

template <typename... T>
struct LayoutMaker<std::variant<T...>> {
  static StructLayout make(capnp::StructSchema schema) {
    const std::array<FieldShape, sizeof...(T)> shapes{shape_of<T>(T::kType)...};
    StructLayout layout = resolve(schema, shapes);
    std::size_t index = 0;
    (resolve_inner<T>(schema, T::kType, layout.slots[index++]), ...);
    return layout;
  }
};

template <>
struct LayoutMaker<Body> : LayoutMaker<BodyTypes> {};

template <typename T>
const StructLayout& layout_of(capnp::StructSchema schema) {
  static const StructLayout layout = LayoutMaker<T>::make(schema);
  return layout;
}

}  // namespace ledger::codec
