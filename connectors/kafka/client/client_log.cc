#include "connectors/kafka/client/client_log.h"

#include <spdlog/spdlog.h>

#include <mutex>

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

std::optional<std::uint64_t> admit(std::string_view facility, std::string_view message) {
  static std::mutex mutex;
  static RepeatFilter filter;
  const std::scoped_lock lock(mutex);
  return filter.admit(facility, message, std::chrono::steady_clock::now());
}

}  // namespace

void on_client_log(const rd_kafka_t* /*client*/, int level, const char* facility,
                   const char* text) {
  const std::string_view message = message_of(text);
  const auto severity = level_of(level);
  if (severity == spdlog::level::debug) return spdlog::debug("kafka: {}: {}", facility, message);
  const auto left_out = admit(facility, message);
  if (!left_out) return spdlog::debug("kafka: {}: {}", facility, message);
  if (*left_out == 0) return spdlog::log(severity, "kafka: {}: {}", facility, message);
  spdlog::log(severity, "kafka: {}: {} ({} more like it since the last one)", facility, message,
              *left_out);
}

void log_client_error(const char* reason) { on_client_log(nullptr, kError, "ERROR", reason); }

}  // namespace connectors::kafka
