#pragma once

// Random numbers that are the same for one seed on every machine, which the distributions of the
// standard library do not guarantee. Integers only.
//
// xoshiro256** (Blackman and Vigna), seeded by SplitMix64.

#include <array>
#include <cstdint>
#include <span>

namespace connectors::generator {

// SplitMix64 of a number: neighbouring numbers get unrelated results.
constexpr std::uint64_t mixed(std::uint64_t number) {
  std::uint64_t z = number + 0x9E3779B97F4A7C15ULL;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

class Random {
 public:
  explicit Random(std::uint64_t seed);

  std::uint64_t next();
  std::uint32_t below(std::uint32_t count);  // In [0, count); count > 0.
  int between(int low, int high);            // In [low, high].
  bool chance(std::uint32_t per_mille) { return below(1000) < per_mille; }
  // An index, with a probability proportional to its weight.
  std::size_t pick(std::span<const std::uint16_t> weights);
  // A long tail: `low`, doubled while chance(per_mille), at most `doublings` times; then uniform
  // between the result and its double.
  std::int64_t long_tail(std::int64_t low, std::uint32_t per_mille, int doublings);

  template <typename T, std::size_t N>
  const T& one_of(const std::array<T, N>& items) {
    return items[below(static_cast<std::uint32_t>(N))];
  }

 private:
  std::array<std::uint64_t, 4> state_{};
};

}  // namespace connectors::generator
