#pragma once

// Worker: a thread that does one job at a time for the one who owns it.

#include <functional>
#include <semaphore>
#include <thread>

namespace ledger {

class Worker {
 public:
  Worker();
  ~Worker();  // Waits for the job under way.
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void start(std::function<void()> job);  // Waits for the one before.
  void wait();                            // What the job wrote can be read afterwards.

 private:
  void run();

  std::function<void()> job_;  // None: it is over.
  bool is_busy_ = false;
  std::binary_semaphore given_{0};
  std::binary_semaphore done_{0};
  std::thread thread_;
};

}  // namespace ledger
