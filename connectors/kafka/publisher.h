#pragma once

// Publisher passes on what a ledger has recorded, to the outgoing topics. The log is its outbox:
// every record is made from an entry, so it can be made again, by any node, and none is forgotten.
// One node of a ledger publishes (leadership.h); another one takes over from what stands in the
// topics.
//
// For each key the records come in the order of ce_sequence and without a gap. After a failover
// some may come again, under the same ce_sequence.
//
// Threading: it has a thread of its own, which reads the log beside the one that writes.

#include <memory>
#include <string>

#include "connectors/kafka/outgoing.h"
#include "connectors/kafka/producer.h"
#include "ledger/store/log.h"

namespace connectors::kafka {

class Publisher {
 public:
  struct Options {
    Connection connection;
    ledger::Order order;
    ledger::Language language = ledger::Language::kZh;
  };
  // Begins. `log` outlives it.
  Publisher(const ledger::store::Log& log, const Options& options);
  ~Publisher();  // Stops; what is not safe is left to the next one.
  Publisher(const Publisher&) = delete;
  Publisher& operator=(const Publisher&) = delete;

  struct Standing {
    bool is_leader = false;
    ledger::Seq published = 0;  // Everything before this position is safe, where it leads.
    std::string trouble;        // Why it does not get on; empty: it does.
  };
  Standing standing() const;  // From any thread.

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace connectors::kafka
