#pragma once

// What a written file has: a text, and how often.

#include <cstddef>
#include <string_view>

namespace connectors::sdmx {

inline bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

inline std::size_t count(std::string_view text, std::string_view part) {
  std::size_t times = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
    ++times;
  }
  return times;
}

}  // namespace connectors::sdmx
