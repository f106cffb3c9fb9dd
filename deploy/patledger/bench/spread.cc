#include "deploy/patledger/bench/spread.h"

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>

#include "ledger/codec/json/text_writer.h"

namespace patledger {

Spread spread_of(std::vector<double> values) {
  if (values.empty()) return {};
  std::ranges::sort(values);
  return {values[values.size() / 2], values.front(), values.back()};
}

std::string format(const char* pattern, ...) {
  std::array<char, 1024> buffer{};
  std::va_list arguments;
  va_start(arguments, pattern);
  const int length = std::vsnprintf(buffer.data(), buffer.size(), pattern, arguments);
  va_end(arguments);
  return {buffer.data(), std::min(buffer.size() - 1, static_cast<std::size_t>(length))};
}

void write_spread(ledger::codec::JsonWriter& json, std::string_view name, const Spread& spread,
                  int decimals) {
  const auto member = [&](std::string_view name_of, double value) {
    json.name(name_of);
    json.literal(format("%.*f", decimals, value));
  };
  json.name(name);
  json.open('{');
  member("median", spread.median);
  member("min", spread.min);
  member("max", spread.max);
  json.close('}');
}

}  // namespace patledger
