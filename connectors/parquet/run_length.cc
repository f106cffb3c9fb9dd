#include "connectors/parquet/run_length.h"

#include <algorithm>
#include <bit>
#include <cstddef>

#include "ledger/base/assert.h"
#include "ledger/base/coding.h"

namespace connectors::parquet {
namespace {

using Values = std::span<const std::uint32_t>;

constexpr std::size_t kGroup = 8;

// The length of the first run.
std::size_t run_of(Values values) {
  const auto other = std::ranges::find_if(values, [&](auto value) { return value != values[0]; });
  return static_cast<std::size_t>(other - values.begin());
}

// The number of values to pack: whole groups, up to the next group that is a run.
std::size_t packed_of(Values values) {
  std::size_t count = kGroup;
  while (count < values.size() &&
         run_of(values.subspan(count).first(std::min(kGroup, values.size() - count))) < kGroup) {
    count += kGroup;
  }
  return std::min(count, values.size());
}

void append_run(std::string& bytes, std::uint32_t value, std::size_t count, unsigned bits) {
  ledger::put_leb128(bytes, count << 1U);
  ledger::put_le(bytes, value, (bits + 7) / 8);
}

void append_packed(std::string& bytes, Values values, unsigned bits) {
  const std::size_t groups = (values.size() + kGroup - 1) / kGroup;
  ledger::put_leb128(bytes, groups << 1U | 1U);
  const std::size_t begin = bytes.size();
  bytes.resize(begin + groups * bits);  // Eight values of `bits` bits take `bits` bytes.
  std::size_t bit = 0;
  for (const std::uint32_t value : values) {
    for (unsigned i = 0; i < bits; ++i, ++bit) {
      const unsigned set = value >> i & 1U;
      char& byte = bytes[begin + bit / 8];
      byte = static_cast<char>(static_cast<unsigned char>(byte) | set << bit % 8);
    }
  }
}

}  // namespace

std::string run_length_encoded(Values values, unsigned bits) {
  LEDGER_ASSERT(bits >= 1);
  LEDGER_ASSERT(bits <= 32);
  std::string bytes;
  while (!values.empty()) {
    std::size_t count = run_of(values);
    if (count >= kGroup) {
      append_run(bytes, values[0], count, bits);
    } else {
      count = packed_of(values);
      append_packed(bytes, values.first(count), bits);
    }
    values = values.subspan(count);
  }
  return bytes;
}

unsigned bits_for(std::uint32_t largest) {
  return std::max(1U, static_cast<unsigned>(std::bit_width(largest)));
}

}  // namespace connectors::parquet
