#include "connectors/kafka/publish/publisher.h"

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

#include "connectors/kafka/publish/leadership.h"
#include "connectors/kafka/publish/publish_session.h"

namespace connectors::kafka {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr auto kCommitEvery = std::chrono::seconds(1);
constexpr auto kRetryPause = std::chrono::seconds(1);
constexpr auto kPollPause = std::chrono::milliseconds(20);

}  // namespace

struct Publisher::Impl {
  Impl(const ledger::store::Log& source, const Options& given) : log(source), options(given) {}

  void run();
  ledger::Status step();
  ledger::Status lead();
  ledger::Status open_session();
  void stop_leading();
  void update_status();
  void set_last_error(const std::string& error);
  bool is_contradiction(const ledger::Error& error) const;
  void set_finding(const ledger::Error& error);
  void pause(std::chrono::milliseconds time) const;

  const ledger::store::Log& log;
  Options options;

  std::unique_ptr<Leadership> leadership;
  std::unique_ptr<PublishSession> session;  // While this node is the publisher.
  SteadyClock::time_point committed_at;

  mutable std::mutex mutex;
  PublisherStatus status;
  std::optional<ledger::Error> finding;
  std::atomic<bool> is_stopping = false;
  std::thread thread;  // Last: it uses all the others.
};

void Publisher::Impl::set_last_error(const std::string& error) {
  const std::scoped_lock lock(mutex);
  status.last_error = error;
}

// Between the log and the topics. A log that cannot be read is not one.
bool Publisher::Impl::is_contradiction(const ledger::Error& error) const {
  if (session) return session->contradiction().has_value();
  return error.code == ledger::ErrorCode::kCorrupt;
}

// Publishes nothing more.
void Publisher::Impl::set_finding(const ledger::Error& error) {
  session.reset();
  leadership.reset();
  const std::scoped_lock lock(mutex);
  status.is_publisher = false;
  finding = error;
}

void Publisher::Impl::pause(std::chrono::milliseconds time) const {
  const auto until = SteadyClock::now() + time;
  while (!is_stopping && SteadyClock::now() < until) {
    std::this_thread::sleep_for(kPollPause);
    if (leadership) leadership->poll();
  }
}

void Publisher::Impl::run() {
  while (!is_stopping) {
    if (const ledger::Status done = step(); !done) {
      set_last_error(done.error().context);
      if (is_contradiction(done.error())) return set_finding(done.error());
      session.reset();  // The node is still the publisher, and opens another session.
      pause(kRetryPause);
    }
  }
  if (session) leadership->commit(session->published());
  stop_leading();
  leadership.reset();
}

ledger::Status Publisher::Impl::step() {
  if (!leadership) {
    auto opened = Leadership::open(options.connection, options.followed);
    if (!opened) return opened.error();
    leadership = std::move(*opened);
  }
  leadership->poll();
  if (leadership->is_held()) return lead();
  stop_leading();
  set_last_error(leadership->last_error());
  pause(kPollPause);
  return ledger::Done{};
}

void Publisher::Impl::stop_leading() {
  session.reset();
  const std::scoped_lock lock(mutex);
  status.is_publisher = false;
}

ledger::Status Publisher::Impl::lead() {
  if (!session) {
    if (auto opened = open_session(); !opened) return opened;
  }
  const auto keep_waiting = [this] {
    leadership->poll();
    return !is_stopping && leadership->is_held();
  };
  if (auto sent = session->send_some(keep_waiting); !sent) return sent;
  if (auto polled = session->poll(); !polled) return polled;
  update_status();
  if (SteadyClock::now() - committed_at > kCommitEvery) {
    committed_at = SteadyClock::now();
    leadership->commit(session->published());
  }
  return ledger::Done{};
}

void Publisher::Impl::update_status() {
  const std::scoped_lock lock(mutex);
  if (session->is_idle() || session->published() > status.published) status.last_error.clear();
  status.published = session->published();
}

// Continues after the position that the previous publisher committed.
ledger::Status Publisher::Impl::open_session() {
  const auto committed = leadership->committed();
  if (!committed) return no_answer();
  auto opened = PublishSession::open(options.connection, {log, options.followed, options.language},
                                     *committed);
  if (!opened) return opened.error();
  session = std::move(*opened);
  const std::scoped_lock lock(mutex);
  status.is_publisher = true;
  status.published = *committed;
  return ledger::Done{};
}

Publisher::Publisher(const ledger::store::Log& log, const Options& options)
    : impl_(std::make_unique<Impl>(log, options)) {}

Publisher::~Publisher() { stop(); }

void Publisher::start() {
  impl_->thread = std::thread([impl = impl_.get()] { impl->run(); });
}

void Publisher::stop() {
  impl_->is_stopping = true;
  if (impl_->thread.joinable()) impl_->thread.join();
}

std::optional<ledger::Error> Publisher::finding() const {
  const std::scoped_lock lock(impl_->mutex);
  return impl_->finding;
}

PublisherStatus Publisher::status() const {
  const std::scoped_lock lock(impl_->mutex);
  return impl_->status;
}

}  // namespace connectors::kafka
