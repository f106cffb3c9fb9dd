#include "deploy/patledger/session/system_clock.h"

#include <chrono>

namespace patledger {

ledger::Instant SystemClock::now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

}  // namespace patledger
