#pragma once

// Replication: a ledger can follow one partition of a Kafka topic instead of local submissions. The
// position of an entry is then the offset of its record, so that all nodes that read the partition
// have the same log, and a gap or a rewind is detected at once.
//
// The cursor is written in the same synced batch as the entries. It holds a digest of the last
// record: a node that resumes reads that record again and compares.

#include <cstdint>
#include <optional>
#include <string>

#include "ledger/base/hash.h"
#include "ledger/base/result.h"
#include "ledger/service/records/input.h"
#include "ledger/service/records/restoration.h"
#include "ledger/store/log.h"

namespace ledger::service {

struct FollowedPartition {
  std::string cluster;  // The cluster's id; empty: not known yet.
  std::string topic;
  std::int32_t partition = 0;
  std::string node;  // Identifies this copy of the ledger to the brokers; fixed for a directory.

  friend bool operator==(const FollowedPartition&, const FollowedPartition&) = default;
};

struct ReplicationCursor {
  FollowedPartition followed;
  std::uint64_t next_offset = 0;  // Of the record to read next; equals the log's size.
  Hash last_digest{};             // digest() of the record before it.
  Restoration restoration = {};   // Of the partition's first records.
};

// SHA-256 of a record: its offset, time, encoding and bytes.
Hash digest(const Input& input);

// The cursor as a row of the log, under kCursorKey.
constexpr std::string_view kCursorKey = "order";
Bytes encode(const ReplicationCursor& cursor);
std::optional<ReplicationCursor> decode_cursor(ByteView bytes);  // Empty if damaged.

// The cursor of a log; empty if its entries are submitted locally. kCorrupt if it is damaged, or
// does not match the log.
Result<std::optional<ReplicationCursor>> read_cursor(const store::Log& log);
Status write_cursor(store::Log& log, const ReplicationCursor& cursor);

}  // namespace ledger::service
