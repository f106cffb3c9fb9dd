#include "connectors/kafka/audit.h"

#include <array>
#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <thread>

#include "connectors/kafka/client.h"
#include "connectors/kafka/partition_query.h"
#include "connectors/kafka/record.h"
#include "ledger/service/annex.h"

namespace connectors::kafka {
namespace {

using ledger::Bytes;
using ledger::Seq;
using SteadyClock = std::chrono::steady_clock;

constexpr Seq kLookBack = 1000;
constexpr std::size_t kBytesMax = std::size_t{16} << 20U;  // Of one round.
constexpr auto kPatience = std::chrono::seconds(10);
constexpr auto kNap = std::chrono::milliseconds(50);

const auto kSettings = std::to_array<Setting>({
    {"auto.offset.reset", "error"},
    {"queued.max.messages.kbytes", "4096"},
});

}  // namespace

struct Audit::Impl {
  Impl(const ledger::store::Log& kept, const Options& given) : log(kept), options(given) {}

  void run();
  ledger::Status look();
  ledger::Status connect();
  std::map<Seq, Bytes> read(Seq from, Seq until);
  ledger::Status compare(const std::map<Seq, Bytes>& records) const;
  ledger::Error differs(Seq seq) const;

  const ledger::store::Log& log;
  Options options;
  Client client;
  mutable std::mutex mutex;
  std::optional<ledger::Error> finding;
  std::atomic<bool> is_stopping = false;
  std::thread thread;  // Last: it works on all the others.
};

void Audit::Impl::run() {
  auto due = SteadyClock::now() + std::chrono::seconds(options.every_s);
  while (!is_stopping) {
    std::this_thread::sleep_for(kNap);
    if (SteadyClock::now() < due) continue;
    due = SteadyClock::now() + std::chrono::seconds(options.every_s);
    const auto looked = look();
    if (looked) continue;
    const std::scoped_lock lock(mutex);
    finding = looked.error();
    break;
  }
  let_go(std::move(client));
}

ledger::Status Audit::Impl::connect() {
  if (client) return ledger::Done{};
  auto conf = make_consumer_conf(options.connection, "patledger-audit", kSettings);
  if (!conf) return conf.error();
  auto made = make_consumer(std::move(*conf));
  if (!made) return made.error();
  client = std::move(*made);
  return ledger::Done{};
}

// Brokers that do not answer are asked again next time.
ledger::Status Audit::Impl::look() {
  const Seq size = log.size();
  if (const auto connected = connect(); !connected) return connected.error();
  const auto range = query_range(client.get(), options.order.topic, options.order.partition);
  if (!range || range->state != Range::State::kThere || size == 0) return ledger::Done{};
  if (range->high < size) return differs(range->high);
  return compare(read(size - std::min(size, kLookBack), size));
}

std::map<Seq, Bytes> Audit::Impl::read(Seq from, Seq until) {
  std::map<Seq, Bytes> records;
  const Partitions wanted = one_partition(options.order.topic, options.order.partition, from);
  if (rd_kafka_assign(client.get(), wanted.get()) != RD_KAFKA_RESP_ERR_NO_ERROR) return records;
  const auto late = SteadyClock::now() + kPatience;
  std::size_t bytes = 0;
  while (!is_stopping && SteadyClock::now() < late && bytes < kBytesMax) {
    const Message message(rd_kafka_consumer_poll(client.get(), 100));
    if (!message || message->err != RD_KAFKA_RESP_ERR_NO_ERROR) continue;
    const auto offset = static_cast<Seq>(message->offset);
    if (offset >= until) break;
    bytes += message->len;
    records.emplace(offset, received_of(*message).bytes);
    if (offset + 1 == until) break;
  }
  (void)rd_kafka_assign(client.get(), nullptr);
  return records;
}

ledger::Status Audit::Impl::compare(const std::map<Seq, Bytes>& records) const {
  ledger::Status compared = ledger::Done{};
  if (records.empty()) return compared;
  const auto visit = [&](const ledger::store::Record& kept) {
    const auto record = records.find(kept.seq);
    const auto annex = ledger::parse_annex(kept.annex);
    if (record == records.end() || !annex || annex->form == ledger::Form::kSpooled) return true;
    if (annex->received != record->second) compared = differs(kept.seq);
    return static_cast<bool>(compared);
  };
  // Where it cannot be read, the log says so itself, to whoever writes it.
  (void)log.scan(records.begin()->first, records.rbegin()->first + 1, visit);
  return compared;
}

ledger::Error Audit::Impl::differs(Seq seq) const {
  return {ledger::ErrorCode::kCorrupt,
          place_of(options.order.topic, options.order.partition) + ": record " +
              std::to_string(seq) + ", which the ledger has read, is not there any more or is " +
              "another one: the topic was made anew or cut while it was read"};
}

Audit::Audit(const ledger::store::Log& log, const Options& options)
    : impl_(std::make_unique<Impl>(log, options)) {
  impl_->thread = std::thread([impl = impl_.get()] { impl->run(); });
}

Audit::~Audit() {
  impl_->is_stopping = true;
  impl_->thread.join();
}

std::optional<ledger::Error> Audit::finding() const {
  const std::scoped_lock lock(impl_->mutex);
  return impl_->finding;
}

}  // namespace connectors::kafka
