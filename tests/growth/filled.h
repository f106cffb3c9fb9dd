#pragma once

// Filled: a body of any type with lists of any length, by the field tables. What it names exists in
// a World: the patents and parties by their number, the rights "R". A new field needs nothing here.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "tests/growth/world.h"
#include "tests/support/submissions.h"

namespace growth {

// All lists of the body, or those of one name alone, have this many items; the others have one.
struct Lengths {
  std::size_t items = 1;
  std::string_view only = {};

  std::size_t of(std::string_view name) const { return only.empty() || only == name ? items : 1; }
};

// The names of the lists in T, also of those in its members.
template <typename T>
void add_lists(std::vector<std::string_view>& names) {
  if constexpr (requires { T().values.fields(); }) {
    add_lists<decltype(T().values)>(names);
  } else if constexpr (requires { T().has_value(); }) {
    add_lists<typename T::value_type>(names);
  } else if constexpr (ledger::HasFields<T>) {
    ledger::for_each_field<T>([&](const auto& field, std::size_t /*index*/) {
      using Member = std::remove_cvref_t<decltype(T().*field.member)>;
      if constexpr (ledger::kIsList<Member>) {
        names.push_back(field.name);
      } else {
        add_lists<Member>(names);
      }
    });
  }
}

template <typename T>
consteval bool has_lists() {
  if constexpr (ledger::kIsList<T>) {
    return true;
  } else if constexpr (ledger::HasFields<T>) {
    bool has = false;
    ledger::for_each_field<T>([&](const auto& field, std::size_t /*index*/) {
      has = has || has_lists<std::remove_cvref_t<decltype(std::declval<T&>().*field.member)>>();
    });
    return has;
  } else {
    return false;
  }
}

class Filler {
 public:
  explicit Filler(Lengths lengths) : lengths_(lengths) {}

  template <ledger::HasFields T>
  void fill(T& value, std::string_view /*name*/) {
    ledger::for_each_field<T>([&](const auto& field, std::size_t /*index*/) {
      if (may_have(field.name)) fill(value.*field.member, field.name);
    });
  }
  // A change sets everything but the number, which is the first field.
  template <typename T>
  void fill(ledger::Partial<T>& value, std::string_view /*name*/) {
    ledger::for_each_field<T>([&](const auto& field, std::size_t index) {
      if (index == 0 || !may_have(field.name)) return;
      fill(value.values.*field.member, field.name);
      value.mark(index);
    });
  }
  template <typename T>
  void fill(std::vector<T>& list, std::string_view name) {
    // Lists of texts have a lower bound (kTextsMax).
    const std::size_t size = lengths_.of(name);
    list.resize(std::is_same_v<T, std::string> ? (size + 1) / 2 : size);
    for (item_ = 0; item_ < list.size(); ++item_) fill(list[item_], "");
    item_ = 0;
  }
  // Only for the lists in it, or if a proposal states it.
  template <typename T>
  void fill([[maybe_unused]] std::optional<T>& value, [[maybe_unused]] std::string_view name) {
    if constexpr (has_lists<T>()) {
      fill(value.emplace(), name);
    } else if constexpr (std::is_same_v<T, ledger::Date> || std::is_same_v<T, ledger::Claim> ||
                         std::is_same_v<T, ledger::Territory> ||
                         std::is_same_v<T, ledger::PartyId>) {
      if (is_of_proposals(name)) fill(value.emplace(), name);
    }
  }
  template <typename T>
  requires std::is_enum_v<T>
  void fill(T& value, std::string_view /*name*/) { value = static_cast<T>(1); }

  void fill(ledger::PatentNumber& value, std::string_view /*name*/) { value = patent(item_); }
  void fill(ledger::PartyId& value, std::string_view /*name*/) { value = party(item_); }
  void fill(ledger::Date& value, std::string_view name) {
    value = ledger::test::day(name == "until" ? "2024-11-10" : "2024-10-15");
    if (name == "filed" || name == "granted") value = ledger::test::day("2022-11-15");
  }
  void fill(ledger::Month& value, std::string_view /*name*/) {
    value = ledger::Month::of(ledger::test::day("2024-10-15"));
  }
  void fill(ledger::Amount& value, std::string_view /*name*/) { value.fen = 100; }
  void fill(ledger::Currency& value, std::string_view /*name*/) {
    value = *ledger::Currency::parse("CNY");
  }
  void fill(ledger::Territory& value, std::string_view /*name*/) {
    value = ledger::Territory::china();
  }
  void fill(std::string& value, std::string_view name) {
    value = name.empty() ? "item " + std::to_string(item_) : "R";
  }
  template <typename T>
  requires std::is_arithmetic_v<T>
  void fill(T& /*value*/, std::string_view /*name*/) {}
  void fill(ledger::Rate& /*value*/, std::string_view /*name*/) {}
  void fill(ledger::EventId& /*value*/, std::string_view /*name*/) {}

 private:
  static bool is_of_proposals(std::string_view field) {
    constexpr auto kFields = std::to_array<std::string_view>(
        {"signed", "from", "until", "territory", "debtor", "claim"});
    return std::ranges::find(kFields, field) != kFields.end();
  }
  // The patents of a World are inventions.
  static bool may_have(std::string_view field) { return field != "locarno"; }

  Lengths lengths_;
  std::size_t item_ = 0;
};

template <typename T>
ledger::Body filled(const Lengths& lengths) {
  T body;
  Filler(lengths).fill(body, "");
  return body;
}

}  // namespace growth
