#pragma once

// CommandSource reads one partition of the command topic for a ledger that follows it: each record
// once, in order, from the offset after the ledger's last record.
//
// It fails permanently, with an Error that names the cause, if the partition is not the one that
// the ledger has followed (continuity.h), if a record has CreateTime and was not restored from a
// log, if an offset has no record, and if access is denied.
// Brokers that do not answer are not an error: next() returns no records until they do.
//
// It assigns the partition itself and takes part in no rebalance: the ledger alone decides where to
// read. The offset that it commits serves lag tools, and detects a data directory that was rolled
// back: the committed offset is then ahead of the ledger.
//
// Threading: one thread.

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "connectors/kafka/client/connection.h"
#include "connectors/kafka/client/statistics.h"
#include "ledger/service/replication.h"

namespace connectors::kafka {

// Records of one batch, as received. Its views live as long as the batch.
class CommandBatch {
 public:
  CommandBatch();
  ~CommandBatch();
  CommandBatch(CommandBatch&&) noexcept;
  CommandBatch& operator=(CommandBatch&&) noexcept;

  std::span<const ledger::service::Input> inputs() const;

 private:
  friend class CommandSource;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

class CommandSource {
 public:
  struct Options {
    Connection connection;
    ledger::service::ReplicationCursor cursor;  // How far the ledger has read.
    std::string spool_folder;                   // The folder for oversized records.
    bool reread = false;  // The data directory was rolled back: read the records again.
    // Loses records, for tests that must detect a loss: starts at the committed offset, commits
    // before anything is written, and compares nothing.
    bool unsafe_trust_committed = false;
  };
  // kInvalid if librdkafka rejects a setting. Sends nothing to the brokers.
  static ledger::Result<std::unique_ptr<CommandSource>> open(const Options& options);
  ~CommandSource();
  CommandSource(const CommandSource&) = delete;
  CommandSource& operator=(const CommandSource&) = delete;

  // Up to `count` records and a few MiB; waits up to `wait_ms` for the first one. Restored records
  // and later ones are not in one batch.
  ledger::Result<CommandBatch> next(std::size_t count, int wait_ms);

  bool is_connected() const;  // The end of the partition is known, reading has started.
  bool is_answered() const;   // And the leader of the partition has answered lately.
  // And the ledger's last record was read and is the same, or the first one of the partition was
  // read, if there are any: then it is known which records were restored.
  bool is_compared() const;
  const std::string& cluster() const;  // The cluster's id; empty before it is connected.
  std::uint64_t end() const;           // High watermark, as last reported.

  ClientStatistics statistics() const;  // As last reported.
  std::uint64_t next_offset() const;    // Of the record to be read next.
  // Of the partition, as the records read say; a new one is stored with the next batch.
  const ledger::service::Restoration& restoration() const;

  // Commits that the ledger contains all records before `next`.
  void commit(std::uint64_t next);

 private:
  struct Impl;
  explicit CommandSource(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace connectors::kafka
