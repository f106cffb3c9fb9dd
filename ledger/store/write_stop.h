#pragma once

// WriteStop: the reason why a log accepts no more writes (S-4), from the first failure on.
//
// Threading: any thread may set or read it.

#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace ledger::store {

class WriteStop {
 public:
  // Only the first reason is stored.
  void set(std::string reason) {
    const std::lock_guard lock(mutex_);
    if (!reason_) reason_ = std::move(reason);
  }

  std::optional<std::string> reason() const {
    const std::lock_guard lock(mutex_);
    return reason_;
  }

 private:
  mutable std::mutex mutex_;
  std::optional<std::string> reason_;
};

}  // namespace ledger::store
