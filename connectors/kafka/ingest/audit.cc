#include "connectors/kafka/ingest/audit.h"

#include <array>
#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <thread>

#include "connectors/kafka/client/client.h"
#include "connectors/kafka/client/partition_query.h"
#include "connectors/kafka/client/record.h"
#include "connectors/kafka/ingest/continuity.h"
#include "ledger/service/records/annex.h"

namespace connectors::kafka {
namespace {

using ledger::Bytes;
using ledger::Seq;
using SteadyClock = std::chrono::steady_clock;

// Of one round.
constexpr Seq kRecordsMax = 1000;
constexpr std::size_t kBytesMax = std::size_t{16} << 20U;
constexpr auto kReadMax = std::chrono::seconds(10);
constexpr auto kPollEvery = std::chrono::milliseconds(50);

const auto kSettings = std::to_array<Setting>({
    {"auto.offset.reset", "error"},
    {"queued.max.messages.kbytes", "4096"},
});

}  // namespace

struct Audit::Impl {
  Impl(const ledger::store::Log& source, const Options& given) : log(source), options(given) {}

  void run();
  ledger::Status check();
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
  std::thread thread;  // Last: it uses all the others.
};

void Audit::Impl::run() {
  auto due = SteadyClock::now() + std::chrono::seconds(options.every_s);
  while (!is_stopping) {
    std::this_thread::sleep_for(kPollEvery);
    if (SteadyClock::now() < due) continue;
    due = SteadyClock::now() + std::chrono::seconds(options.every_s);
    const auto checked = check();
    if (checked) continue;
    const std::scoped_lock lock(mutex);
    finding = checked.error();
    break;
  }
  destroy_without_close(std::move(client));
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

// Without an answer of the brokers the round is skipped.
ledger::Status Audit::Impl::check() {
  const Seq size = log.size();
  if (const auto connected = connect(); !connected) return connected.error();
  const auto range = query_range(client.get(), options.followed.topic, options.followed.partition);
  if (!range || range->lookup != OffsetRange::Lookup::kFound || size == 0) return ledger::Done{};
  if (range->high < size) return differs(range->high);
  return compare(read(size - std::min(size, kRecordsMax), size));
}

std::map<Seq, Bytes> Audit::Impl::read(Seq from, Seq until) {
  std::map<Seq, Bytes> records;
  const Partitions wanted = one_partition(options.followed.topic, options.followed.partition, from);
  if (rd_kafka_assign(client.get(), wanted.get()) != RD_KAFKA_RESP_ERR_NO_ERROR) return records;
  const auto deadline = SteadyClock::now() + kReadMax;
  std::size_t bytes = 0;
  while (!is_stopping && SteadyClock::now() < deadline && bytes < kBytesMax) {
    const Message message(rd_kafka_consumer_poll(client.get(), 100));
    if (!message || message->err != RD_KAFKA_RESP_ERR_NO_ERROR) continue;
    const auto offset = static_cast<Seq>(message->offset);
    if (offset >= until) break;
    bytes += message->len;
    records.emplace(offset, to_input(*message).bytes);
    if (offset + 1 == until) break;
  }
  (void)rd_kafka_assign(client.get(), nullptr);
  return records;
}

ledger::Status Audit::Impl::compare(const std::map<Seq, Bytes>& records) const {
  ledger::Status compared = ledger::Done{};
  if (records.empty()) return compared;
  const auto visit = [&](const ledger::store::LogRecord& entry) {
    const auto record = records.find(entry.seq);
    const auto annex = ledger::service::parse_annex(entry.annex);
    if (record == records.end() || !annex || annex->encoding == ledger::service::Encoding::kSpooled)
      return true;
    if (annex->received != record->second) compared = differs(entry.seq);
    return static_cast<bool>(compared);
  };
  // A damaged log is reported by the thread that writes it.
  (void)log.scan(records.begin()->first, records.rbegin()->first + 1, visit);
  return compared;
}

ledger::Error Audit::Impl::differs(Seq seq) const {
  return partition_error(options.followed,
                         "record " + std::to_string(seq) +
                             " is gone or differs from the one in this ledger: the topic was "
                             "recreated or truncated while the node was running");
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
