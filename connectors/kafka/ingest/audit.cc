#include "connectors/kafka/ingest/audit.h"

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

#include "connectors/kafka/ingest/record_comparison.h"

namespace connectors::kafka {
namespace {

using ledger::ErrorCode;
using SteadyClock = std::chrono::steady_clock;
using SystemClock = std::chrono::system_clock;

constexpr auto kPollEvery = std::chrono::milliseconds(50);

ledger::Instant now() {
  const auto since = SystemClock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

}  // namespace

struct Audit::Impl {
  Impl(const ledger::store::Log& source, const Options& given)
      : log(source), options(given), passed_at(now()) {}

  void run();
  void check();
  void set(const ledger::Error& error);

  const ledger::store::Log& log;
  Options options;
  std::unique_ptr<RecordComparison> records;
  mutable std::mutex mutex;
  std::optional<ledger::Error> finding;
  ledger::Instant passed_at;
  std::atomic<bool> is_stopping = false;
  std::thread thread;  // Last: it uses all the others.
};

void Audit::Impl::run() {
  auto due = SteadyClock::now() + std::chrono::seconds(options.every_s);
  while (!is_stopping && !finding) {
    std::this_thread::sleep_for(kPollEvery);
    if (SteadyClock::now() < due) continue;
    due = SteadyClock::now() + std::chrono::seconds(options.every_s);
    check();
  }
  records.reset();
}

// Without an answer of the brokers the round is skipped.
void Audit::Impl::check() {
  if (!records) {
    auto opened = RecordComparison::open(options.connection, options.followed);
    if (!opened) return set(opened.error());
    records = std::move(*opened);
  }
  const auto same = records->compare_newest(log, &is_stopping);
  if (!same) return set(same.error());
  const std::scoped_lock lock(mutex);
  if (*same) passed_at = now();
}

void Audit::Impl::set(const ledger::Error& error) {
  if (error.code == ErrorCode::kAway) return;
  const std::scoped_lock lock(mutex);
  finding = {error.code, error.context + " while the node was running"};
}

Audit::Audit(const ledger::store::Log& log, const Options& options)
    : impl_(std::make_unique<Impl>(log, options)) {
  impl_->thread = std::thread([impl = impl_.get()] { impl->run(); });
}

Audit::~Audit() { stop(); }

void Audit::stop() {
  impl_->is_stopping = true;
  if (impl_->thread.joinable()) impl_->thread.join();
}

std::optional<ledger::Error> Audit::finding() const {
  const std::scoped_lock lock(impl_->mutex);
  return impl_->finding;
}

ledger::Instant Audit::passed_at() const {
  const std::scoped_lock lock(impl_->mutex);
  return impl_->passed_at;
}

}  // namespace connectors::kafka
