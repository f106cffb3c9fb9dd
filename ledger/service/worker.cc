#include "ledger/service/worker.h"

#include <utility>

namespace ledger {

Worker::Worker() : thread_([this] { run(); }) {}

Worker::~Worker() {
  wait();
  job_ = nullptr;
  given_.release();
  thread_.join();
}

void Worker::start(std::function<void()> job) {
  wait();
  job_ = std::move(job);
  is_busy_ = true;
  given_.release();
}

void Worker::wait() {
  if (!is_busy_) return;
  done_.acquire();
  is_busy_ = false;
}

void Worker::run() {
  for (;;) {
    given_.acquire();
    if (!job_) return;
    job_();
    done_.release();
  }
}

}  // namespace ledger
