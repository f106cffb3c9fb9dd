#pragma once

// get() reads a slot of a Cap'n Proto struct into a member of the model. It returns whether the
// slot has a value, and adds the same faults at the same places as JSON would. One overload for
// each kind of member (member_kind.h).
//
// The library throws kj::Exception for wrong pointers and exceeded limits; codec.cc catches it.

#include <array>
#include <span>

#include "ledger/codec/capnp/view.h"
#include "ledger/codec/member_kind.h"
#include "ledger/codec/value_text.h"

namespace ledger::codec {

// The text at the slot, or an empty one. Returns false and adds a fault unless it is UTF-8.
bool take_text(const ReadView& view, const Slot& slot, std::string_view& text);
bool check_utf8(FaultList& faults, std::string_view text);

// Whether a text or a list is within its bounds; else adds a fault. Stored ones are not checked.
bool check_item(const ReadView& view, std::string_view text);
bool check_count(const ReadView& view, capnp::uint count);

// Adds a fault if the struct has data that its schema does not know.
void check_known(const ReadView& view, const StructLayout& layout);

bool get(const ReadView& view, const Slot& slot, std::string& value);
bool get(const ReadView& view, const Slot& slot, Date& value);
bool get(const ReadView& view, const Slot& slot, Month& value);
bool get(const ReadView& view, const Slot& slot, Instant& value);
bool get(const ReadView& view, const Slot& slot, Amount& value);
bool get(const ReadView& view, const Slot& slot, Code& value);
bool get(const ReadView& view, const Slot& slot, bool& value);
bool get(const ReadView& view, const Slot& slot, Hash& value);
bool get(const ReadView& view, const Slot& slot, Territory& value);
bool get_raw_json(const ReadView& view, const Slot& slot, std::string& value);
bool get_id(const ReadView& view, const Slot& slot, std::string& value);

template <Integer T>
bool get(const ReadView& view, const Slot& slot, T& value) {
  value = load<T>(view, slot);
  return true;
}

template <TextValue T>
bool get(const ReadView& view, const Slot& slot, T& value) {
  std::string_view text;
  if (!take_text(view, slot, text)) return true;
  if (text.empty()) return false;
  parse_value(view.faults(), text, value);
  return true;
}

bool check_choice(FaultList& faults, std::uint16_t value, std::span<const std::string_view> names);

template <Choice T>
bool get(const ReadView& view, const Slot& slot, T& value) {
  static constexpr auto kNames = enum_names(T{});
  const auto choice = load<std::uint16_t>(view, slot);
  if (choice == 0 && kNames[0].empty()) return false;
  if (check_choice(view.faults(), choice, kNames)) value = static_cast<T>(choice);
  return true;
}

template <Tabled T>
bool get(const ReadView& view, const Slot& slot, T& value);
template <Tabled T>
bool get(const ReadView& view, const Slot& slot, Partial<T>& value);
template <typename T>
bool get(const ReadView& view, const Slot& slot, std::vector<T>& value);
bool get(const ReadView& view, const Slot& slot, Body& value);

template <typename T>
bool get(const ReadView& view, const Slot& slot, std::optional<T>& value) {
  if (get(view, slot, value.emplace())) return true;
  value.reset();
  return false;
}

// One row for each field of a struct.
struct GetRow {
  std::string_view name;
  bool may_be_empty;  // Absent is a value too: texts, lists, false.
  bool (*get)(const ReadView& view, const Slot& slot, void* object);
};

template <typename T, std::size_t I>
bool get_field(const ReadView& view, const Slot& slot, void* object) {
  constexpr auto kOne = kField<T, I>;
  auto& value = static_cast<T*>(object)->*kOne.member;
  if constexpr (is_raw_json(kOne)) {
    return get_raw_json(view, slot, value);
  } else if constexpr (is_sender_id(kOne)) {
    return get_id(view, slot, value);
  } else {
    return get(view, slot, value);
  }
}

template <typename T, std::size_t I>
constexpr GetRow get_row() {
  using Member = std::decay_t<decltype(std::declval<T>().*kField<T, I>.member)>;
  constexpr bool kMayBeEmpty =
      kField<T, I>.need == Need::kOptional &&
      (kIsVector<Member> || std::same_as<Member, std::string> || std::same_as<Member, bool>);
  return {kField<T, I>.name, kMayBeEmpty, &get_field<T, I>};
}

template <typename T, std::size_t... I>
constexpr std::array<GetRow, sizeof...(I)> get_rows(std::index_sequence<I...> /*indices*/) {
  return {get_row<T, I>()...};
}

template <Tabled T>
constexpr auto kGetRows = get_rows<T>(std::make_index_sequence<kFieldCount<T>>());

// All fields of a struct. Adds a fault for unknown data and for each missing field in `required`.
void get_all(const ReadView& view, const StructLayout& layout, std::span<const GetRow> rows,
             std::uint64_t required, void* object);

// The fields in `names` and no others. Returns a mask: bit i is row i.
std::uint64_t get_named(const ReadView& view, const StructLayout& layout,
                        std::span<const GetRow> rows, const std::vector<std::string>& names,
                        void* object);

template <Tabled T>
void get_struct(const ReadView& view, const StructLayout& layout, T& value) {
  get_all(view, layout, kGetRows<T>, kRequiredMask<T>, &value);
}

// Also checks the acknowledged codes and sorts `expect`.
void get_struct(const ReadView& view, const StructLayout& layout, Submission& value);

template <Tabled T>
bool get(const ReadView& view, const Slot& slot, T& value) {
  if (!view.has(slot)) return false;
  value = T{};
  get_struct(view.inside(slot), *slot.inner, value);
  return true;
}

template <Tabled T>
bool get(const ReadView& view, const Slot& slot, Partial<T>& value) {
  if (!view.has(slot)) return false;
  value = Partial<T>{};
  const StructLayout& layout = *slot.inner;
  const ReadView inside = view.inside(slot);
  check_known(inside, layout);
  std::vector<std::string> names;
  get(inside, layout.slots[0], names);
  const Slot& values = layout.slots[1];
  value.present =
      get_named(inside.inside(values), *values.inner, kGetRows<T>, names, &value.values);
  return true;
}

template <typename T>
void get_texts(const ReadView& view, const Slot& slot, std::vector<T>& value) {
  const auto list = view.pointers[slot.offset].getAs<capnp::List<capnp::Text>>();
  if (!check_count(view, list.size())) return;
  value.reserve(list.size());
  for (const auto item : list) {
    const std::string_view text(item.begin(), item.size());
    view.faults().enter(value.size());
    T& place = value.emplace_back();
    if (!check_utf8(view.faults(), text)) {
      // The fault was added.
    } else if constexpr (std::same_as<T, std::string>) {
      if (check_item(view, text)) place = text;
    } else {
      parse_value(view.faults(), text, place);
    }
    view.faults().leave();
  }
}

template <Choice T>
void get_choices(const ReadView& view, const Slot& slot, std::vector<T>& value) {
  static constexpr auto kNames = enum_names(T{});
  const auto list = view.pointers[slot.offset].getAs<capnp::List<std::uint16_t>>();
  if (!check_count(view, list.size())) return;
  for (const std::uint16_t item : list) {
    view.faults().enter(value.size());
    value.push_back(check_choice(view.faults(), item, kNames) ? static_cast<T>(item) : T{});
    view.faults().leave();
  }
}

// Empty, with a fault, if it is a list of anything else.
capnp::List<capnp::AnyStruct>::Reader list_of_structs(const ReadView& view, const Slot& slot);

template <Tabled T>
void get_structs(const ReadView& view, const Slot& slot, std::vector<T>& value) {
  const auto list = list_of_structs(view, slot);
  if (!check_count(view, list.size())) return;
  for (const auto item : list) {
    view.faults().enter(value.size());
    get_struct(ReadView(view.context, item), *slot.inner, value.emplace_back());
    view.faults().leave();
  }
}

void get_amounts(const ReadView& view, const Slot& slot, std::vector<Amount>& value);

template <typename T>
bool get(const ReadView& view, const Slot& slot, std::vector<T>& value) {
  if (!view.has(slot)) return false;
  value.clear();
  if constexpr (std::same_as<T, Amount>) {
    get_amounts(view, slot, value);
  } else if constexpr (Choice<T>) {
    get_choices(view, slot, value);
  } else if constexpr (Tabled<T>) {
    get_structs(view, slot, value);
  } else {
    get_texts(view, slot, value);
  }
  return true;
}

}  // namespace ledger::codec
