#pragma once

// The spread of measured values: median, minimum and maximum; and how it is printed.

#include <string>
#include <string_view>
#include <vector>

namespace ledger::codec {
class JsonWriter;
}

namespace patledger {

struct Spread {
  double median = 0;
  double min = 0;
  double max = 0;
};

Spread spread_of(std::vector<double> values);

[[gnu::format(printf, 1, 2)]] std::string format(const char* pattern, ...);

// Writes `"name":{"median":…,"min":…,"max":…}`.
void write_spread(ledger::codec::JsonWriter& json, std::string_view name, const Spread& spread,
                  int decimals);

}  // namespace patledger
