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
                               std::unique_ptr<Producer> producer, Tails tails)
    : source_(source),
      producer_(std::move(producer)),
      tails_(std::move(tails)),
      next_(from),
      published_(from) {}

Result<std::unique_ptr<PublishSession>> PublishSession::open(const Connection& connection,
                                                             const LogSource& source, Seq from) {
  const Error no_answer{ErrorCode::kAway, std::string(kNoAnswerText)};
  auto producer = Producer::open(connection);
  if (!producer) return producer.error();
  const auto ready = (*producer)->prepare();
  if (!ready) return ready.error();
  if (!*ready) return no_answer;
  auto published = read_published(connection, source.followed);
  if (!published) return published.error();
  if (!*published) return no_answer;
  return std::unique_ptr<PublishSession>(
      new PublishSession(source, from, std::move(*producer), std::move((*published)->tails)));
}

Status PublishSession::send_some(const KeepWaiting& keep_waiting) {
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
    if (auto same = check_tail(record, partition, entry); !same) return same;
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
  const Tail* const tail = tail_of(record, partition);
  return tail != nullptr && seq < tail->seq;
}

// Null if there is none.
const Tail* PublishSession::tail_of(const OutputRecord& record, std::int32_t partition) const {
  const auto& tails = tails_.at(static_cast<std::size_t>(record.topic));
  const auto index = static_cast<std::size_t>(partition);
  return index < tails.size() && tails[index] ? &*tails[index] : nullptr;
}

Status PublishSession::check_tail(const OutputRecord& record, std::int32_t partition,
                                  const StoredEntry& entry) {
  const Tail* const tail = tail_of(record, partition);
  if (tail == nullptr || tail->seq != entry.entry.seq || tail->time.empty()) return ledger::Done{};
  const std::string own = entry.recorded_at.text();
  if (tail->time == own) return ledger::Done{};
  contradiction_ =
      Error{ErrorCode::kCorrupt,
            std::string(topic_name(record.topic)) + ": holds an answer of " + tail->time +
                " for position " + std::to_string(tail->seq) + ", which this ledger recorded at " +
                own + ": another ledger published it, and the command topic was recreated"};
  return *contradiction_;
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
  producer_->poll(next_ < source_.log.size() ? 0 : kPollMs);
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
