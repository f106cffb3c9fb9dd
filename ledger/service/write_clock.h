#pragma once

// WriteClock adds up how long the synced writes of a ledger take. Threading: one thread adds, any
// reads.

#include <atomic>
#include <chrono>
#include <cstdint>

namespace ledger::service {

// Since the ledger was opened.
struct WriteTimes {
  std::uint64_t count = 0;
  std::uint64_t total_us = 0;
  std::uint64_t last_us = 0;
};

class WriteClock {
 public:
  void add(std::chrono::steady_clock::duration time) {
    const auto us = std::chrono::duration_cast<std::chrono::microseconds>(time).count();
    last_us_ = static_cast<std::uint64_t>(us);
    total_us_ += static_cast<std::uint64_t>(us);
    ++count_;
  }
  WriteTimes read() const { return {count_, total_us_, last_us_}; }

 private:
  std::atomic<std::uint64_t> count_ = 0;
  std::atomic<std::uint64_t> total_us_ = 0;
  std::atomic<std::uint64_t> last_us_ = 0;
};

}  // namespace ledger::service
