#pragma once

// RecordWriter writes the entries of a log to a partition, each as the record at the offset of its
// position. It fails if another producer writes between them.
//
// Threading: one thread.

#include <functional>
#include <memory>

#include "connectors/kafka/client/connection.h"
#include "ledger/service/replication.h"
#include "ledger/store/log.h"

namespace connectors::kafka {

class RecordWriter {
 public:
  // kInvalid if librdkafka rejects a setting. Sends nothing to the brokers.
  static ledger::Result<std::unique_ptr<RecordWriter>> open(
      const Connection& connection, const ledger::service::FollowedPartition& followed,
      const ledger::service::Restoration& restoration);
  ~RecordWriter();
  RecordWriter(const RecordWriter&) = delete;
  RecordWriter& operator=(const RecordWriter&) = delete;

  // Writes the entries from `from` on, and returns when all of them are acknowledged. `progress`
  // receives the number of entries handed over so far.
  ledger::Status write(const ledger::store::Log& log, ledger::Seq from,
                       const std::function<void(ledger::Seq done)>& progress);

 private:
  struct Impl;
  explicit RecordWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace connectors::kafka
