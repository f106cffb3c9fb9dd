#include "connectors/kafka/client/repeat_filter.h"

namespace connectors::kafka {
namespace {

constexpr std::size_t kSeenMax = 256;
constexpr std::string_view kSeparator = ": ";

bool is_address(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon != std::string_view::npos && colon + 1 < name.size() &&
         name.find_first_not_of("0123456789", colon + 1) == std::string_view::npos;
}

// "ssl://a:1/bootstrap" -> "ssl://a:1": a broker has one name before its id is known, one after.
std::string_view without_id(std::string_view name) {
  const auto slash = name.rfind('/');
  const bool has_id = slash != std::string_view::npos && slash > 0 && name[slash - 1] != '/';
  return has_id ? name.substr(0, slash) : name;
}

// Whatever the broker is called, and without "(after 5 ms in state UP)".
std::string_view cause_text(std::string_view message, std::string_view broker) {
  if (!broker.empty()) {
    const auto end = message.find(kSeparator, message.find(broker) + broker.size());
    if (end != std::string_view::npos) message.remove_prefix(end);
  }
  return message.substr(0, message.rfind(" ("));
}

}  // namespace

std::string_view message_of(std::string_view line) {
  for (const std::string_view start : {"[thrd:", "rdkafka#"}) {
    const auto end = line.find(kSeparator);
    if (line.starts_with(start) && end != std::string_view::npos) {
      line.remove_prefix(end + kSeparator.size());
    }
  }
  return line;
}

std::string_view broker_of(std::string_view message) {
  for (auto end = message.find(kSeparator); end != std::string_view::npos;
       end = message.find(kSeparator)) {
    const std::string_view name = without_id(message.substr(0, end));
    if (is_address(name)) return name;
    message.remove_prefix(end + kSeparator.size());
  }
  return {};
}

std::optional<std::uint64_t> RepeatFilter::admit(std::string_view facility, std::string_view text,
                                                 Time now) {
  const std::string_view broker = broker_of(text);
  // A client reports a failure as FAIL, or as ERROR if it has a callback for errors.
  std::string key(!broker.empty() && facility == "ERROR" ? "FAIL" : facility);
  key.append("\n").append(broker).append("\n").append(cause_text(text, broker));
  if (seen_.size() >= kSeenMax) seen_.clear();
  const auto [found, is_new] = seen_.try_emplace(std::move(key), Seen{now});
  if (is_new) return 0;
  Seen& seen = found->second;
  if (now - seen.written_at < kRepeatWindow) {
    ++seen.left_out;
    return std::nullopt;
  }
  const std::uint64_t left_out = seen.left_out;
  seen = Seen{now};
  return left_out;
}

}  // namespace connectors::kafka
