#include "connectors/kafka/client/client_log.h"

#include <spdlog/spdlog.h>

#include <mutex>

#include "connectors/kafka/client/broker_events.h"
#include "connectors/kafka/client/client_line.h"
#include "connectors/kafka/client/repeat_filter.h"

namespace connectors::kafka {
namespace {

// Of syslog(3).
constexpr int kCritical = 2;
constexpr int kError = 3;
constexpr int kWarning = 4;
constexpr int kNotice = 5;

spdlog::level::level_enum level_of(int level) {
  if (level <= kCritical) return spdlog::level::err;
  if (level <= kWarning) return spdlog::level::warn;
  return level == kNotice ? spdlog::level::info : spdlog::level::debug;
}

// Of the process.
struct ClientLog {
  std::mutex mutex;
  RepeatFilter filter;
  BrokerEvents brokers;
};

ClientLog& client_log() {
  static ClientLog log;
  return log;
}

std::optional<std::uint64_t> admit(std::string_view facility, std::string_view message) {
  const std::scoped_lock lock(client_log().mutex);
  return client_log().filter.admit(facility, message, std::chrono::steady_clock::now());
}

void log_failure(std::string_view broker, std::string_view cause, bool is_cut_off = false) {
  const std::scoped_lock lock(client_log().mutex);
  const auto now = std::chrono::steady_clock::now();
  BrokerEvents& brokers = client_log().brokers;
  const bool is_new =
      is_cut_off ? brokers.on_cut_off(broker, now) : brokers.on_failure(broker, now);
  spdlog::log(is_new ? spdlog::level::warn : spdlog::level::debug,
              "kafka: broker {} does not answer: {}", broker, cause);
}

}  // namespace

void on_client_log(const rd_kafka_t* /*client*/, int level, const char* facility,
                   const char* text) {
  const std::string_view message = message_of(text);
  const auto severity = level_of(level);
  if (severity == spdlog::level::debug) return spdlog::debug("kafka: {}: {}", facility, message);
  const std::string_view broker = broker_of(message);
  switch (kind_of(facility, message)) {
    case LineKind::kRepeated:
      return spdlog::debug("kafka: {}: {}", facility, message);
    case LineKind::kUnreachable:
      return log_failure(broker, cause_in(message, broker));
    case LineKind::kCutOff:
      return log_failure(broker, cause_in(message, broker), true);
    case LineKind::kOther:
      break;
  }
  const auto left_out = admit(facility, message);
  if (!left_out) return spdlog::debug("kafka: {}: {}", facility, message);
  if (*left_out == 0) return spdlog::log(severity, "kafka: {}: {}", facility, message);
  spdlog::log(severity, "kafka: {}: {} ({} more like it since the last one)", facility, message,
              *left_out);
}

void log_connections(const ClientStatistics& statistics) {
  for (const std::string& broker : statistics.brokers_silent) log_failure(broker, "no response");
  const std::scoped_lock lock(client_log().mutex);
  const auto now = std::chrono::steady_clock::now();
  const auto recovered =
      client_log().brokers.on_connected(statistics.brokers_up, statistics.brokers, now);
  for (const auto& [broker, down_for] : recovered) {
    spdlog::info("kafka: broker {} answers again after {} s", broker, down_for.count());
  }
}

void log_client_error(const char* reason) { on_client_log(nullptr, kError, "ERROR", reason); }

}  // namespace connectors::kafka
