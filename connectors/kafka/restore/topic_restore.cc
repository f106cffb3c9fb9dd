#include "connectors/kafka/restore/topic_restore.h"

#include <algorithm>

#include "connectors/kafka/client/partition_query.h"
#include "connectors/kafka/ingest/continuity.h"
#include "connectors/kafka/ingest/record_comparison.h"
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

// What the topic has of one ledger.
struct RestoredPartition {
  LedgerToRestore ledger;
  std::unique_ptr<RecordComparison> records;
  std::uint64_t end = 0;    // Of the partition.
  Restoration restoration;  // Of its records.

  Seq size() const { return ledger.log.size(); }
  Error error(const std::string& why) const { return partition_error(ledger.followed, why); }
};

}  // namespace

struct TopicRestore::Impl {
  Impl(Connection to, RestoredTopic made) : connection(std::move(to)), topic(std::move(made)) {}

  Status inspect(RestoredPartition& part);
  Status check_beginning(const RestoredPartition& part) const;
  Status check_others_empty();
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
    impl->parts.push_back({std::move(one), std::move(*records), 0, {}});
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
                      " partitions: add this one with Kafka's own tools");
  }
  const auto range = part.records->range();
  if (!range) return range.error();
  if (range->lookup != OffsetRange::Lookup::kFound) {
    return Error{ErrorCode::kAway, part.error("the brokers do not answer").context};
  }
  if (range->low > 0) return part.error("its first records were deleted: delete the topic");
  part.end = range->high;
  if (part.end == 0) return ledger::Done{};
  auto restoration = part.records->restoration();
  if (!restoration) return restoration.error();
  part.restoration = *restoration;
  return check_beginning(part);
}

// The records that are there must be a beginning of the log, or the log a beginning of them.
Status TopicRestore::Impl::check_beginning(const RestoredPartition& part) const {
  const Seq until = std::min<Seq>(part.end, part.size());
  const bool is_ours = part.restoration == part.ledger.restoration;
  auto same = part.records->compare(part.ledger.log,
                                    {.until = until, .with_moments = part.restoration.until > 0});
  if (!same && same.error().code == ErrorCode::kCorrupt) {
    return part.error("holds records that this ledger does not have (" + same.error().context +
                      "). Save them if they were submitted after the topic was lost, delete the "
                      "topic, restore it, and submit them again");
  }
  if (!same) return same;
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
    return partition_error(other,
                           "has records of another ledger: restore all partitions at once "
                           "(--partition 0,1), or use another cluster");
  }
  return ledger::Done{};
}

// The topic exists and has CreateTime when this returns.
Status TopicRestore::Impl::prepare() {
  if (!topic.exists()) return topic.create(partitions);
  if (auto empty = check_others_empty(); !empty) return empty;
  if (topic.has_create_time()) return ledger::Done{};
  const auto used = std::ranges::find_if(parts, [](const auto& part) { return part.end > 0; });
  if (used != parts.end()) {
    return used->error(
        used->restoration.until > used->end
            ? "was restored in part, and has LogAppendTime since: delete the topic, "
              "and restore it again"
            : "is followed already: restore the other partitions in another cluster");
  }
  return topic.set_create_time();
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
  if (auto set = impl_->topic.set_log_append_time(); !set) return set;
  for (const RestoredPartition& part : impl_->parts) {
    const auto range = part.records->range();
    if (!range) return range.error();
    if (range->high == part.end) continue;
    return part.error("ends at " + std::to_string(range->high) + ", not at " +
                      std::to_string(part.end) +
                      ": another producer wrote to the topic before it was restored. Stop it, "
                      "delete the topic, and restore it again");
  }
  return ledger::Done{};
}

Status TopicRestore::compare() {
  for (const RestoredPartition& part : impl_->parts) {
    const bool is_restored = part.restoration.until > 0;
    auto same =
        part.records->compare(part.ledger.log, {.until = part.size(), .with_moments = is_restored});
    if (!same) return same;
  }
  return ledger::Done{};
}

const std::string& TopicRestore::cluster() const { return impl_->topic.cluster(); }

Restoration TopicRestore::restoration_of(std::size_t ledger) const {
  return impl_->parts.at(ledger).restoration;
}

}  // namespace connectors::kafka
