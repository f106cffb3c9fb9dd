#pragma once

// Stop: why writing has ended (S-4). The first reason stays. Any thread may give it or ask for it.

#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace ledger::store {

class Stop {
 public:
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
