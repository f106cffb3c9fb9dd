#include "connectors/kafka/client/repeat_filter.h"

#include "connectors/kafka/client/client_line.h"

namespace connectors::kafka {
namespace {

constexpr std::size_t kSeenMax = 256;

}  // namespace

std::optional<std::uint64_t> RepeatFilter::admit(std::string_view facility, std::string_view text,
                                                 Time now) {
  const std::string_view broker = broker_of(text);
  // A client reports a failure as FAIL, or as ERROR if it has a callback for errors.
  std::string key(!broker.empty() && facility == "ERROR" ? "FAIL" : facility);
  key.append("\n").append(broker).append("\n").append(cause_in(text, broker));
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
