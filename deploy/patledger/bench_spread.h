#pragma once

// How benchmarks tell what they measured: a median, and between what it lay.

#include <string>
#include <vector>

namespace patledger {

struct Spread {
  double median = 0;
  double min = 0;
  double max = 0;
};

Spread spread_of(std::vector<double> values);

[[gnu::format(printf, 1, 2)]] std::string format(const char* form, ...);

}  // namespace patledger
