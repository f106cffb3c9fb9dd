#include "connectors/kafka/publisher.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

#include "connectors/kafka/leadership.h"
#include "connectors/kafka/tails.h"

namespace connectors::kafka {
namespace {

using ledger::EventId;
using ledger::Kept;
using ledger::Seq;
using ledger::Status;
using SteadyClock = std::chrono::steady_clock;

constexpr auto kMarkEvery = std::chrono::seconds(1);
constexpr auto kRetryPause = std::chrono::seconds(1);
constexpr std::size_t kUnderWayMax = 20'000;
constexpr Seq kScanAtOnce = 1000;
constexpr int kIdleMs = 20;

}  // namespace

struct Publisher::Impl {
  Impl(const ledger::store::Log& source, const Options& given) : log(source), options(given) {}

  void run();
  Status step();
  Status lead();
  Status begin();
  Status publish_some();
  Status publish(const Kept& kept);
  bool is_told(const Outgoing& record, std::int32_t partition, Seq seq) const;
  bool send(const Outgoing& record, std::int32_t partition);
  std::string_view event_type(EventId event);
  ledger::Result<Kept> read(Seq seq);
  void stop_leading();
  void say(const std::string& trouble);
  void pause(std::chrono::milliseconds time) const;

  const ledger::store::Log& log;
  Options options;
  ledger::codec::CapnpCodec codec;

  std::unique_ptr<Leadership> leadership;
  std::unique_ptr<Producer> producer;  // While it leads.
  Tails tails;
  Seq next = 0;  // To be sent.
  SteadyClock::time_point marked_at;

  mutable std::mutex mutex;
  Standing standing;
  std::atomic<bool> is_stopping = false;
  std::thread thread;  // Last: it works on all the others.
};

void Publisher::Impl::say(const std::string& trouble) {
  const std::scoped_lock lock(mutex);
  standing.trouble = trouble;
}

void Publisher::Impl::pause(std::chrono::milliseconds time) const {
  const auto until = SteadyClock::now() + time;
  while (!is_stopping && SteadyClock::now() < until) {
    std::this_thread::sleep_for(std::chrono::milliseconds(kIdleMs));
    if (leadership) leadership->poll();
  }
}

void Publisher::Impl::run() {
  while (!is_stopping) {
    const Status done = step();
    if (!done) {
      say(done.error().context);
      producer.reset();  // It leads still, and begins anew.
      pause(kRetryPause);
    }
  }
  if (producer) leadership->set_mark(standing.published);
  producer.reset();
  leadership.reset();
}

Status Publisher::Impl::step() {
  if (!leadership) {
    auto opened = Leadership::open(options.connection, options.order);
    if (!opened) return opened.error();
    leadership = std::move(*opened);
  }
  leadership->poll();
  if (leadership->is_held()) return lead();
  stop_leading();
  say(leadership->trouble());
  pause(std::chrono::milliseconds(kIdleMs));
  return ledger::Done{};
}

void Publisher::Impl::stop_leading() {
  producer.reset();
  const std::scoped_lock lock(mutex);
  standing.is_leader = false;
}

Status Publisher::Impl::lead() {
  if (!producer) {
    if (auto begun = begin(); !begun) return begun;
  }
  if (auto sent = publish_some(); !sent) return sent;
  producer->poll(next < log.size() ? 0 : kIdleMs);
  if (producer->failure()) {
    return ledger::Error{ledger::ErrorCode::kAway, *producer->failure()};
  }
  {
    const std::scoped_lock lock(mutex);
    const Seq before = standing.published;
    const bool is_all_safe = producer->under_way() == 0;
    standing.published = is_all_safe ? next : std::max(before, producer->safe());
    if (is_all_safe || standing.published > before) standing.trouble.clear();
  }
  if (SteadyClock::now() - marked_at > kMarkEvery) {
    marked_at = SteadyClock::now();
    leadership->set_mark(standing.published);
  }
  return ledger::Done{};
}

// Goes on from what the one before said, and over what its topics hold beyond that.
Status Publisher::Impl::begin() {
  const ledger::Error away{ledger::ErrorCode::kAway, "the brokers do not answer"};
  auto opened = Producer::open(options.connection);
  if (!opened) return opened.error();
  const auto ready = (*opened)->prepare();
  if (!ready) return ready.error();
  const auto mark = leadership->mark();
  if (!*ready || !mark) return away;
  auto found = read_tails(options.connection, **opened, options.order.partition);
  if (!found) return found.error();
  if (!*found) return away;
  tails = std::move(**found);
  next = *mark;
  producer = std::move(*opened);
  const std::scoped_lock lock(mutex);
  standing.is_leader = true;
  standing.published = next;
  return ledger::Done{};
}

Status Publisher::Impl::publish_some() {
  const Seq until = std::min(log.size(), next + kScanAtOnce);
  if (next >= until || producer->under_way() >= kUnderWayMax) return ledger::Done{};
  Status told = ledger::Done{};
  const Status scanned = log.scan(next, until, [&](const ledger::store::Record& record) {
    const auto kept = ledger::decode_kept(record, codec);
    told = kept ? publish(*kept) : Status(kept.error());
    return static_cast<bool>(told) && next > record.seq && !is_stopping;  // None is passed over.
  });
  return told ? scanned : told;
}

Status Publisher::Impl::publish(const Kept& kept) {
  std::optional<Kept> first;
  if (kept.entry.outcome == ledger::Outcome::kDuplicate) {
    auto read_first = read(kept.entry.first);
    if (!read_first) return read_first.error();
    first = std::move(*read_first);
  }
  const Telling telling{options.order, options.language,
                        [this](EventId event) { return event_type(event); }};
  std::vector<std::pair<Outgoing, std::int32_t>> untold;
  for (Outgoing& record : outgoing(kept, first ? &*first : nullptr, telling)) {
    const std::int32_t partition = producer->partition_of(record);
    if (!is_told(record, partition, kept.entry.seq)) {
      untold.emplace_back(std::move(record), partition);
    }
  }
  if (!untold.empty()) producer->begin(kept.entry.seq, untold.size());
  for (const auto& [record, partition] : untold) {
    if (!send(record, partition)) return ledger::Done{};  // Stopping, or failed: see lead().
  }
  next = kept.entry.seq + 1;
  return ledger::Done{};
}

// What is newer than the last of its partition was not told; of the last position itself all may be
// missing but one.
bool Publisher::Impl::is_told(const Outgoing& record, std::int32_t partition, Seq seq) const {
  const auto& tail =
      tails.at(static_cast<std::size_t>(record.outlet)).at(static_cast<std::size_t>(partition));
  return tail && seq < *tail;
}

bool Publisher::Impl::send(const Outgoing& record, std::int32_t partition) {
  while (!producer->send(record, partition)) {
    producer->poll(kIdleMs);
    leadership->poll();
    if (is_stopping || producer->failure() || !leadership->is_held()) return false;
  }
  return true;
}

ledger::Result<Kept> Publisher::Impl::read(Seq seq) {
  const auto loaded = log.read(seq);
  if (!loaded) return loaded.error();
  return ledger::decode_kept({.seq = seq, .entry = loaded->entry, .annex = loaded->annex}, codec);
}

// Empty where it cannot be read: the log says so itself, to whoever writes it.
std::string_view Publisher::Impl::event_type(EventId event) {
  const auto kept = read(event.seq);
  if (!kept || !kept->entry.submission) return {};
  return ledger::event_name(kept->entry.submission->body);
}

Publisher::Publisher(const ledger::store::Log& log, const Options& options)
    : impl_(std::make_unique<Impl>(log, options)) {
  impl_->thread = std::thread([impl = impl_.get()] { impl->run(); });
}

Publisher::~Publisher() {
  impl_->is_stopping = true;
  impl_->thread.join();
}

Publisher::Standing Publisher::standing() const {
  const std::scoped_lock lock(impl_->mutex);
  return impl_->standing;
}

}  // namespace connectors::kafka
