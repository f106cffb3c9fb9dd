#pragma once

// Share is an exact, reduced fraction of a whole right, greater than zero and at most one.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ledger {

struct Share {
  std::uint64_t numerator = 1;
  std::uint64_t denominator = 1;

  // As somebody states it: "7/10", also "1"; denominators up to kShareDenominatorMax.
  static std::optional<Share> parse(std::string_view text);
  // As it comes out, which may be finer than anybody may state. Nothing outside of (0, 1].
  static std::optional<Share> of(std::uint64_t numerator, std::uint64_t denominator);
  std::string text() const;  // "7/10"; a whole is "1/1".

  friend constexpr bool operator==(const Share&, const Share&) = default;
};

enum class SumToOne : std::uint8_t { kLess, kOne, kMore };

// How the exact sum of `shares` compares to one. Nothing where the common denominator is above
// 2^63, which takes four owners whose shares are as fine as may be stated and have nothing in
// common.
std::optional<SumToOne> compare_sum_to_one(std::span<const Share> shares);

// The rest of the whole that `shares` leave, in `parts` equal shares. Nothing where there is no
// rest, or where its denominator is above 2^63.
std::optional<Share> split_rest(std::span<const Share> shares, std::uint32_t parts);

}  // namespace ledger
