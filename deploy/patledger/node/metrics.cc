#include "deploy/patledger/node/metrics.h"

#include <prometheus/gauge.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <spdlog/spdlog.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>

namespace patledger {
namespace {

using SteadyClock = std::chrono::steady_clock;
using prometheus::Gauge;

constexpr auto kWriteEvery = std::chrono::seconds(5);

struct Metric {
  const char* name;
  const char* help;
  double (*value)(const NodeStatus& status);
};

double number(std::uint64_t value) { return static_cast<double>(value); }

// Names and units of released metrics do not change.
constexpr auto kMetrics = std::to_array<Metric>({
    {"patledger_connected", "1 if the partition's end offset is known",
     [](const NodeStatus& s) { return s.is_connected ? 1.0 : 0.0; }},
    {"patledger_recorded_position", "Position of the next record",
     [](const NodeStatus& s) { return number(s.recorded); }},
    {"patledger_lag_records", "Records of the partition that are not recorded yet",
     [](const NodeStatus& s) { return number(s.behind()); }},
    {"patledger_lag_seconds", "Age of the newest entry if records are not recorded yet; else 0",
     [](const NodeStatus& s) { return static_cast<double>(s.behind_ms) / 1000; }},
    {"patledger_publishes", "1 if this node publishes",
     [](const NodeStatus& s) { return s.publishing.is_publisher ? 1.0 : 0.0; }},
    {"patledger_published_position",
     "If this node publishes: all entries before this position are acknowledged by the brokers",
     [](const NodeStatus& s) { return number(s.publishing.published); }},
    {"patledger_kafka_brokers_up", "Brokers to which the consumer is connected",
     [](const NodeStatus& s) { return number(s.client.brokers_up); }},
    {"patledger_kafka_queued_messages", "Records fetched and not recorded yet",
     [](const NodeStatus& s) { return number(s.client.queued_messages); }},
    {"patledger_kafka_received_bytes", "Bytes received from the brokers",
     [](const NodeStatus& s) { return number(s.client.received_bytes); }},
});

}  // namespace

struct Metrics::Impl {
  prometheus::Registry registry;
  std::map<std::int32_t, std::array<Gauge*, kMetrics.size()>> gauges;  // By partition.
  std::array<prometheus::Family<Gauge>*, kMetrics.size()> families{};
  SteadyClock::time_point written_at;
  bool is_failure_reported = false;
};

Metrics::Metrics() : impl_(std::make_unique<Impl>()) {
  for (std::size_t i = 0; i < kMetrics.size(); ++i) {
    impl_->families.at(i) = &prometheus::BuildGauge()
                                 .Name(kMetrics.at(i).name)
                                 .Help(kMetrics.at(i).help)
                                 .Register(impl_->registry);
  }
}

Metrics::~Metrics() = default;

void Metrics::set(const NodeStatus& status) {
  const auto [place, is_new] = impl_->gauges.try_emplace(status.partition);
  for (std::size_t i = 0; i < kMetrics.size(); ++i) {
    Gauge*& gauge = place->second.at(i);
    if (is_new) {
      gauge = &impl_->families.at(i)->Add({{"ledger", std::to_string(status.partition)}});
    }
    gauge->Set(kMetrics.at(i).value(status));
  }
}

std::string Metrics::text() const {
  return prometheus::TextSerializer().Serialize(impl_->registry.Collect());
}

void Metrics::write_if_due(const std::string& path) {
  const auto now = SteadyClock::now();
  if (now - impl_->written_at < kWriteEvery) return;
  impl_->written_at = now;
  const std::string beside = path + ".new";
  std::ofstream(beside) << text();
  if (std::rename(beside.c_str(), path.c_str()) == 0 || impl_->is_failure_reported) return;
  impl_->is_failure_reported = true;
  spdlog::warn("write metrics to " + path + ": " + std::strerror(errno));
}

}  // namespace patledger
