#include "connectors/kafka/client/broker_events.h"

#include <algorithm>

namespace connectors::kafka {
namespace {

constexpr std::size_t kDownMax = 256;
// Statistics may be older than the failure.
constexpr std::chrono::seconds kDownForMin{2};
// A report may be older than the return of the broker.
constexpr std::chrono::seconds kLateMax{10};

}  // namespace

bool BrokerEvents::on_failure(std::string_view broker, Time now) {
  if (down_.contains(broker)) return false;
  if (down_.size() >= kDownMax) down_.clear();
  down_.emplace(broker, now);
  return true;
}

bool BrokerEvents::on_cut_off(std::string_view broker, Time now) {
  const auto recovered = recovered_.find(broker);
  const bool is_late = recovered != recovered_.end() && now - recovered->second < kLateMax;
  return !is_late && on_failure(broker, now);
}

std::vector<BrokerEvents::Recovered> BrokerEvents::on_connected(const std::vector<std::string>& up,
                                                                const std::vector<std::string>& all,
                                                                Time now) {
  std::vector<Recovered> recovered;
  if (up.empty()) return recovered;
  for (auto one = down_.begin(); one != down_.end();) {
    const bool is_up = std::ranges::find(up, one->first) != up.end();
    const bool is_known = std::ranges::find(all, one->first) != all.end();
    if ((is_known && !is_up) || now - one->second < kDownForMin) {
      ++one;
      continue;
    }
    if (is_up) {
      const auto time = std::chrono::duration_cast<std::chrono::seconds>(now - one->second);
      recovered.push_back({one->first, time});
      if (recovered_.size() >= kDownMax) recovered_.clear();
      recovered_[one->first] = now;
    }
    one = down_.erase(one);
  }
  return recovered;
}

}  // namespace connectors::kafka
