#pragma once

// Worker: a thread that runs the jobs of its owner, one by one, in order.
//
// Threading: start() and wait() belong to one thread, the owner's.

#include <deque>
#include <functional>
#include <mutex>
#include <semaphore>
#include <thread>

namespace ledger::service {

class Worker {
 public:
  Worker();
  ~Worker();  // Waits for all jobs.
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void start(std::function<void()> job);
  // Waits for the oldest job that was not waited for, if there is one. Its writes are visible
  // afterwards.
  void wait();

 private:
  void push(std::function<void()> job);
  std::function<void()> pop();
  void run();

  std::mutex mutex_;
  std::deque<std::function<void()>> jobs_;  // Not begun. An empty function ends the thread.
  std::size_t started_ = 0;                 // Not waited for.
  std::counting_semaphore<> pushed_{0};
  std::counting_semaphore<> done_{0};
  std::thread thread_;
};

}  // namespace ledger::service
