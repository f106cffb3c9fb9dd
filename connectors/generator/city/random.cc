#include "connectors/generator/city/random.h"

#include <bit>

#include "ledger/base/assert.h"

namespace connectors::generator {

Random::Random(std::uint64_t seed) {
  for (std::size_t i = 0; i < state_.size(); ++i) {
    state_[i] = mixed(seed + i * 0x9E3779B97F4A7C15ULL);
  }
}

std::uint64_t Random::next() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17U;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

std::uint32_t Random::below(std::uint32_t count) {
  LEDGER_ASSERT(count > 0);
  return static_cast<std::uint32_t>((next() >> 32U) * count >> 32U);
}

int Random::between(int low, int high) {
  LEDGER_ASSERT(low <= high);
  return low + static_cast<int>(below(static_cast<std::uint32_t>(high - low) + 1));
}

std::size_t Random::pick(std::span<const std::uint16_t> weights) {
  std::uint32_t sum = 0;
  for (const std::uint16_t weight : weights) sum += weight;
  std::uint32_t drawn = below(sum);
  std::size_t index = 0;
  while (drawn >= weights[index]) drawn -= weights[index++];
  return index;
}

std::int64_t Random::long_tail(std::int64_t low, std::uint32_t per_mille, int doublings) {
  std::int64_t value = low;
  for (int i = 0; i < doublings && chance(per_mille); ++i) value *= 2;
  return value + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(value));
}

}  // namespace connectors::generator
