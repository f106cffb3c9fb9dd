#pragma once

// EventId identifies an event: the position of its entry, and its index among the events of that
// entry. Text form: "41.0". OptionalSeq is the position of an entry, or none.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/bytes.h"
#include "ledger/base/digits.h"

namespace ledger {

struct EventId {
  Seq seq = 0;
  std::uint32_t index = 0;

  static std::optional<EventId> parse(std::string_view text) {
    const std::size_t point = text.find('.');
    if (point == std::string_view::npos) return std::nullopt;
    const auto seq = parse_digits(text.substr(0, point));
    const auto index = parse_digits(text.substr(point + 1));
    if (!seq || !index || *index > 0xFFFF) return std::nullopt;
    return EventId{static_cast<Seq>(*seq), static_cast<std::uint32_t>(*index)};
  }
  std::string text() const { return std::to_string(seq) + "." + std::to_string(index); }

  friend constexpr auto operator<=>(const EventId&, const EventId&) = default;
};

// Eight bytes; std::optional<Seq> has sixteen. State has several of them for each patent.
class OptionalSeq {
 public:
  constexpr OptionalSeq() = default;
  constexpr OptionalSeq(Seq seq) : seq_plus_one_(seq + 1) {}  // NOLINT(*-explicit-*)

  constexpr bool has_value() const { return seq_plus_one_ != 0; }
  constexpr Seq operator*() const { return seq_plus_one_ - 1; }  // Only if has_value().

  constexpr Seq value_or(Seq other) const { return has_value() ? **this : other; }

  friend constexpr bool operator==(const OptionalSeq&, const OptionalSeq&) = default;

 private:
  Seq seq_plus_one_ = 0;
};

}  // namespace ledger
