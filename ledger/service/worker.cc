#include "ledger/service/worker.h"

#include <utility>

namespace ledger {

Worker::Worker() : thread_([this] { run(); }) {}

Worker::~Worker() {
  give(nullptr);
  thread_.join();
}

void Worker::start(std::function<void()> job) {
  give(std::move(job));
  ++started_;
}

void Worker::wait() {
  if (started_ == 0) return;
  done_.acquire();
  --started_;
}

void Worker::give(std::function<void()> job) {
  {
    const std::scoped_lock lock(mutex_);
    jobs_.push_back(std::move(job));
  }
  given_.release();
}

std::function<void()> Worker::take() {
  given_.acquire();
  const std::scoped_lock lock(mutex_);
  auto job = std::move(jobs_.front());
  jobs_.pop_front();
  return job;
}

void Worker::run() {
  while (const auto job = take()) {
    job();
    done_.release();
  }
}

}  // namespace ledger
