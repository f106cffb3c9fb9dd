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

  // As a source states it: "7/10", or "1"; denominators up to kShareDenominatorMax.
  static std::optional<Share> parse(std::string_view text);
  // As computed; may be finer than a stated one. Empty outside (0, 1].
  static std::optional<Share> of(std::uint64_t numerator, std::uint64_t denominator);
  std::string text() const;  // "7/10"; a whole is "1/1".

  friend constexpr bool operator==(const Share&, const Share&) = default;
};

enum class SumToOne : std::uint8_t { kLess, kOne, kMore };

// Compares the exact sum of `shares` to one. Empty if the common denominator exceeds 2^63, which
// takes four stated shares of maximal, coprime denominators.
std::optional<SumToOne> compare_sum_to_one(std::span<const Share> shares);

// One of `parts` equal shares of what `shares` leave of the whole. Empty if they leave nothing, or
// if the denominator exceeds 2^63.
std::optional<Share> split_rest(std::span<const Share> shares, std::uint32_t parts);

}  // namespace ledger
