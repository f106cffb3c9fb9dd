#pragma once

// The clock of the machine.

#include "ledger/service/replay/ports.h"

namespace patledger {

class SystemClock : public ledger::service::Clock {
 public:
  ledger::Instant now() override;
};

}  // namespace patledger
