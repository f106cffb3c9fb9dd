#include "connectors/kafka/publish/publish_session.h"

#include <algorithm>

namespace connectors::kafka {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::EventId;
using ledger::Result;
using ledger::Seq;
using ledger::Status;
using ledger::service::StoredEntry;

constexpr std::size_t kInFlightMax = 20'000;
constexpr Seq kEntriesAtOnce = 1000;
constexpr int kPollMs = 20;

}  // namespace

PublishSession::PublishSession(const LogSource& source, Seq from,
                               std::unique_ptr<Producer> producer, Published published)
    : source_(source),
      producer_(std::move(producer)),
      in_topics_(std::move(published)),
      next_(from),
      published_(from) {}

Result<std::unique_ptr<PublishSession>> PublishSession::open(const Connection& connection,
                                                             const LogSource& source, Seq from) {
  auto producer = Producer::open(connection);
  if (!producer) return producer.error();
  const auto ready = (*producer)->prepare();
  if (!ready) return ready.error();
  if (!*ready) return no_answer();
  auto published = check_published(connection, source.followed);
  if (!published) return published.error();
  if (!*published) return no_answer();
  return std::unique_ptr<PublishSession>(
      new PublishSession(source, from, std::move(*producer), std::move(**published)));
}

// Whether the topics hold answers of this ledger alone; false while it has not all of them yet.
Result<bool> PublishSession::compare() {
  if (is_compared_) return true;
  if (source_.log.size() < in_topics_.end) return false;
  const Status same = compare_published(in_topics_, source_.log);
  if (!same && same.error().code == ErrorCode::kCorrupt) contradiction_ = same.error();
  if (!same) return same.error();
  is_compared_ = true;
  return true;
}

Status PublishSession::send_some(const KeepWaiting& keep_waiting) {
  const auto compared = compare();
  if (!compared) return compared.error();
  if (!*compared) return ledger::Done{};
  const Seq until = std::min(source_.log.size(), next_ + kEntriesAtOnce);
  if (next_ >= until || producer_->in_flight() >= kInFlightMax) return ledger::Done{};
  Status sent = ledger::Done{};
  const Status scanned =
      source_.log.scan(next_, until, [&](const ledger::store::LogRecord& record) {
        const auto entry = ledger::service::decode_stored_entry(record, codec_);
        sent = entry ? send_entry(*entry, keep_waiting) : Status(entry.error());
        return static_cast<bool>(sent) && next_ > record.seq;  // No entry is skipped.
      });
  return sent ? scanned : sent;
}

Status PublishSession::send_entry(const StoredEntry& entry, const KeepWaiting& keep_waiting) {
  const Seq seq = entry.entry.seq;
  std::optional<StoredEntry> first;
  if (entry.entry.outcome == ledger::Outcome::kDuplicate) {
    auto read_first = read(entry.entry.first);
    if (!read_first) return read_first.error();
    first = std::move(*read_first);
  }
  const PublishOptions options{source_.followed, source_.language,
                               [this](EventId event) { return event_type(event); }};
  std::vector<std::pair<OutputRecord, std::int32_t>> unpublished;
  for (OutputRecord& record : output_records(entry, first ? &*first : nullptr, options)) {
    const std::int32_t partition = producer_->partition_of(record);
    if (!is_published(record, partition, seq))
      unpublished.emplace_back(std::move(record), partition);
  }
  if (!unpublished.empty()) producer_->begin(seq, unpublished.size());
  for (const auto& [record, partition] : unpublished) {
    if (!send(record, partition, keep_waiting)) return ledger::Done{};  // poll() reports a failure.
  }
  next_ = seq + 1;
  return ledger::Done{};
}

// Of the tail's own position some records may be missing, so they are sent again.
bool PublishSession::is_published(const OutputRecord& record, std::int32_t partition,
                                  Seq seq) const {
  const auto& tails = in_topics_.tails.at(static_cast<std::size_t>(record.topic));
  const auto index = static_cast<std::size_t>(partition);
  return index < tails.size() && tails[index] && seq < tails[index]->seq;
}

bool PublishSession::send(const OutputRecord& record, std::int32_t partition,
                          const KeepWaiting& keep_waiting) {
  while (!producer_->send(record, partition)) {
    producer_->poll(kPollMs);
    if (producer_->failure() || !keep_waiting()) return false;
  }
  return true;
}

Status PublishSession::poll() {
  producer_->poll(is_compared_ && next_ < source_.log.size() ? 0 : kPollMs);
  if (producer_->failure()) return Error{ErrorCode::kAway, *producer_->failure()};
  published_ = is_idle() ? next_ : std::max(published_, producer_->acknowledged());
  return ledger::Done{};
}

Result<StoredEntry> PublishSession::read(Seq seq) {
  const auto raw = source_.log.read(seq);
  if (!raw) return raw.error();
  return ledger::service::decode_stored_entry(
      {.seq = seq, .entry = raw->entry, .annex = raw->annex}, codec_);
}

// Empty if the entry cannot be read; the thread that writes the log reports that.
std::string_view PublishSession::event_type(EventId event) {
  const auto entry = read(event.seq);
  if (!entry || !entry->entry.submission) return {};
  return ledger::event_name(entry->entry.submission->body);
}

}  // namespace connectors::kafka
