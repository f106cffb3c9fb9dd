#pragma once

// Audit periodically reads the newest records of the partition again and compares them with the
// ledger. It detects what a connected consumer of librdkafka 2.0.2, which lacks KIP-320, does not:
// a topic that was recreated and filled, or truncated by the brokers and written again.
//
// Threading: it has its own thread, which reads the log while another one writes it.

#include <memory>
#include <optional>

#include "connectors/kafka/client/connection.h"
#include "ledger/service/replication.h"
#include "ledger/store/log.h"

namespace connectors::kafka {

class Audit {
 public:
  struct Options {
    Connection connection;
    ledger::service::FollowedPartition followed;
    int every_s = 60;
  };
  // Starts the thread. `log` outlives it.
  Audit(const ledger::store::Log& log, const Options& options);
  ~Audit();  // Stops.
  Audit(const Audit&) = delete;
  Audit& operator=(const Audit&) = delete;

  void stop();  // Ends the thread.

  // A difference, after which the node must halt; empty if none was found. From any thread.
  std::optional<ledger::Error> finding() const;
  // When the records were last found to be the same; the start, if they were not yet.
  ledger::Instant passed_at() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace connectors::kafka
