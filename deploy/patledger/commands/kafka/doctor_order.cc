#include "deploy/patledger/commands/kafka/doctor_order.h"

#include <algorithm>

#include "connectors/kafka/ingest/record_comparison.h"
#include "connectors/kafka/ingest/restored_root.h"
#include "connectors/kafka/publish/published_check.h"

namespace patledger {
namespace {

using connectors::kafka::CommandPartition;
using connectors::kafka::CommandTopic;
using connectors::kafka::Connection;
using connectors::kafka::kRestoreAdvice;
using ledger::Error;
using ledger::ErrorCode;
using ledger::Seq;
using ledger::Status;
using ledger::service::Ledger;
using ledger::service::ReplicationCursor;

std::string name_of(const CommandPartition& partition) {
  return partition.followed.topic + "-" + std::to_string(partition.followed.partition);
}

Status fault(const CommandPartition& partition, const std::string& what) {
  return Error{ErrorCode::kCorrupt, name_of(partition) + ": " + what};
}

Status with_advice(const Status& status) {
  if (status || status.error().code != ErrorCode::kCorrupt) return status;
  if (status.error().context.find("topic restore") != std::string::npos) return status;
  return Error{ErrorCode::kCorrupt, status.error().context + ". " + std::string(kRestoreAdvice)};
}

// What concerns every node, with or without a ledger.
Status check_partition(const Connection& connection, const CommandPartition& partition) {
  if (partition.is_restored_in_part()) {
    return fault(partition, std::to_string(partition.end) + " of " +
                                std::to_string(partition.restoration.until) + " records: it " +
                                std::string(connectors::kafka::kRestoredInPart));
  }
  if (partition.low > 0) {
    return fault(partition, "the records before " + std::to_string(partition.low) +
                                " were deleted, so that a new node cannot start. Stop the "
                                "submitters, let a node that has them record the rest, delete the "
                                "topic, and restore it from its ledger (patledger topic restore)");
  }
  const auto published = check_published(connection, partition.followed);
  return published ? Status(ledger::Done{}) : Status(published.error());
}

// What a node of this ledger would halt with.
Status check_ledger(const Connection& connection, const CommandPartition& partition,
                    const Ledger& ledger) {
  ReplicationCursor cursor = *ledger.cursor();
  cursor.next_offset = ledger.log().size();
  const auto records = connectors::kafka::RecordComparison::open(connection, cursor.followed);
  if (!records) return records.error();
  if (auto checked = (*records)->compare_newest(ledger.log(), nullptr); !checked) {
    return checked.error();
  }
  if (auto root = connectors::kafka::check_restored_root(ledger.log(), cursor.followed,
                                                         partition.restoration);
      !root) {
    return root;
  }
  return (*records)->check_next(cursor);
}

bool add_fault(const Status& status, Diagnosis& diagnosis) {
  if (status) return false;
  const bool is_away = status.error().code == ErrorCode::kAway;
  diagnosis.add(Health::kBad, "order", with_advice(status).error().context,
                is_away ? kAway : kDisk);
  return true;
}

void diagnose_partition(const Connection& connection, const CommandPartition& partition,
                        const Ledger& ledger, Diagnosis& diagnosis) {
  if (add_fault(check_partition(connection, partition), diagnosis)) return;
  if (add_fault(check_ledger(connection, partition, ledger), diagnosis)) return;
  diagnosis.add(Health::kGood, "order",
                name_of(partition) + ": the records are those of the ledger, the newest of " +
                    std::to_string(ledger.log().size()) + " compared");
}

void diagnose_published(const Connection& connection, const Ledger& ledger, Diagnosis& diagnosis) {
  const auto published = connectors::kafka::read_published(connection, ledger.cursor()->followed);
  if (!published) return diagnosis.add(Health::kLook, "published", published.error().context);
  if (!*published) {
    return diagnosis.add(Health::kLook, "published", connectors::kafka::no_answer().context);
  }
  const Seq end = (*published)->end;
  if (end > ledger.log().size()) {
    return diagnosis.add(Health::kLook, "published",
                         "the outgoing topics hold the answers up to position " +
                             std::to_string(end - 1) + ", this ledger has " +
                             std::to_string(ledger.log().size()) +
                             " entries: it is behind, or another copy of it");
  }
  const auto same = compare_published(**published, ledger.log());
  if (!same) return diagnosis.add(Health::kBad, "published", same.error().context);
  diagnosis.add(Health::kGood, "published",
                std::to_string(end) + " of " + std::to_string(ledger.log().size()) + " answers");
}

// The partitions that no ledger in the directory follows.
void diagnose_others(const Connection& connection, const CommandTopic& command,
                     std::int32_t followed, Diagnosis& diagnosis) {
  const auto is_bad = [&](const CommandPartition& partition) {
    return partition.followed.partition != followed &&
           add_fault(check_partition(connection, partition), diagnosis);
  };
  const auto bad = std::ranges::count_if(command.partitions, is_bad);
  if (followed >= 0 || bad > 0 || command.partitions.empty()) return;
  diagnosis.add(Health::kGood, "order",
                std::string(connectors::kafka::kCommandTopic) +
                    ": its records are those that the outgoing topics answer");
}

}  // namespace

void diagnose_order(const Connection& connection, const std::string& cluster,
                    const CommandTopic& command, const Ledger* ledger, Diagnosis& diagnosis) {
  if (ledger == nullptr || !ledger->cursor()) {
    diagnose_others(connection, command, -1, diagnosis);
    if (ledger == nullptr || ledger->log().size() == 0) return;
    return diagnosis.add(Health::kLook, "order",
                         "this ledger is from files, and follows no topic: `patledger topic "
                         "restore` makes the topic from it");
  }
  const auto& followed = ledger->cursor()->followed;
  if (!followed.cluster.empty() && followed.cluster != cluster) {
    return diagnosis.add(Health::kBad, "order",
                         "this ledger follows cluster " + followed.cluster +
                             ", these brokers are cluster " + cluster +
                             ": use its brokers, or restore its topic here (patledger "
                             "topic restore)");
  }
  diagnose_others(connection, command, followed.partition, diagnosis);
  const auto own = std::ranges::find(command.partitions, followed.partition,
                                     [](const auto& one) { return one.followed.partition; });
  if (own != command.partitions.end()) {
    diagnose_partition(connection, *own, *ledger, diagnosis);
  } else if (!command.partitions.empty()) {  // A topic that is missing is reported already.
    CommandPartition missing;
    missing.followed = followed;
    add_fault(fault(missing, "the topic does not have this partition"), diagnosis);
  }
  diagnose_published(connection, *ledger, diagnosis);
}

}  // namespace patledger
