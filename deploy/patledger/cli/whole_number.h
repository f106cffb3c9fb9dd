#pragma once

// Positions and counts as the command line takes them.

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace patledger {

// Nothing if `text` is empty, holds anything but 0-9, or does not fit into 64 bits.
inline std::optional<std::uint64_t> parse_whole_number(std::string_view text) {
  std::uint64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || rest != end) return std::nullopt;
  return value;
}

}  // namespace patledger
