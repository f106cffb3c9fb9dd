#pragma once

// put() writes a member of the model into its slot of a Cap'n Proto struct. One overload for each
// kind of member (member_kind.h). Structs are written in the order of their tables, without absent
// fields, and end after their last present field: equal values have equal bytes.

#include <capnp/any.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <span>

#include "ledger/codec/capnp/layout.h"
#include "ledger/codec/member_kind.h"
#include "ledger/codec/value_text.h"

namespace ledger::codec {

static_assert(std::endian::native == std::endian::little);  // As Cap'n Proto stores.

// The two sections of a struct that is being written.
struct WriteView {
  kj::byte* data;
  capnp::List<capnp::AnyPointer>::Builder pointers;

  explicit WriteView(capnp::AnyStruct::Builder built)
      : data(built.getDataSection().begin()), pointers(built.getPointerSection()) {}
};

template <typename T>
void store(WriteView& view, const Slot& slot, T value) {
  const T bits = value ^ static_cast<T>(slot.default_bits);
  std::memcpy(view.data + slot.offset / 8, &bits, sizeof bits);
}

inline void set_text(capnp::Text::Builder to, std::string_view text) {
  std::copy(text.begin(), text.end(), to.begin());
}

inline void put_text(WriteView& view, const Slot& slot, std::string_view text) {
  const auto size = static_cast<capnp::uint>(text.size());
  set_text(view.pointers[slot.offset].initAs<capnp::Text>(size), text);
}

inline void put(WriteView& view, const Slot& slot, const std::string& value) {
  put_text(view, slot, value);
}
inline void put(WriteView& view, const Slot& slot, const PartyId& value) {
  put_text(view, slot, value.view());
}
template <TextValue T>
void put(WriteView& view, const Slot& slot, const T& value) {
  std::string text;
  append_value(text, value);
  put_text(view, slot, text);
}

inline void put(WriteView& view, const Slot& slot, const Date& value) {
  store(view, slot, value.days);
}
inline void put(WriteView& view, const Slot& slot, const Month& value) {
  store(view, slot, value.index);
}
inline void put(WriteView& view, const Slot& slot, const Instant& value) {
  store(view, slot, value.ms);
}
inline void put(WriteView& view, const Slot& slot, const Amount& value) {
  store(view, slot, value.fen);
}
inline void put(WriteView& view, const Slot& slot, const Code& value) {
  store(view, slot, static_cast<std::uint16_t>(value));
}
template <Integer T>
void put(WriteView& view, const Slot& slot, const T& value) {
  store(view, slot, value);
}
template <Choice T>
void put(WriteView& view, const Slot& slot, const T& value) {
  store(view, slot, static_cast<std::uint16_t>(value));
}
inline void put(WriteView& view, const Slot& slot, const bool& value) {
  if (value) view.data[slot.offset / 8] |= static_cast<kj::byte>(1U << slot.offset % 8);
}

inline void put(WriteView& view, const Slot& slot, const Hash& value) {
  auto data =
      view.pointers[slot.offset].initAs<capnp::Data>(static_cast<capnp::uint>(value.size()));
  std::copy(value.begin(), value.end(), data.begin());
}

template <Tabled T>
void put(WriteView& view, const Slot& slot, const T& value);
template <Tabled T>
void put(WriteView& view, const Slot& slot, const Partial<T>& value);
void put(WriteView& view, const Slot& slot, const Body& value);
template <typename T>
void put(WriteView& view, const Slot& slot, const std::vector<T>& value);

template <typename T>
void put(WriteView& view, const Slot& slot, const std::optional<T>& value) {
  put(view, slot, *value);
}

// One row for each field of a struct.
struct PutRow {
  void (*put)(WriteView& view, const Slot& slot, const void* object);
  bool (*is_given)(const void* object);
};

template <typename T, std::size_t I>
void put_field(WriteView& view, const Slot& slot, const void* object) {
  put(view, slot, static_cast<const T*>(object)->*kField<T, I>.member);
}

template <typename T, std::size_t I>
bool has_field(const void* object) {
  return is_given(static_cast<const T*>(object)->*kField<T, I>.member);
}

template <typename T, std::size_t... I>
constexpr std::array<PutRow, sizeof...(I)> put_rows(std::index_sequence<I...> /*indices*/) {
  return {PutRow{&put_field<T, I>, &has_field<T, I>}...};
}

template <Tabled T>
constexpr auto kPutRows = put_rows<T>(std::make_index_sequence<kFieldCount<T>>());

// The fields of `object` to write, as a mask: the required and the present ones.
std::uint64_t given_mask(std::span<const PutRow> rows, std::uint64_t required, const void* object);

// The sections of a struct with the fields in `mask`.
struct Extent {
  std::uint16_t data_words = 0;
  std::uint16_t pointers = 0;
};
Extent extent_of(const StructLayout& layout, std::uint64_t mask);

void put_masked(WriteView& view, const StructLayout& layout, std::span<const PutRow> rows,
                std::uint64_t mask, const void* object);

template <Tabled T>
std::uint64_t given_of(const T& value) {
  return given_mask(kPutRows<T>, kRequiredMask<T>, &value);
}

template <Tabled T>
void put_struct(capnp::AnyPointer::Builder to, const StructLayout& layout, const T& value,
                std::uint64_t mask) {
  const Extent extent = extent_of(layout, mask);
  WriteView view(to.initAsAnyStruct(extent.data_words, extent.pointers));
  put_masked(view, layout, kPutRows<T>, mask, &value);
}

template <Tabled T>
void put(WriteView& view, const Slot& slot, const T& value) {
  put_struct(view.pointers[slot.offset], *slot.inner, value, given_of(value));
}

// {fields: names of the present fields, values: a struct with them}
template <Tabled T>
void put(WriteView& view, const Slot& slot, const Partial<T>& value) {
  const StructLayout& layout = *slot.inner;
  WriteView inside(view.pointers[slot.offset].initAsAnyStruct(layout.data_words, layout.pointers));
  const auto count = static_cast<capnp::uint>(std::popcount(value.present));
  auto names = inside.pointers[layout.slots[0].offset].initAs<capnp::List<capnp::Text>>(count);
  capnp::uint next = 0;
  for_each_field<T>([&](const auto& field, std::size_t index) {
    if (!value.has(index)) return;
    const auto size = static_cast<capnp::uint>(field.name.size());
    set_text(names.init(next++, size), field.name);
  });
  const Slot& values = layout.slots[1];
  const std::uint64_t given = given_mask(kPutRows<T>, kRequiredMask<T>, &value.values);
  put_struct(inside.pointers[values.offset], *values.inner, value.values, given & value.present);
}

inline void put_texts(WriteView& view, const Slot& slot, const std::vector<std::string>& texts) {
  const auto count = static_cast<capnp::uint>(texts.size());
  auto list = view.pointers[slot.offset].initAs<capnp::List<capnp::Text>>(count);
  for (capnp::uint i = 0; i < count; ++i) {
    set_text(list.init(i, static_cast<capnp::uint>(texts[i].size())), texts[i]);
  }
}

inline void put(WriteView& view, const Slot& slot, const Territory& value) {
  put_texts(view, slot, value.entries());
}

template <typename T>
void put_structs(WriteView& view, const Slot& slot, const std::vector<T>& values) {
  std::uint64_t any = 0;
  for (const T& value : values) any |= given_of(value);
  const Extent extent = extent_of(*slot.inner, any);
  auto list = view.pointers[slot.offset].initAsListOfAnyStruct(
      extent.data_words, extent.pointers, static_cast<capnp::uint>(values.size()));
  for (capnp::uint i = 0; i < values.size(); ++i) {
    WriteView item(list[i]);
    put_masked(item, *slot.inner, kPutRows<T>, given_of(values[i]), &values[i]);
  }
}

template <typename T>
void put(WriteView& view, const Slot& slot, const std::vector<T>& value) {
  const auto count = static_cast<capnp::uint>(value.size());
  auto to = view.pointers[slot.offset];
  if constexpr (std::same_as<T, std::string>) {
    put_texts(view, slot, value);
  } else if constexpr (TextValue<T>) {
    auto list = to.template initAs<capnp::List<capnp::Text>>(count);
    std::string text;
    for (capnp::uint i = 0; i < count; ++i) {
      text.clear();
      append_value(text, value[i]);
      set_text(list.init(i, static_cast<capnp::uint>(text.size())), text);
    }
  } else if constexpr (std::same_as<T, Amount>) {
    auto list = to.template initAs<capnp::List<std::int64_t>>(count);
    for (capnp::uint i = 0; i < count; ++i) list.set(i, value[i].fen);
  } else if constexpr (Choice<T>) {
    auto list = to.template initAs<capnp::List<std::uint16_t>>(count);
    for (capnp::uint i = 0; i < count; ++i) list.set(i, static_cast<std::uint16_t>(value[i]));
  } else {
    put_structs(view, slot, value);
  }
}

}  // namespace ledger::codec
