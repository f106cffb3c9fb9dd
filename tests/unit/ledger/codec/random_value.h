#pragma once

// Random values of every type of the model, by the field tables: what JSON and Cap'n Proto must
// both carry. The same seed gives the same values on every machine.

#include <random>
#include <string>
#include <vector>

#include "ledger/codec/member_kind.h"
#include "ledger/model/receipt.h"

namespace ledger::codec {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  std::uint64_t below(std::uint64_t limit) { return engine_() % limit; }
  bool chance(std::uint64_t one_in) { return below(one_in) == 0; }

  void fill(PatentNumber& value);
  void fill(PartyId& value);
  void fill(EventId& value);
  void fill(Currency& value);
  void fill(Share& value);
  void fill(Rate& value);
  void fill(ExchangeRate& value);
  void fill(RateSource& value);
  void fill(Date& value);
  void fill(Month& value);
  void fill(Instant& value);
  void fill(Amount& value);
  void fill(Territory& value);
  void fill(Code& value);
  void fill(Hash& value);
  void fill(std::string& value);  // UTF-8 of all lengths of characters; not empty.
  void fill(bool& value) { value = chance(2); }
  void fill(std::int64_t& value) { value = static_cast<std::int64_t>(engine_()); }
  void fill(std::uint64_t& value) { value = engine_() >> below(64); }
  void fill(std::uint16_t& value) { value = static_cast<std::uint16_t>(engine_()); }
  void fill(Body& value);
  void fill(Submission& value);

  template <Choice T>
  void fill(T& value) {
    constexpr auto kNames = enum_names(T{});
    const std::uint64_t first = kNames[0].empty() ? 1 : 0;
    value = static_cast<T>(first + below(kNames.size() - first));
  }

  template <typename T>
  void fill(std::vector<T>& value) {
    value.resize(below(4));
    for (T& item : value) fill(item);
  }

  template <typename T>
  void fill(std::optional<T>& value) {
    fill(value.emplace());
  }

  template <HasFields T>
  void fill(Partial<T>& value) {
    for_each_field<T>([&](const auto& field, std::size_t index) {
      if (!chance(3)) return;
      fill_named(value.values.*field.member, field.name);
      value.mark(index);
    });
  }

  // Every required field, and some of the others.
  template <Tabled T>
  void fill(T& value) {
    fill_fields(value, std::make_index_sequence<kFieldCount<T>>());
  }

  std::string json_object(int depth);  // Compact, as the `set` of a correction is stored.

 private:
  template <typename T, std::size_t... I>
  void fill_fields(T& value, std::index_sequence<I...> /*indices*/) {
    (fill_field<T, I>(value), ...);
  }

  template <typename T, std::size_t I>
  void fill_field(T& value) {
    constexpr auto kOne = kField<T, I>;
    if (kOne.need == Need::kOptional && chance(2)) return;
    if constexpr (is_raw_json(kOne)) {
      value.*kOne.member = json_object(2);
    } else {
      fill_named(value.*kOne.member, kOne.name);
    }
  }

  // Numbers of a register have one spelling when they are decoded (number_text.h).
  template <typename T>
  void fill_named(T& value, std::string_view name) {
    fill(value);
    if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::vector<std::string>>) {
      if (is_number(name)) fill_number(value);
      if constexpr (std::is_same_v<T, std::string>) {
        if (name == "name") value = "名Ltd. " + std::to_string(value.size());  // name_text.h
      }
    }
  }
  static bool is_number(std::string_view name) {
    return name == "contract" || name == "pledge" || name == "licence" || name == "parent" ||
           name == "carve_out";
  }
  void fill_number(std::string& value) { value = "利-/" + std::to_string(below(1'000'000)); }
  void fill_number(std::vector<std::string>& value) {
    for (std::string& item : value) fill_number(item);
  }

  std::string json_value(int depth);

  std::mt19937_64 engine_;
};

// A body of the type at `index` of Body.
Body random_body(Random& random, std::size_t index);

}  // namespace ledger::codec
