#include "projections/leb128.h"

namespace projections {

void put_number(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7U) out.push_back(static_cast<char>((value & 0x7FU) | 0x80U));
  out.push_back(static_cast<char>(value));
}

void put_signed(std::string& out, std::int64_t value) {
  put_number(out,
             static_cast<std::uint64_t>(value) << 1U ^ static_cast<std::uint64_t>(value >> 63U));
}

std::string_view NumberReader::bytes(std::size_t size) {
  require(size <= rest_.size());
  if (!is_good_) return {};
  const std::string_view taken = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return taken;
}

std::uint8_t NumberReader::byte() {
  const std::string_view taken = bytes(1);
  return taken.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(taken[0]);
}

std::uint64_t NumberReader::number(std::uint64_t max) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && is_good_; shift += 7) {
    const std::uint8_t bits = byte();
    value |= static_cast<std::uint64_t>(bits & 0x7FU) << shift;
    if (bits < 0x80) {
      require(value <= max);
      return is_good_ ? value : 0;
    }
  }
  is_good_ = false;
  return 0;
}

std::int64_t NumberReader::signed_number() {
  const std::uint64_t value = number();
  return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
}

}  // namespace projections
