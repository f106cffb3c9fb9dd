#include "connectors/kafka/restore/topic_restore.h"

#include <algorithm>

#include "connectors/kafka/client/partition_query.h"
#include "connectors/kafka/ingest/continuity.h"
#include "connectors/kafka/ingest/record_comparison.h"
#include "connectors/kafka/ingest/restored_root.h"
#include "connectors/kafka/restore/record_writer.h"
#include "connectors/kafka/restore/restored_topic.h"

namespace connectors::kafka {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Result;
using ledger::Seq;
using ledger::Status;
using ledger::service::Restoration;

constexpr std::string_view kAllAtOnce =
    "Restore all partitions at once: let the ledgers of the others record what the topic has, "
    "delete it, and give all of them (--partition 0,1); or use another cluster";

// What the topic has of one ledger.
struct RestoredPartition {
  LedgerToRestore ledger;
  std::unique_ptr<RecordComparison> records;
  std::uint64_t low = 0;    // Of the first record that is present.
  std::uint64_t end = 0;    // Of the partition.
  Restoration restoration;  // Of its records.

  Seq size() const { return ledger.log.size(); }
  Error error(const std::string& why) const { return partition_error(ledger.followed, why); }
};

}  // namespace

struct TopicRestore::Impl {
  Impl(Connection to, RestoredTopic made) : connection(std::move(to)), topic(std::move(made)) {}

  Status inspect(RestoredPartition& part);
  static Status compare_present(const RestoredPartition& part);
  static Status check_low(const RestoredPartition& part);
  static Status check_beginning(const RestoredPartition& part);
  Status check_others_empty();
  static Status compare(const RestoredPartition& part);
  Status prepare();

  Connection connection;
  RestoredTopic topic;
  std::vector<RestoredPartition> parts;
  int partitions = 1;  // That the ledgers need.
};

TopicRestore::TopicRestore(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TopicRestore::~TopicRestore() = default;

Result<std::unique_ptr<TopicRestore>> TopicRestore::open(const Connection& connection,
                                                         TopicSpec spec,
                                                         std::vector<LedgerToRestore> ledgers) {
  auto topic = RestoredTopic::open(connection, std::move(spec));
  if (!topic) return topic.error();
  auto impl = std::make_unique<Impl>(connection, std::move(*topic));
  for (LedgerToRestore& one : ledgers) {
    auto records = RecordComparison::open(connection, one.followed);
    if (!records) return records.error();
    impl->partitions = std::max(impl->partitions, one.followed.partition + 1);
    impl->parts.push_back({std::move(one), std::move(*records), 0, 0, {}});
  }
  return std::unique_ptr<TopicRestore>(new TopicRestore(std::move(impl)));
}

Status TopicRestore::inspect() {
  if (auto looked = impl_->topic.look(); !looked) return looked;
  if (!impl_->topic.exists()) return ledger::Done{};
  for (RestoredPartition& part : impl_->parts) {
    if (auto inspected = impl_->inspect(part); !inspected) return inspected;
  }
  return ledger::Done{};
}

Status TopicRestore::Impl::inspect(RestoredPartition& part) {
  if (part.ledger.followed.partition >= topic.partitions()) {
    return part.error("the topic has " + std::to_string(topic.partitions()) +
                      " partitions, without this one. " + std::string(kAllAtOnce));
  }
  const auto range = part.records->range();
  if (!range) return range.error();
  if (range->lookup != OffsetRange::Lookup::kFound) {
    return Error{ErrorCode::kAway, part.error(std::string(kNoAnswerText)).context};
  }
  part.low = range->low;
  part.end = range->high;
  if (part.low == part.end) return check_low(part);
  auto restoration = part.records->restoration(part.low);
  if (!restoration) return restoration.error();
  part.restoration = *restoration;
  if (auto same = compare_present(part); !same) return same;
  if (auto whole = check_low(part); !whole) return whole;
  return check_beginning(part);
}

// A topic whose first records were deleted is deleted only if the ledger has all that are left.
Status TopicRestore::Impl::check_low(const RestoredPartition& part) {
  if (part.low == 0) return ledger::Done{};
  const std::string deleted = "the records before " + std::to_string(part.low) + " were deleted, ";
  if (part.low > part.size()) {
    return part.error(deleted + "and this ledger has only " + std::to_string(part.size()) +
                      " entries: use a copy of it that has them");
  }
  if (part.end > part.size()) {
    return part.error(deleted + "and this ledger has not the last " +
                      std::to_string(part.end - part.size()) +
                      ": let it read them (patledger ingest), delete the topic, and restore it");
  }
  return part.error(deleted + "and this ledger has all: delete the topic, and restore it");
}

// Those of the records that are there, as far as the ledger goes.
Status TopicRestore::Impl::compare_present(const RestoredPartition& part) {
  const Seq until = std::min<Seq>(part.end, part.size());
  auto same = part.records->compare(
      part.ledger.log,
      {.from = part.low, .until = until, .restored_until = part.restoration.until});
  if (same || same.error().code != ErrorCode::kCorrupt) return same;
  return part.error("holds records that this ledger does not have (" + same.error().context +
                    "). " + std::string(kRestoreAdvice));
}

// The records that are there must be a beginning of the log, or the log a beginning of them.
Status TopicRestore::Impl::check_beginning(const RestoredPartition& part) {
  const bool is_ours = part.restoration == part.ledger.restoration;
  if (part.restoration.until > part.end) {
    if (is_ours) return ledger::Done{};  // An earlier run was interrupted.
    return part.error("was restored in part from another copy of the ledger, with " +
                      std::to_string(part.restoration.until) +
                      " entries: restore it from that one");
  }
  if (part.end >= part.size()) return ledger::Done{};
  return part.error("ends at " + std::to_string(part.end) + ", but this ledger has " +
                    std::to_string(part.size()) +
                    " entries: records were lost. Delete the topic, and restore it");
}

bool TopicRestore::is_complete() const {
  return impl_->topic.exists() && std::ranges::all_of(impl_->parts, [](const auto& part) {
           return part.end >= part.size() && part.restoration.until <= part.end;
         });
}

// While the topic has CreateTime, the node of another partition would halt.
Status TopicRestore::Impl::check_others_empty() {
  for (std::int32_t partition = 0; partition < topic.partitions(); ++partition) {
    const auto is_it = [&](const RestoredPartition& part) {
      return part.ledger.followed.partition == partition;
    };
    if (std::ranges::any_of(parts, is_it)) continue;
    auto other = parts.front().ledger.followed;
    other.partition = partition;
    const auto records = RecordComparison::open(connection, other);
    if (!records) return records.error();
    const auto range = (*records)->range();
    if (!range) return range.error();
    if (range->lookup == OffsetRange::Lookup::kFound && range->high == 0) continue;
    return partition_error(other, "has records of another ledger. " + std::string(kAllAtOnce));
  }
  return ledger::Done{};
}

// The topic exists, has CreateTime and all its other settings when this returns.
Status TopicRestore::Impl::prepare() {
  if (!topic.exists()) return topic.create(partitions);
  if (auto empty = check_others_empty(); !empty) return empty;
  const auto is_followed = [this](const RestoredPartition& part) {
    return !topic.has_create_time() && part.end > 0 && part.restoration.until <= part.end;
  };
  const auto followed = std::ranges::find_if(parts, is_followed);
  if (followed == parts.end()) return topic.set_create_time();
  return followed->error("is followed already. " + std::string(kAllAtOnce));
}

Status TopicRestore::write(const Progress& progress) {
  if (auto prepared = impl_->prepare(); !prepared) return prepared;
  for (RestoredPartition& part : impl_->parts) {
    const auto& followed = part.ledger.followed;
    auto writer = RecordWriter::open(impl_->connection, followed, part.ledger.restoration);
    if (!writer) return writer.error();
    const auto report = [&](Seq done) { progress(followed.partition, done); };
    if (auto written = (*writer)->write(part.ledger.log, part.end, report); !written)
      return written;
    part.end = part.size();
    part.restoration = part.ledger.restoration;
  }
  return ledger::Done{};
}

Status TopicRestore::finish() {
  if (!impl_->topic.has_create_time()) return ledger::Done{};
  return impl_->topic.set_log_append_time();
}

// A node would halt if the record after the ledger's were of another producer, or the root
// differed.
Status TopicRestore::Impl::compare(const RestoredPartition& part) {
  const auto& [log, followed, _] = part.ledger;
  auto same =
      part.records->compare(log, {.until = part.size(), .restored_until = part.restoration.until});
  if (!same) return same;
  if (auto root = check_restored_root(log, followed, part.restoration); !root) return root;
  return part.records->check_next({followed, part.size(), {}, part.restoration});
}

Status TopicRestore::compare() {
  for (const RestoredPartition& part : impl_->parts) {
    auto same = impl_->compare(part);
    if (same) continue;
    if (same.error().code != ErrorCode::kCorrupt) return same;
    return Error{ErrorCode::kCorrupt, same.error().context + ". " + std::string(kRestoreAdvice)};
  }
  return ledger::Done{};
}

const std::string& TopicRestore::cluster() const { return impl_->topic.cluster(); }

Restoration TopicRestore::restoration_of(std::size_t ledger) const {
  return impl_->parts.at(ledger).restoration;
}

}  // namespace connectors::kafka
