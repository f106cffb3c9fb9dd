#include "connectors/kafka/publish/published_check.h"

#include "connectors/kafka/client/partition_query.h"
#include "connectors/kafka/client/record.h"
#include "connectors/kafka/publish/leadership.h"
#include "connectors/kafka/publish/outgoing_reader.h"
#include "ledger/service/records/stored_entry.h"
#include "ledger/store/lost_entry.h"

namespace connectors::kafka {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Result;
using ledger::Seq;
using ledger::Status;
using ledger::service::FollowedPartition;

// The newest answer that states when it was recorded; null if there is none.
const Tail* newest(const Tails& tails) {
  const Tail* found = nullptr;
  for (const auto& topic : tails) {
    for (const auto& tail : topic) {
      if (!tail || tail->time.empty()) continue;
      if (found == nullptr || tail->seq > found->seq) found = &*tail;
    }
  }
  return found;
}

Error lost(const FollowedPartition& followed, const std::string& what) {
  return {ErrorCode::kCorrupt, partition_name(followed.topic, followed.partition) + ": " + what +
                                   ": the topic was truncated or recreated. " +
                                   std::string(kRestoreAdvice)};
}

// Of the partition, as its first record says.
std::uint64_t restored_until(rd_kafka_t* client, const FollowedPartition& followed) {
  const Message first = read_record(client, followed.topic, followed.partition, 0);
  const auto restoration = first ? restoration_of(*first) : std::nullopt;
  return restoration ? restoration->until : 0;
}

Status check_end(rd_kafka_t* client, const Published& published, const FollowedPartition& followed,
                 Seq end) {
  if (published.end <= end) return ledger::Done{};
  if (restored_until(client, followed) > end)
    return Error{ErrorCode::kCorrupt, partition_name(followed.topic, followed.partition) + ": " +
                                          std::string(kRestoredInPart)};
  return lost(followed, "ends at " + std::to_string(end) +
                            ", but the outgoing topics hold the answers up to position " +
                            std::to_string(published.end - 1));
}

// An answer is never recorded before the moment of its record. A record that was deleted or cannot
// be read says nothing.
Status check_newest(rd_kafka_t* client, const Published& published,
                    const FollowedPartition& followed) {
  const Tail* const tail = newest(published.tails);
  if (tail == nullptr) return ledger::Done{};
  const auto answered = ledger::Instant::parse(tail->time);
  const Message record = read_record(client, followed.topic, followed.partition, tail->seq);
  if (!answered || !record || static_cast<Seq>(record->offset) != tail->seq) return ledger::Done{};
  const ledger::Instant written = to_input(*record).arrival->at;
  if (written <= *answered) return ledger::Done{};
  return lost(followed, "record " + std::to_string(tail->seq) + " is of " + written.text() +
                            ", but the outgoing topics hold the answer to it of " + tail->time);
}

// What the log has beside the tail; empty if it is the same.
Result<std::string> difference(const Tail& tail, const ledger::store::Log& log) {
  ledger::codec::CapnpCodec codec;
  const auto raw = log.read(tail.seq);
  if (!raw) return raw.error();
  const ledger::store::LogRecord record{.seq = tail.seq, .entry = raw->entry, .annex = raw->annex};
  if (ledger::store::is_lost(record)) return std::string();  // Nothing is left to compare.
  const auto entry = ledger::service::decode_stored_entry(record, codec);
  if (!entry) return entry.error();
  const std::string hash = ledger::hex(entry->entry.raw);
  if (!tail.hash.empty() && tail.hash != hash) return "with the hash " + hash;
  const std::string time = entry->recorded_at.text();
  if (!tail.time.empty() && tail.time != time) return "at " + time;
  return std::string();
}

// Checks what was published against the command topic. False if the brokers do not answer.
Result<bool> check_against(rd_kafka_t* client, const Published& published,
                           const FollowedPartition& followed) {
  const auto range = query_range(client, followed.topic, followed.partition);
  if (!range) return range.error();
  if (range->lookup == OffsetRange::Lookup::kNoAnswer) return false;
  if (range->lookup == OffsetRange::Lookup::kMissing) return true;  // CommandSource reports it.
  if (auto whole = check_end(client, published, followed, range->high); !whole) {
    return whole.error();
  }
  if (auto same = check_newest(client, published, followed); !same) return same.error();
  return true;
}

// The answer differs from what the log has at its position.
Status compare_tail(std::size_t topic, const Tail& tail, const ledger::store::Log& log) {
  const auto other = difference(tail, log);
  if (!other) return other.error();
  if (other->empty()) return ledger::Done{};
  return Error{ErrorCode::kCorrupt,
               std::string(topic_name(static_cast<OutputTopic>(topic))) + ": holds an answer of " +
                   (tail.time.empty() ? tail.hash : tail.time) + " for position " +
                   std::to_string(tail.seq) + ", which " + log.directory() + " recorded " + *other +
                   ": another ledger published it, or the command topic was recreated. " +
                   std::string(kRestoreAdvice)};
}

}  // namespace

Result<std::optional<Published>> check_published(const Connection& connection,
                                                 const FollowedPartition& followed) {
  const auto reader = OutgoingReader::open(connection, publisher_group(followed));
  if (!reader) return reader.error();
  auto published = reader->read(followed);
  if (!published || !*published) return published;
  const auto checked = check_against(reader->get(), **published, followed);
  if (!checked) return checked.error();
  return *checked ? std::move(published) : std::optional<Published>();
}

Status compare_published(const Published& published, const ledger::store::Log& log) {
  if (published.end > log.size()) {
    return Error{ErrorCode::kCorrupt,
                 "the outgoing topics hold the answers up to position " +
                     std::to_string(published.end - 1) + ", but " + log.directory() + " has " +
                     std::to_string(log.size()) +
                     " entries: restore from a copy of the ledger that has all of them"};
  }
  for (std::size_t topic = 0; topic < kOutputTopics; ++topic) {
    for (const auto& tail : published.tails.at(topic)) {
      if (!tail) continue;
      if (auto same = compare_tail(topic, *tail, log); !same) return same;
    }
  }
  return ledger::Done{};
}

}  // namespace connectors::kafka
