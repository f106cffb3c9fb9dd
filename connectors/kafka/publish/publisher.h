#pragma once

// Publisher sends what a ledger has recorded to the output topics. The log is the outbox: every
// record is derived from an entry, so any node can produce it again, and no record is lost. One
// node of a ledger publishes (leadership.h); another one takes over from the contents of the
// topics.
//
// For each key the records are in the order of ce_sequence, without a gap. After a failover some
// may be duplicated, with the same ce_sequence.
//
// Threading: it has its own thread, which reads the log while another one writes it.

#include <memory>
#include <optional>
#include <string>

#include "connectors/kafka/client/connection.h"
#include "ledger/base/bilingual.h"
#include "ledger/service/replication.h"
#include "ledger/store/log.h"

namespace connectors::kafka {

struct PublisherStatus {
  bool is_publisher = false;
  ledger::Seq published = 0;  // If it is the publisher: all before this position is acknowledged.
  std::string last_error;     // Why publishing is blocked; empty if it is not.
};

class Publisher {
 public:
  struct Options {
    Connection connection;
    ledger::service::FollowedPartition followed;
    ledger::Language language = ledger::Language::kZh;
  };
  // `log` outlives it.
  Publisher(const ledger::store::Log& log, const Options& options);
  ~Publisher();  // Stops.
  Publisher(const Publisher&) = delete;
  Publisher& operator=(const Publisher&) = delete;

  void start();  // Starts the thread, once.
  void stop();   // Ends it. The next publisher sends what is not acknowledged.

  PublisherStatus status() const;  // From any thread.
  // A contradiction between the log and the outgoing topics, after which the node must halt; empty
  // if none was found. From any thread.
  std::optional<ledger::Error> finding() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace connectors::kafka
