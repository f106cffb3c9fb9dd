#include "connectors/kafka/ingest/continuity.h"

#include "connectors/kafka/client/connection.h"
#include "connectors/kafka/client/partition_query.h"

namespace connectors::kafka {
namespace {

using ledger::Result;
using ledger::Status;
using ledger::service::Input;
using ledger::service::Restoration;

constexpr std::string_view kCreateTimeAdvice =
    "the sender chose its moment. Set message.timestamp.type of the topic (patledger topics "
    "apply), and restore it up to this record; see patledger doctor";

std::string number(std::uint64_t value) { return std::to_string(value); }

}  // namespace

ledger::Error partition_error(const ledger::service::FollowedPartition& partition,
                              const std::string& why) {
  return {ledger::ErrorCode::kCorrupt,
          partition_name(partition.topic, partition.partition) + ": " + why};
}

Status Continuity::check_cluster(const std::string& id) const {
  const std::string& known = partition().cluster;
  if (known.empty() || known == id) return ledger::Done{};
  return error("belongs to cluster " + id + ", but this ledger follows cluster " + known);
}

Status Continuity::check_range(const OffsetRange& range) const {
  if (next() > range.high) {
    return error("ends at " + number(range.high) + ", but this ledger has read up to " +
                 number(next()) + ": the topic was truncated or recreated; see patledger doctor");
  }
  if (first_offset() >= range.low) return ledger::Done{};
  return error("log start offset is " + number(range.low) + ", but this ledger needs the records " +
               "from " + number(first_offset()) + " on: they were deleted");
}

Status Continuity::check_committed(std::uint64_t committed) const {
  if (committed <= next() || reread_) return ledger::Done{};
  return error("committed offset " + number(committed) + " is ahead of this ledger (" +
               number(next()) + "): the data directory was rolled back. Investigate, then " +
               "restart with --reread");
}

void Continuity::restart(const std::string& cluster) {
  cursor_.followed.cluster = cluster;
  must_compare_ = next() > 0;
}

Result<bool> Continuity::accept(const Input& input, const RecordTime& time) {
  if (must_compare_) {
    must_compare_ = false;
    auto same = compare_last(input);
    if (same) learn(time);
    return same;
  }
  const std::uint64_t offset = input.arrival->offset;
  if (offset == next()) return true;
  if (offset < next()) {
    return error("offset " + number(offset) + " was delivered twice: offsets must only increase");
  }
  return no_record(offset);
}

ledger::Error Continuity::no_record(std::uint64_t following) const {
  return error("offset " + number(next()) + " has no record, the next one is " + number(following) +
               ": a producer uses transactions, whose control records take offsets, or the topic "
               "is compacted");
}

Status Continuity::check_end(std::uint64_t offset) const {
  if (offset <= next()) return ledger::Done{};
  return no_record(offset);
}

Status Continuity::accept_time(const RecordTime& time, std::uint64_t end) {
  const std::string record = "record " + number(next());
  const Restoration& known = cursor_.restoration;
  if (time.is_brokers) {
    if (next() >= known.until) return ledger::Done{};
    return error(record + " has LogAppendTime, but the records before " + number(known.until) +
                 " were restored: another producer wrote between them. " +
                 std::string(kRestoreAdvice));
  }
  const bool is_with_last = next() == 0 || (time.restored && known == *time.restored);
  if (!time.restored || next() >= time.restored->until || !is_with_last) {
    return error(record + " has CreateTime, not LogAppendTime, and was not restored with the " +
                 "records before it: " + std::string(kCreateTimeAdvice));
  }
  if (end < time.restored->until) {
    return error("ends at " + number(end) + ", but " + number(time.restored->until) +
                 " records are to be restored: it " + std::string(kRestoredInPart));
  }
  cursor_.restoration = *time.restored;
  return ledger::Done{};
}

Result<bool> Continuity::compare_last(const Input& input) const {
  const std::uint64_t offset = input.arrival->offset;
  if (offset != first_offset()) {
    return error("record " + number(first_offset()) + " is gone; the first one available is " +
                 number(offset));
  }
  if (digest(input) == cursor_.last_digest) return false;
  return error("record " + number(offset) + " differs from the one in this ledger: the topic was " +
               "recreated, or lost acknowledged records; see patledger doctor");
}

void Continuity::learn(const RecordTime& last) {
  if (last.restored && last.restored->until >= next()) cursor_.restoration = *last.restored;
}

void Continuity::set_last(const Input& input) { cursor_.last_digest = digest(input); }

}  // namespace connectors::kafka
