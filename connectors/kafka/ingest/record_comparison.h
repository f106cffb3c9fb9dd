#pragma once

// RecordComparison reads records of a partition again and compares them with the entries of a log,
// with a client of its own.
//
// Threading: one thread, which may read the log while another one writes it.

#include <atomic>
#include <memory>

#include "connectors/kafka/client/connection.h"
#include "ledger/service/replication.h"
#include "ledger/store/log.h"

namespace connectors::kafka {

struct OffsetRange;  // client/partition_query.h

class RecordComparison {
 public:
  // kInvalid if librdkafka rejects a setting. Sends nothing to the brokers.
  static ledger::Result<std::unique_ptr<RecordComparison>> open(
      const Connection& connection, const ledger::service::FollowedPartition& followed);
  ~RecordComparison();
  RecordComparison(const RecordComparison&) = delete;
  RecordComparison& operator=(const RecordComparison&) = delete;

  // kAway if access is denied.
  ledger::Result<OffsetRange> range() const;
  // As the record at `low` says, the first one that is present; none if it was not restored.
  ledger::Result<ledger::service::Restoration> restoration(ledger::Seq low) const;

  struct Extent {
    ledger::Seq from = 0;
    ledger::Seq until = 0;
    std::size_t bytes_max = SIZE_MAX;  // Ends after so many bytes.
    // Of the partition; if it was restored, the moments are compared too, and whose they are. The
    // moments of records that a ledger took before it noted them can differ: the ledger's never go
    // back.
    ledger::Seq restored_until = 0;
    const std::atomic<bool>* is_stopping = nullptr;  // Ends the comparison; may be null.
  };
  // kCorrupt names the first record that is gone or differs; kAway if the brokers stop answering.
  ledger::Status compare(const ledger::store::Log& log, const Extent& extent);
  // Compares the newest thousand, or 16 MiB. false if the brokers do not answer, or it was ended.
  ledger::Result<bool> compare_newest(const ledger::store::Log& log,
                                      const std::atomic<bool>* is_stopping);
  // What a node would halt with at its next record, or at the end of the partition. Done also if
  // the brokers do not answer.
  ledger::Status check_next(const ledger::service::ReplicationCursor& cursor) const;

 private:
  struct Impl;
  explicit RecordComparison(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace connectors::kafka
