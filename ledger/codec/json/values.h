#pragma once

// read_value reads the next JSON value into a member of the model, or adds a fault. One overload
// for each kind of member (member_kind.h); structs are read by their field tables.

#include <array>
#include <vector>

#include "ledger/codec/json/compact.h"
#include "ledger/codec/json/rows.h"
#include "ledger/codec/member_kind.h"
#include "ledger/codec/value_text.h"
#include "ledger/model/codes.h"

namespace ledger::codec {

template <typename T>
requires(TextValue<T> || NumberValue<T>) void read_value(JsonReader& reader, Need /*need*/,
                                                         T& value) {
  std::string_view text;
  if (reader.take_text(text, fault_code<T>())) parse_value(reader.faults(), text, value);
}

inline void read_value(JsonReader& reader, Need need, std::string& value) {
  std::string_view text;
  if (!reader.take_text(text, Code::kF01)) return;
  if (check_text(reader.faults(), text, need)) value = text;
}

inline void read_value(JsonReader& reader, Need /*need*/, bool& value) { reader.take_bool(value); }

template <Integer T>
void read_value(JsonReader& reader, Need /*need*/, T& value) {
  reader.take_integer(value);
}

template <Choice T>
void read_value(JsonReader& reader, Need /*need*/, T& value) {
  static constexpr auto kNames = enum_names(T{});
  std::string_view text;
  if (!reader.take_text(text, Code::kF01)) return;
  const int place = parse_choice(reader.faults(), text, kNames);
  if (place >= 0) value = static_cast<T>(place);
}

template <HasFields T>
void read_value(JsonReader& reader, Need need, T& value);
template <HasFields T>
void read_value(JsonReader& reader, Need need, Partial<T>& value);
template <typename T>
void read_value(JsonReader& reader, Need need, std::vector<T>& value);

template <typename T>
void read_value(JsonReader& reader, Need /*need*/, std::optional<T>& value) {
  read_value(reader, Need::kRequired, value.emplace());
}

template <typename T>
void read_value(JsonReader& reader, Need /*need*/, std::vector<T>& value) {
  value.clear();
  if (reader.peek() != '[') return reader.refuse(Code::kF01, "must be a list");
  for (bool more = reader.enter_array(); more; more = reader.next_item()) {
    if (value.size() == kListItemsMax) {
      check_size(reader.faults(), value.size() + 1);
      do {
        reader.skip();
      } while (reader.next_item());
      return;
    }
    reader.faults().enter(value.size());
    read_value(reader, Need::kRequired, value.emplace_back());
    reader.faults().leave();
  }
}

inline void read_value(JsonReader& reader, Need need, Territory& value) {
  const std::size_t faults = reader.faults().faults().size();
  std::vector<std::string> entries;
  read_value(reader, need, entries);
  if (reader.faults().faults().size() == faults && !reader.failed()) {
    parse_territory(reader.faults(), entries, value);
  }
}

// Any JSON object, stored as text.
inline void read_raw(JsonReader& reader, std::string& value) {
  value.clear();
  take_compact(reader, value);
}

template <HasFields T, std::size_t I>
void read_field(JsonReader& reader, void* object) {
  constexpr auto kOne = kField<T, I>;
  auto& value = static_cast<T*>(object)->*kOne.member;
  if constexpr (is_raw_json(kOne)) {
    read_raw(reader, value);
  } else {
    read_value(reader, kOne.need, value);
  }
}

template <HasFields T, std::size_t... I>
constexpr std::array<JsonRow, sizeof...(I)> json_rows(std::index_sequence<I...> /*indices*/) {
  return {JsonRow{kField<T, I>.name, &read_field<T, I>}...};
}

template <HasFields T>
constexpr auto kJsonRows = json_rows<T>(std::make_index_sequence<field_count<T>()>());

template <HasFields T>
void read_value(JsonReader& reader, Need /*need*/, T& value) {
  value = T{};
  const bool is_object = reader.peek() == '{';
  const std::uint64_t seen = read_rows(reader, kJsonRows<T>, &value);
  if (!is_object || reader.failed()) return;
  add_missing(reader.faults(), kJsonRows<T>, kRequiredMask<T> & ~seen);
}

template <HasFields T>
void read_value(JsonReader& reader, Need /*need*/, Partial<T>& value) {
  value = Partial<T>{};
  value.present = read_rows(reader, kJsonRows<T>, &value.values);
}

}  // namespace ledger::codec
