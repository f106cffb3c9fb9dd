#pragma once

// What a member of a field table can be. Readers and writers have one overload for each kind, and
// no field has code of its own.

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "ledger/model/field.h"
#include "ledger/model/submission.h"

namespace ledger::codec {

// Kept as a text in both forms; value_text.h reads and writes it.
template <typename T>
concept TextValue =
    std::same_as<T, PatentNumber> || std::same_as<T, PartyId> || std::same_as<T, EventId> ||
    std::same_as<T, Currency> || std::same_as<T, Share> || std::same_as<T, Rate>;

// A number with a text form of its own in JSON.
template <typename T>
concept NumberValue = std::same_as<T, Date> || std::same_as<T, Month> ||
                      std::same_as<T, Instant> || std::same_as<T, Amount>;

template <typename T>
concept Choice = std::is_enum_v<T> && requires(T value) { enum_names(value); };

template <typename T>
concept Integer = std::same_as<T, std::int64_t> || std::same_as<T, std::uint64_t> ||
                  std::same_as<T, std::uint16_t>;

template <typename T>
constexpr bool kIsOptional = false;
template <typename T>
constexpr bool kIsOptional<std::optional<T>> = true;

template <typename T>
constexpr bool kIsVector = false;
template <typename T>
constexpr bool kIsVector<std::vector<T>> = true;

template <typename T>
constexpr bool kIsPartial = false;
template <typename T>
constexpr bool kIsPartial<Partial<T>> = true;

// Whether an optional field holds something (field.h: Presence).
template <typename T>
bool is_given(const T& value) {
  if constexpr (kIsOptional<T>) {
    return value.has_value();
  } else if constexpr (kIsVector<T> || std::same_as<T, std::string>) {
    return !value.empty();
  } else if constexpr (std::same_as<T, bool> || Integer<T> || Choice<T>) {
    return value != T{};
  } else {
    return true;
  }
}

// EventCorrect::set is the one text that is JSON itself.
template <typename Struct, typename Member>
constexpr bool is_raw_json(const Field<Struct, Member>& field) {
  if constexpr (std::same_as<Struct, EventCorrect> && std::same_as<Member, std::string>) {
    return field.member == &EventCorrect::set;
  } else {
    return false;
  }
}

// The bit of every required field of T.
template <HasFields T>
constexpr std::uint64_t required_mask() {
  static_assert(field_count<T>() <= 64);
  std::uint64_t mask = 0;
  for_each_field<T>([&](const auto& field, std::size_t index) {
    if (field.need == Need::kRequired) mask |= std::uint64_t{1} << index;
  });
  return mask;
}

}  // namespace ledger::codec
