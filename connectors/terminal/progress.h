#pragma once

// Progress draws a line on stderr, only if that is a terminal: a bar, the count, the rate and the
// time left, at most ten times a second. The line is erased at the end.
//
// Threading: one thread.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "connectors/terminal/style.h"

namespace connectors::terminal {

struct Advance {
  std::uint64_t done = 0;
  std::uint64_t total = 0;  // 0: unknown.
  std::uint64_t elapsed_ms = 0;
};

// "submit  [#######---]  70 %  700 / 1,000  350/s  0:01 left", within `columns`. Pure.
std::string progress_line(std::string_view name, const Advance& advance, std::size_t columns,
                          const Style& style);

class Progress {
 public:
  // `total` 0: unknown.
  Progress(std::string name, std::uint64_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void update(std::uint64_t done);

 private:
  using SteadyClock = std::chrono::steady_clock;

  std::string name_;
  std::uint64_t total_;
  bool is_shown_;
  bool is_drawn_ = false;
  Style style_;
  SteadyClock::time_point start_;
  SteadyClock::time_point drawn_;
};

}  // namespace connectors::terminal
