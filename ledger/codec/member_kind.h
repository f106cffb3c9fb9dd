#pragma once

// The kinds of members of field tables (model/values/field.h). Readers and writers have one
// overload for each kind; no field has code of its own.

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "ledger/model/entry.h"
#include "ledger/model/values/field.h"

namespace ledger::codec {

// A text in both encodings; value_text.h reads and writes it.
template <typename T>
concept TextValue = std::same_as<T, PatentNumber> || std::same_as<T, PartyId> ||
    std::same_as<T, EventId> || std::same_as<T, Currency> || std::same_as<T, Share> ||
    std::same_as<T, Rate> || std::same_as<T, ExchangeRate> || std::same_as<T, RateSource>;

// A number in Cap'n Proto, and a text in JSON.
template <typename T>
concept NumberValue = std::same_as<T, Date> || std::same_as<T, Month> || std::same_as<T, Instant> ||
    std::same_as<T, Amount>;

template <typename T>
concept Choice = std::is_enum_v<T> && requires(T value) {
  enum_names(value);
};

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

// Whether an optional field has a value.
template <typename T>
bool is_given(const T& value) {
  if constexpr (kIsOptional<T>) {
    return value.has_value();
  } else if constexpr (kIsVector<T> || std::same_as<T, std::string>) {
    return !value.empty();
  } else if constexpr (std::same_as<T, bool> || Integer<T> || Choice<T> || std::same_as<T, Hash>) {
    return value != T{};
  } else {
    return true;
  }
}

// The field table of a type that the codecs write. Those of the envelope and the entry are here:
// JSON reads the envelope by other code, and never has an entry.
template <typename T>
struct FieldTable;

template <HasFields T>
struct FieldTable<T> {
  static constexpr auto fields() { return T::fields(); }
};

template <>
struct FieldTable<Submission> {
  static constexpr auto fields() {
    return field_list(required("id", &Submission::id), required("source", &Submission::source),
                      required("at", &Submission::at),
                      optional("acknowledge", &Submission::acknowledge),
                      optional("expect", &Submission::expect), required("body", &Submission::body));
  }
};

template <>
struct FieldTable<Ground> {
  static constexpr auto fields() {
    return field_list(required("code", &Ground::code), required("row", &Ground::row),
                      optional("subject", &Ground::subject), optional("facts", &Ground::facts));
  }
};

template <>
struct FieldTable<Fault> {
  static constexpr auto fields() {
    return field_list(required("code", &Fault::code), optional("pointer", &Fault::pointer),
                      optional("detail", &Fault::detail));
  }
};

template <>
struct FieldTable<CaseChange> {
  static constexpr auto fields() {
    return field_list(required("event", &CaseChange::event), required("code", &CaseChange::code),
                      optional("closed", &CaseChange::is_closed),
                      optional("parties", &CaseChange::parties));
  }
};

template <>
struct FieldTable<Entry> {
  static constexpr auto fields() {
    return field_list(required("seq", &Entry::seq), required("outcome", &Entry::outcome),
                      optional("submission", &Entry::submission),
                      optional("grounds", &Entry::grounds), optional("warnings", &Entry::warnings),
                      optional("reopened", &Entry::reopened), optional("source", &Entry::source),
                      optional("id", &Entry::id), optional("first", &Entry::first),
                      optional("faults", &Entry::faults), optional("raw", &Entry::raw),
                      optional("fact", &Entry::is_fact), optional("cases", &Entry::cases));
  }
};

template <typename T>
concept Tabled = requires {
  FieldTable<T>::fields();
};

template <Tabled T>
constexpr std::size_t kFieldCount = decltype(FieldTable<T>::fields())::kCount;

template <Tabled T, std::size_t I>
constexpr auto kField = FieldTable<T>::fields().template get<I>();

// The bit of every required field of T.
template <Tabled T, std::size_t... I>
constexpr std::uint64_t required_mask(std::index_sequence<I...> /*indices*/) {
  static_assert(sizeof...(I) <= 64);
  return ((kField<T, I>.need == Need::kRequired ? std::uint64_t{1} << I : 0) | ... | 0);
}
template <Tabled T>
constexpr std::uint64_t kRequiredMask =
    required_mask<T>(std::make_index_sequence<kFieldCount<T>>());

// EventCorrect::set alone is a text that holds JSON.
template <typename Struct, typename Member>
constexpr bool is_raw_json(const Field<Struct, Member>& field) {
  if constexpr (std::same_as<Struct, EventCorrect> && std::same_as<Member, std::string>) {
    return field.member == &EventCorrect::set;
  } else {
    return false;
  }
}

// The submission id has bounds of its own (envelope.h).
template <typename Struct, typename Member>
constexpr bool is_sender_id(const Field<Struct, Member>& field) {
  if constexpr (std::same_as<Struct, Submission> && std::same_as<Member, std::string>) {
    return field.member == &Submission::id;
  } else {
    return false;
  }
}

}  // namespace ledger::codec
