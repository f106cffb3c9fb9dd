#pragma once

// Share is an exact, reduced fraction of a whole right, greater than zero and at most one.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ledger {

struct Share {
  std::uint32_t numerator = 1;
  std::uint32_t denominator = 1;

  // "7/10", also "1"; denominators up to kShareDenominatorMax.
  static std::optional<Share> parse(std::string_view text);
  static std::optional<Share> of(std::uint64_t numerator, std::uint64_t denominator);
  std::string text() const;  // "7/10"; a whole is "1/1".

  friend constexpr bool operator==(const Share&, const Share&) = default;
};

enum class SumToOne : std::uint8_t { kLess, kOne, kMore };

// How the exact sum of `shares` compares to one. Nothing where the common denominator does not fit
// into 64 bits, which no register would write.
std::optional<SumToOne> compare_sum_to_one(std::span<const Share> shares);

// The rest of the whole that `shares` leave, in `parts` equal shares. Nothing where there is no
// rest, or where such a share is finer than the ledger keeps.
std::optional<Share> split_rest(std::span<const Share> shares, std::uint32_t parts);

}  // namespace ledger
