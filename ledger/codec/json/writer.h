#pragma once

// write_value appends a member of the model as compact JSON. One overload for each kind of member
// (member_kind.h); structs are written in the order of their field tables, without absent fields.

#include <string>
#include <vector>

#include "ledger/codec/json/text.h"
#include "ledger/codec/member_kind.h"
#include "ledger/codec/value_text.h"

namespace ledger::codec {

template <typename T>
requires(TextValue<T> || NumberValue<T>) void write_value(std::string& out, const T& value) {
  out.push_back('"');
  append_value(out, value);
  out.push_back('"');
}

inline void write_value(std::string& out, const PartyId& value) {
  append_quoted(out, value.view());  // A foreign party's name may need escapes.
}

inline void write_value(std::string& out, const RateSource& value) {
  append_quoted(out, value.name.view());  // So may this.
}

inline void write_value(std::string& out, const std::string& value) { append_quoted(out, value); }

inline void write_value(std::string& out, bool value) { out += value ? "true" : "false"; }

template <Integer T>
void write_value(std::string& out, T value) {
  append_number(out, value);
}

template <Choice T>
void write_value(std::string& out, T value) {
  static constexpr auto kNames = enum_names(T{});
  out.push_back('"');
  out += kNames.at(static_cast<std::size_t>(value));
  out.push_back('"');
}

template <HasFields T>
void write_value(std::string& out, const T& value);
template <HasFields T>
void write_value(std::string& out, const Partial<T>& value);

template <typename T>
void write_value(std::string& out, const std::vector<T>& value) {
  out.push_back('[');
  for (const T& item : value) {
    if (out.back() != '[') out.push_back(',');
    write_value(out, item);
  }
  out.push_back(']');
}

inline void write_value(std::string& out, const Territory& value) {
  write_value(out, value.entries());
}

template <typename T>
void write_value(std::string& out, const std::optional<T>& value) {
  write_value(out, *value);
}

// Appends `"name":`, after a comma unless it is the first.
inline void write_name(std::string& out, std::string_view name) {
  if (out.back() != '{') out.push_back(',');
  out.push_back('"');
  out += name;
  out += "\":";
}

template <typename Struct, typename Member>
void write_field(std::string& out, const Field<Struct, Member>& field, const Struct& object) {
  write_name(out, field.name);
  if constexpr (std::same_as<Struct, EventCorrect> && std::same_as<Member, std::string>) {
    if (is_raw_json(field)) {
      out += object.*field.member;
      return;
    }
  }
  write_value(out, object.*field.member);
}

template <HasFields T>
void write_value(std::string& out, const T& value) {
  out.push_back('{');
  for_each_field<T>([&](const auto& field, std::size_t /*index*/) {
    if (field.need == Need::kRequired || is_given(value.*field.member)) {
      write_field(out, field, value);
    }
  });
  out.push_back('}');
}

template <HasFields T>
void write_value(std::string& out, const Partial<T>& value) {
  out.push_back('{');
  for_each_field<T>([&](const auto& field, std::size_t index) {
    if (value.has(index)) write_field(out, field, value.values);
  });
  out.push_back('}');
}

}  // namespace ledger::codec
