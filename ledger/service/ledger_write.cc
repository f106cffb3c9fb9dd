// How a Ledger writes groups, and the cursor of the partition that it follows.

#include <algorithm>
#include <chrono>

#include "ledger/base/assert.h"
#include "ledger/service/ledger.h"

namespace ledger::service {
namespace {

std::string name_of(const FollowedPartition& followed) {
  return "partition " + std::to_string(followed.partition) + " of " + followed.topic;
}

std::string count_of_entries(Seq count) {
  return std::to_string(count) + (count == 1 ? " entry" : " entries");
}

Error other_partition(const std::string& directory, const FollowedPartition& wanted,
                      const FollowedPartition& followed) {
  return {ErrorCode::kInvalid, directory + ": follows " + name_of(followed) + " in Kafka, not " +
                                   name_of(wanted) + ": use the first, or another directory"};
}

}  // namespace

Status Ledger::commit() {
  if (open_.size() == 0) return Done{};
  stage(open_);
  Status written = write(open_);
  if (written) retire(open_);  // Otherwise the log refuses the next one too.
  return written;
}

void Ledger::encode_entries(PendingGroup& group) {
  encoder_.encode({group.entries, group.inputs}, group.batch);
}

void Ledger::stage(PendingGroup& group) {
  advance_cursor(group);
  put_rows(group.batch);
}

Status Ledger::write(PendingGroup& group) {
  encode_entries(group);
  const auto start = std::chrono::steady_clock::now();
  Status written = log_->append(group.batch);
  writes_.add(std::chrono::steady_clock::now() - start);
  return written;
}

void Ledger::retire(PendingGroup& group) {
  LEDGER_ASSERT(pending_.front() == &group);
  written_ += group.size();
  LEDGER_ASSERT(log_->size() >= written_);
  pending_.pop_front();
  group.batch.clear();
  group.encoded = 0;
}

void Ledger::drop(const PendingGroup& group) { std::erase(pending_, &group); }

void Ledger::put_rows(store::Batch& batch) {
  for (Projection* projection : replayer_.projections()) {
    for (KvRow& row : projection->take_dirty()) batch.put_row(std::move(row));
  }
  if (cursor_) batch.put_row({std::string(kCursorKey), encode(*cursor_)});
}

// A directory is filled either locally or from one partition, from its first entry on.
Status Ledger::load_cursor(const std::optional<FollowedPartition>& followed) {
  auto stored = read_cursor(*log_);
  if (!stored) return stored.error();
  cursor_ = std::move(*stored);
  const std::string& directory = log_->directory();
  if (!log_->is_writable()) return Done{};
  if (cursor_ && !followed) {
    return Error{ErrorCode::kInvalid, directory + ": follows " + name_of(cursor_->followed) +
                                          " in Kafka: submit with --kafka"};
  }
  if (!followed) return Done{};
  if (cursor_) {
    const bool is_same = followed->topic == cursor_->followed.topic &&
                         followed->partition == cursor_->followed.partition;
    if (is_same) return Done{};
    return other_partition(directory, *followed, cursor_->followed);
  }
  if (log_->size() > 0) {
    return Error{ErrorCode::kInvalid, directory + ": already holds " +
                                          count_of_entries(log_->size()) +
                                          " submitted locally. A topic is followed from an empty "
                                          "directory on, or made from this one by `patledger topic "
                                          "restore`"};
  }
  cursor_ = ReplicationCursor{*followed, 0, {}, {}};
  return write_cursor(*log_, *cursor_);
}

void Ledger::set_cluster(std::string id) {
  LEDGER_ASSERT(cursor_.has_value());
  cursor_->followed.cluster = std::move(id);
}

void Ledger::set_restoration(const Restoration& restoration) {
  LEDGER_ASSERT(cursor_.has_value());
  cursor_->restoration = restoration;
}

void Ledger::advance_cursor(const PendingGroup& group) {
  if (!cursor_ || !log_->is_writable() || group.entries.empty()) return;
  const Input& last = group.inputs[group.entries.size() - 1];
  LEDGER_ASSERT(last.arrival.has_value());
  LEDGER_ASSERT(last.arrival->offset == group.entries.back().entry.seq);
  cursor_->next_offset = last.arrival->offset + 1;
  cursor_->last_digest = digest(last);
}

}  // namespace ledger::service
