#pragma once

// Worker: a thread that does jobs for the one who owns it, one after the other, in the order given.
//
// Threading: start() and wait() belong to one thread, the owner's.

#include <deque>
#include <functional>
#include <mutex>
#include <semaphore>
#include <thread>

namespace ledger {

class Worker {
 public:
  Worker();
  ~Worker();  // Waits for all jobs.
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void start(std::function<void()> job);
  // Waits for the oldest job that was not waited for, if there is one. What it wrote can be read
  // afterwards.
  void wait();

 private:
  void give(std::function<void()> job);
  std::function<void()> take();
  void run();

  std::mutex mutex_;
  std::deque<std::function<void()>> jobs_;  // Not begun. One that is none: there are no more.
  std::size_t started_ = 0;                 // And not waited for.
  std::counting_semaphore<> given_{0};
  std::counting_semaphore<> done_{0};
  std::thread thread_;
};

}  // namespace ledger
