#pragma once

// Residue: a number modulo the prime 2^61 - 1. It replaces a fraction if the only question is
// whether the fraction is zero: no rounding, no growing denominators.

#include <cstdint>

namespace projections::release {

__extension__ using Wide = unsigned __int128;

struct Residue {
  static constexpr std::uint64_t kPrime = (std::uint64_t{1} << 61U) - 1;

  std::uint64_t value = 0;  // Below kPrime.

  static constexpr Residue of(std::uint64_t number) { return {number % kPrime}; }
  static constexpr Residue one() { return {1}; }
  static constexpr Residue minus_one() { return {kPrime - 1}; }
  constexpr bool is_zero() const { return value == 0; }

  friend constexpr bool operator==(Residue, Residue) = default;
  friend constexpr Residue operator+(Residue a, Residue b) {
    const std::uint64_t sum = a.value + b.value;
    return {sum >= kPrime ? sum - kPrime : sum};
  }
  friend constexpr Residue operator-(Residue a) { return {a.is_zero() ? 0 : kPrime - a.value}; }
  friend constexpr Residue operator-(Residue a, Residue b) { return a + -b; }
  // 2^61 is 1 modulo the prime, so the upper bits are added to the lower ones.
  friend constexpr Residue operator*(Residue a, Residue b) {
    const Wide product = Wide{a.value} * b.value;
    const auto low = static_cast<std::uint64_t>(product) & kPrime;
    return Residue{low} + Residue{static_cast<std::uint64_t>(product >> 61U)};
  }
};

// By Fermat: a^(p-2). `residue` is not zero.
constexpr Residue inverse(Residue residue) {
  Residue result = Residue::one();
  for (std::uint64_t exponent = Residue::kPrime - 2; exponent != 0; exponent >>= 1U) {
    if ((exponent & 1U) != 0) result = result * residue;
    residue = residue * residue;
  }
  return result;
}

}  // namespace projections::release
