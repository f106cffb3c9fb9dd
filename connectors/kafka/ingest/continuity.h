#pragma once

// Continuity checks that a partition is still the one that the ledger has followed so far: the same
// cluster, all records that the ledger needs, the ledger's last record unchanged, and then one
// record for each offset. Every violation is an Error kCorrupt that names the cause.
//
// Threading: one thread.

#include <optional>
#include <string>

#include "ledger/base/result.h"
#include "ledger/service/replication.h"

namespace connectors::kafka {

struct OffsetRange;  // client/partition_query.h

// An Error kCorrupt about the partition: "patent.rights.command.v1-0: <why>".
ledger::Error partition_error(const ledger::service::FollowedPartition& partition,
                              const std::string& why);

class Continuity {
 public:
  // `reread`: a committed offset ahead of the ledger is not an error.
  Continuity(const ledger::service::ReplicationCursor& cursor, bool reread)
      : cursor_(cursor), reread_(reread) {}

  const ledger::service::FollowedPartition& partition() const { return cursor_.followed; }
  std::uint64_t next() const { return cursor_.next_offset; }  // The offset of the next record.

  ledger::Status check_cluster(const std::string& id) const;
  // Whether all records from first_offset() on are there.
  ledger::Status check_range(const OffsetRange& range) const;
  // A committed offset ahead of the ledger shows that its data directory was rolled back.
  ledger::Status check_committed(std::uint64_t committed) const;

  // Reading restarts at first_offset(): the ledger's last record is read again and compared.
  void restart(const std::string& cluster);
  std::uint64_t first_offset() const { return next() == 0 ? 0 : next() - 1; }
  // Whether that comparison passed, or the ledger has no record.
  bool is_compared() const { return !must_compare_; }

  // `restored` is what a record with CreateTime says of its restoration.
  struct RecordTime {
    bool is_brokers = true;
    std::optional<ledger::service::Restoration> restored = {};
  };
  // Whether the record is the next one; false for the ledger's last record, read again.
  ledger::Result<bool> accept(const ledger::service::Input& input, const RecordTime& time);
  // The next record must have LogAppendTime, or CreateTime if it was restored from a log together
  // with the record before it. `end` is the partition's.
  ledger::Status accept_time(const RecordTime& time, std::uint64_t end);
  // As the partition's first record says, or the ledger's last one, read again: a topic can be lost
  // and restored a second time. A node stores it.
  const ledger::service::Restoration& restoration() const { return cursor_.restoration; }
  // Whether the next record is the first one after the restored ones.
  bool is_after_restored() const { return next() == restoration().until; }
  // Nothing is left to read at `offset`. If it is not next(), the offsets between have no records.
  ledger::Status check_end(std::uint64_t offset) const;
  void advance() { ++cursor_.next_offset; }
  // What the ledger's last record says of its restoration now.
  void learn(const RecordTime& last);
  // The last record before next(), for the comparison after the next restart().
  void set_last(const ledger::service::Input& input);

 private:
  ledger::Error error(const std::string& why) const { return partition_error(partition(), why); }
  ledger::Error no_record(std::uint64_t following) const;
  ledger::Result<bool> compare_last(const ledger::service::Input& input) const;

  ledger::service::ReplicationCursor cursor_;
  bool reread_;
  bool must_compare_ = false;
};

}  // namespace connectors::kafka
