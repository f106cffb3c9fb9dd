#include "ledger/store/rocks/crc32c.h"

#include <array>
#include <cstring>

#if defined(__x86_64__)
#include <nmmintrin.h>
#endif

namespace ledger::store {
namespace {

constexpr std::uint32_t kPolynomial = 0x82F63B78;  // Castagnoli's, bits reversed.

constexpr std::array<std::uint32_t, 256> make_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
    std::uint32_t crc = byte;
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 1U) != 0 ? crc >> 1U ^ kPolynomial : crc >> 1U;
    table[byte] = crc;
  }
  return table;
}

constexpr auto kTable = make_table();

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) std::uint32_t by_instruction(std::uint32_t crc, const char* bytes,
                                                               std::size_t size) {
  std::uint64_t state = ~crc;
  for (; size >= sizeof state; size -= sizeof state, bytes += sizeof state) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes, sizeof eight);
    state = _mm_crc32_u64(state, eight);
  }
  auto rest = static_cast<std::uint32_t>(state);
  for (; size > 0; --size) rest = _mm_crc32_u8(rest, static_cast<unsigned char>(*bytes++));
  return ~rest;
}

bool has_instruction() {
  static const bool has = __builtin_cpu_supports("sse4.2") != 0;
  return has;
}
#endif

}  // namespace

std::uint32_t crc32c_by_table(std::uint32_t crc, const char* bytes, std::size_t size) {
  std::uint32_t state = ~crc;
  for (; size > 0; --size) {
    state = kTable[(state ^ static_cast<unsigned char>(*bytes++)) & 0xFFU] ^ state >> 8U;
  }
  return ~state;
}

std::uint32_t crc32c(std::uint32_t crc, const char* bytes, std::size_t size) {
#if defined(__x86_64__)
  if (has_instruction()) return by_instruction(crc, bytes, size);
#endif
  return crc32c_by_table(crc, bytes, size);
}

}  // namespace ledger::store

namespace rocksdb::crc32c {

// NOLINTNEXTLINE(readability-identifier-naming): librocksdb's name.
std::uint32_t Extend(std::uint32_t crc, const char* bytes, std::size_t size) {
  return ledger::store::crc32c(crc, bytes, size);
}

}  // namespace rocksdb::crc32c
