#pragma once

// Audit reads the newest records of the partition again, now and then, and compares them with what
// the ledger has of them. It notices what the reader that goes on cannot: a topic that was made
// anew and filled, or cut by the brokers and written on, while it was connected (librdkafka 2.0.2
// does not know of KIP-320).
//
// Threading: it has a thread of its own, which reads the log beside the one that writes.

#include <memory>
#include <optional>

#include "connectors/kafka/connection.h"
#include "ledger/service/order.h"
#include "ledger/store/log.h"

namespace connectors::kafka {

class Audit {
 public:
  struct Options {
    Connection connection;
    ledger::Order order;
    int every_s = 60;
  };
  // Begins. `log` outlives it.
  Audit(const ledger::store::Log& log, const Options& options);
  ~Audit();
  Audit(const Audit&) = delete;
  Audit& operator=(const Audit&) = delete;

  // What it found to differ; the ledger must not go on. From any thread.
  std::optional<ledger::Error> finding() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace connectors::kafka
