#include "connectors/kafka/ingest/record_comparison.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "connectors/kafka/client/client.h"
#include "connectors/kafka/client/partition_query.h"
#include "connectors/kafka/client/record.h"
#include "connectors/kafka/ingest/continuity.h"
#include "ledger/model/values/identity_number.h"
#include "ledger/service/records/annex.h"
#include "ledger/service/records/spooled.h"
#include "ledger/store/lost_entry.h"

namespace connectors::kafka {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Result;
using ledger::Seq;
using ledger::Status;
using ledger::service::Encoding;
using ledger::service::Input;
using SteadyClock = std::chrono::steady_clock;

constexpr auto kReadMax = std::chrono::seconds(10);  // For one record.
constexpr int kPollMs = 100;
constexpr Seq kNewest = 1000;
constexpr std::size_t kNewestBytesMax = std::size_t{16} << 20U;

const auto kSettings = std::to_array<Setting>({
    {"auto.offset.reset", "error"},
    {"enable.partition.eof", "true"},
    {"queued.max.messages.kbytes", "16384"},
    {"fetch.wait.max.ms", "100"},
});

// Whether the brokers chose the moments of the records after the restored ones, and of no other.
bool has_moment_of(const rd_kafka_message_t& message, Seq restored_until) {
  return is_stamped_by_broker(message) == (static_cast<Seq>(message.offset) >= restored_until);
}

// A malformed record is stored with the identity numbers of persons masked.
bool is_stored_form(ledger::ByteView stored, ledger::ByteView bytes) {
  return stored == bytes || ledger::mask_identity_numbers(bytes) == stored;
}

bool is_same(const ledger::service::Annex& annex, const Input& record, bool with_moment) {
  if (with_moment && (annex.arrived_at() != record.arrival->at ||
                      annex.correlation != record.arrival->correlation)) {
    return false;
  }
  if (annex.encoding != Encoding::kSpooled) {
    return annex.encoding == record.encoding && is_stored_form(annex.received, record.bytes);
  }
  // An oversized record is stored as the hash of its bytes; a restored one has only that.
  using ledger::service::identity_of;
  return record.encoding != Encoding::kSpooled ||
         identity_of(annex.received) == identity_of(record.bytes);
}

// Learns from a record before the next one; checks the next one.
Status accept_next(Continuity& continuity, const rd_kafka_message_t& message, Seq high) {
  const Continuity::RecordTime time{is_stamped_by_broker(message), restoration_of(message)};
  if (static_cast<std::uint64_t>(message.offset) < continuity.next()) {
    continuity.learn(time);
    return ledger::Done{};
  }
  const auto accepted = continuity.accept(to_input(message), time);
  return accepted ? continuity.accept_time(time, high) : Status(accepted.error());
}

}  // namespace

struct RecordComparison::Impl {
  Error differs(Seq seq) const {
    return partition_error(followed, "record " + std::to_string(seq) +
                                         " is gone or differs from the one in this ledger: the "
                                         "topic was recreated or truncated");
  }
  Error no_answer() const {
    return {ErrorCode::kAway,
            partition_name(followed.topic, followed.partition) + ": " + std::string(kNoAnswerText)};
  }
  Status assign(Seq from) const;
  Result<Message> next(const Extent& extent) const;

  ledger::service::FollowedPartition followed;
  Client client;
};

RecordComparison::RecordComparison(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RecordComparison::~RecordComparison() { destroy_without_close(std::move(impl_->client)); }

Result<std::unique_ptr<RecordComparison>> RecordComparison::open(
    const Connection& connection, const ledger::service::FollowedPartition& followed) {
  auto conf = make_consumer_conf(connection, "patledger-audit", kSettings);
  if (!conf) return conf.error();
  auto client = make_consumer(std::move(*conf));
  if (!client) return client.error();
  return std::unique_ptr<RecordComparison>(
      new RecordComparison(std::make_unique<Impl>(Impl{followed, std::move(*client)})));
}

Result<OffsetRange> RecordComparison::range() const {
  return query_range(impl_->client.get(), impl_->followed.topic, impl_->followed.partition);
}

Status RecordComparison::Impl::assign(Seq from) const {
  const Partitions wanted = one_partition(followed.topic, followed.partition, from);
  const auto code = rd_kafka_assign(client.get(), wanted.get());
  if (code == RD_KAFKA_RESP_ERR_NO_ERROR) return ledger::Done{};
  return partition_error(followed, "assign: " + text_of(code));
}

// Null if the comparison is to end.
Result<Message> RecordComparison::Impl::next(const Extent& extent) const {
  const auto deadline = SteadyClock::now() + kReadMax;
  while (SteadyClock::now() < deadline) {
    if (extent.is_stopping != nullptr && *extent.is_stopping) return Message();
    Message message(rd_kafka_consumer_poll(client.get(), kPollMs));
    if (message && message->err == RD_KAFKA_RESP_ERR_NO_ERROR) return message;
  }
  return no_answer();
}

Result<ledger::service::Restoration> RecordComparison::restoration(Seq low) const {
  const auto& followed = impl_->followed;
  const Message first = read_record(impl_->client.get(), followed.topic, followed.partition, low);
  if (!first) return impl_->no_answer();
  return restoration_of(*first).value_or(ledger::service::Restoration{});
}

Status RecordComparison::check_next(const ledger::service::ReplicationCursor& cursor) const {
  Continuity continuity(cursor, true);
  const auto found = range();
  if (!found) return found.error();
  if (found->lookup != OffsetRange::Lookup::kFound) return ledger::Done{};
  if (auto whole = continuity.check_range(*found); !whole) return whole;
  if (auto assigned = impl_->assign(continuity.first_offset()); !assigned) return assigned;
  Status checked = ledger::Done{};
  const auto deadline = SteadyClock::now() + kReadMax;
  for (bool is_read = false; !is_read && SteadyClock::now() < deadline;) {
    const Message message(rd_kafka_consumer_poll(impl_->client.get(), kPollMs));
    if (!message) continue;
    const auto offset = static_cast<std::uint64_t>(message->offset);
    if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
      is_read = true;
      checked = continuity.check_end(offset);
    } else if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR) {
      is_read = offset >= continuity.next();
      checked = accept_next(continuity, *message, found->high);
    }
  }
  (void)rd_kafka_assign(impl_->client.get(), nullptr);
  return checked;
}

Result<bool> RecordComparison::compare_newest(const ledger::store::Log& log,
                                              const std::atomic<bool>* is_stopping) {
  const Seq size = log.size();
  const auto found = range();
  if (!found) return found.error();
  if (found->lookup != OffsetRange::Lookup::kFound) return false;
  if (found->high < size) return impl_->differs(found->high);
  const auto same = compare(log, {.from = std::max(size - std::min(size, kNewest), found->low),
                                  .until = size,
                                  .bytes_max = kNewestBytesMax,
                                  .is_stopping = is_stopping});
  if (!same) return same.error();
  return is_stopping == nullptr || !*is_stopping;
}

Status RecordComparison::compare(const ledger::store::Log& log, const Extent& extent) {
  if (extent.from >= extent.until) return ledger::Done{};
  if (auto assigned = impl_->assign(extent.from); !assigned) return assigned;
  Status compared = ledger::Done{};
  std::size_t bytes = 0;
  const auto visit = [&](const ledger::store::LogRecord& entry) {
    const auto message = impl_->next(extent);
    if (!message) compared = message.error();
    if (!message || !*message) return false;
    if (ledger::store::is_lost(entry)) return true;
    const auto annex = ledger::service::parse_annex(entry.annex);
    const bool is_there = static_cast<Seq>((*message)->offset) == entry.seq;
    const bool with_moments = extent.restored_until > 0;
    if (annex && !(is_there && is_same(*annex, to_input(**message), with_moments) &&
                   (!with_moments || has_moment_of(**message, extent.restored_until)))) {
      compared = impl_->differs(entry.seq);
    }
    bytes += (*message)->len;
    return static_cast<bool>(compared) && bytes < extent.bytes_max;
  };
  const Status scanned = log.scan(extent.from, extent.until, visit);
  (void)rd_kafka_assign(impl_->client.get(), nullptr);
  return compared ? scanned : compared;
}

}  // namespace connectors::kafka
