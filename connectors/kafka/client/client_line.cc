#include "connectors/kafka/client/client_line.h"

#include <algorithm>
#include <array>

namespace connectors::kafka {
namespace {

constexpr std::string_view kSeparator = ": ";

// Texts of librdkafka 2.0.2 (rdkafka_broker.c).
constexpr auto kClosed =
    std::to_array<std::string_view>({": Disconnected (", "Connection reset by peer", "Broken pipe",
                                     "brokers are down", "Connection max idle time exceeded"});
constexpr auto kUnreachable =
    std::to_array<std::string_view>({"Connect to ", "Failed to resolve", "Timed out", "timed out"});
// With a guess at the cause, which is right if the broker was never reached.
constexpr auto kCutOff =
    std::to_array<std::string_view>({": Disconnected: ", ": Disconnected while "});

bool is_address(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon != std::string_view::npos && colon + 1 < name.size() &&
         name.find_first_not_of("0123456789", colon + 1) == std::string_view::npos;
}

// "ssl://a:1/bootstrap" -> "a:1": a broker has one name before its id is known, one after.
std::string_view address_of(std::string_view name) {
  constexpr std::string_view kProtocolEnd = "://";
  const auto protocol = name.find(kProtocolEnd);
  if (protocol != std::string_view::npos) name.remove_prefix(protocol + kProtocolEnd.size());
  return name.substr(0, name.rfind('/'));
}

template <typename Texts>
bool has_any(std::string_view message, const Texts& texts) {
  return std::ranges::any_of(texts, [message](std::string_view text) {
    return message.find(text) != std::string_view::npos;
  });
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
    const std::string_view name = address_of(message.substr(0, end));
    if (is_address(name)) return name;
    message.remove_prefix(end + kSeparator.size());
  }
  return {};
}

std::string_view cause_in(std::string_view message, std::string_view broker) {
  if (!broker.empty()) {
    const auto end = message.find(kSeparator, message.find(broker) + broker.size());
    if (end != std::string_view::npos) message.remove_prefix(end + kSeparator.size());
  }
  return message.substr(0, message.rfind(" ("));
}

LineKind kind_of(std::string_view facility, std::string_view message) {
  constexpr auto kConsequences =
      std::to_array<std::string_view>({"COMMITFAIL", "REQTMOUT", "SESSTMOUT"});
  if (std::ranges::find(kConsequences, facility) != kConsequences.end()) {
    return LineKind::kRepeated;
  }
  if (has_any(message, kCutOff) && !broker_of(message).empty()) return LineKind::kCutOff;
  if (has_any(message, kClosed) || message.ends_with(": retrying")) return LineKind::kRepeated;
  const bool is_unreachable = has_any(message, kUnreachable) && !broker_of(message).empty();
  if (is_unreachable && facility == "ERROR") return LineKind::kRepeated;
  return is_unreachable && facility == "FAIL" ? LineKind::kUnreachable : LineKind::kOther;
}

}  // namespace connectors::kafka
