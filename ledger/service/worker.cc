#include "ledger/service/worker.h"

#include <utility>

namespace ledger::service {

Worker::Worker() : thread_([this] { run(); }) {}

Worker::~Worker() {
  push(nullptr);
  thread_.join();
}

void Worker::start(std::function<void()> job) {
  push(std::move(job));
  ++started_;
}

void Worker::wait() {
  if (started_ == 0) return;
  done_.acquire();
  --started_;
}

void Worker::push(std::function<void()> job) {
  {
    const std::scoped_lock lock(mutex_);
    jobs_.push_back(std::move(job));
  }
  pushed_.release();
}

std::function<void()> Worker::pop() {
  pushed_.acquire();
  const std::scoped_lock lock(mutex_);
  auto job = std::move(jobs_.front());
  jobs_.pop_front();
  return job;
}

void Worker::run() {
  while (const auto job = pop()) {
    job();
    done_.release();
  }
}

}  // namespace ledger::service
