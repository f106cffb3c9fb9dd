#pragma once

// CommandSource reads one partition of the command topic for a ledger that follows it: each record
// once, in order, from the one after the ledger's last.
//
// It stops for good, with an Error that names the cause, where the topic is not the one that the
// ledger has followed: another cluster, another last record, a record missing or come again,
// records deleted that were not read, a sender's clock where the broker's must be. Brokers that do
// not answer are no error: there are no records then, for as long as it takes.
//
// It belongs to no consumer group: where to read is told by the ledger alone. What it commits is a
// hint for lag tools, and a canary: where the brokers know of more than the ledger holds, the
// ledger's disk went back, and it does not start.
//
// Threading: one thread.

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "connectors/kafka/connection.h"
#include "connectors/kafka/statistics.h"
#include "ledger/service/order.h"

namespace connectors::kafka {

// Records of one batch, as they arrived. The views in it live as long as it does.
class CommandBatch {
 public:
  CommandBatch();
  ~CommandBatch();
  CommandBatch(CommandBatch&&) noexcept;
  CommandBatch& operator=(CommandBatch&&) noexcept;

  std::span<const ledger::Received> received() const;

 private:
  friend class CommandSource;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

class CommandSource {
 public:
  struct Options {
    Connection connection;
    ledger::OrderMark mark;  // Where the ledger stands.
    std::string quarantine;  // The folder that oversized records go to.
    bool reread = false;     // The operator knows that the ledger's disk went back.
    // For tests that must lose records (the control): believes what was committed, commits before
    // anything is written, and compares nothing.
    bool unsafe_trust_committed = false;
  };
  // kInvalid where the library takes a setting amiss. The brokers are not asked yet.
  static ledger::Result<std::unique_ptr<CommandSource>> open(const Options& options);
  ~CommandSource();
  CommandSource(const CommandSource&) = delete;
  CommandSource& operator=(const CommandSource&) = delete;

  // Up to `count` records, and no more than a few MiB; waits up to `wait_ms` for the first.
  ledger::Result<CommandBatch> next(std::size_t count, int wait_ms);

  bool is_connected() const;           // The brokers have told where the partition ends.
  const std::string& cluster() const;  // Its id; empty before that.
  std::uint64_t end() const;           // The offset after the newest record, as last heard.

  ClientStatistics statistics() const;  // As last heard.

  // The ledger holds all records before `next`.
  void commit(std::uint64_t next);

 private:
  struct Impl;
  explicit CommandSource(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace connectors::kafka
