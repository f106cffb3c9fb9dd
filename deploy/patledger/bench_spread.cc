#include "deploy/patledger/bench_spread.h"

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>

namespace patledger {

Spread spread_of(std::vector<double> values) {
  if (values.empty()) return {};
  std::ranges::sort(values);
  return {values[values.size() / 2], values.front(), values.back()};
}

std::string format(const char* form, ...) {
  std::array<char, 1024> buffer{};
  std::va_list arguments;
  va_start(arguments, form);
  const int length = std::vsnprintf(buffer.data(), buffer.size(), form, arguments);
  va_end(arguments);
  return {buffer.data(), std::min(buffer.size() - 1, static_cast<std::size_t>(length))};
}

}  // namespace patledger
