#include "deploy/patledger/metrics.h"

#include <prometheus/gauge.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <array>
#include <chrono>
#include <cstdio>
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
  double (*value)(const NodeStanding& standing);
};

double number(std::uint64_t value) { return static_cast<double>(value); }

// What an operator watches. A metric, once named, keeps its name and unit.
constexpr auto kMetrics = std::to_array<Metric>({
    {"patledger_connected", "1 where the brokers have told where the partition ends",
     [](const NodeStanding& s) { return s.is_connected ? 1.0 : 0.0; }},
    {"patledger_recorded_position", "Position of the next record to take",
     [](const NodeStanding& s) { return number(s.recorded); }},
    {"patledger_lag_records", "Records in the partition that are not taken yet",
     [](const NodeStanding& s) { return number(s.behind()); }},
    {"patledger_lag_seconds", "Age of the last record taken, where there are newer ones",
     [](const NodeStanding& s) { return static_cast<double>(s.behind_ms) / 1000; }},
    {"patledger_publishes", "1 where this node publishes",
     [](const NodeStanding& s) { return s.publishing.is_leader ? 1.0 : 0.0; }},
    {"patledger_published_position", "All before it is safe with the brokers, where it publishes",
     [](const NodeStanding& s) { return number(s.publishing.published); }},
    {"patledger_kafka_brokers_up", "Brokers that the consumer is connected to",
     [](const NodeStanding& s) { return number(s.client.brokers_up); }},
    {"patledger_kafka_queued_messages", "Records fetched and not taken yet",
     [](const NodeStanding& s) { return number(s.client.queued_messages); }},
    {"patledger_kafka_received_bytes", "Bytes received from the brokers",
     [](const NodeStanding& s) { return number(s.client.received_bytes); }},
});

}  // namespace

struct Metrics::Impl {
  prometheus::Registry registry;
  std::map<std::int32_t, std::array<Gauge*, kMetrics.size()>> gauges;  // By partition.
  std::array<prometheus::Family<Gauge>*, kMetrics.size()> families{};
  SteadyClock::time_point written_at;
  bool is_told = false;
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

void Metrics::set(const NodeStanding& standing) {
  const auto [place, is_new] = impl_->gauges.try_emplace(standing.partition);
  for (std::size_t i = 0; i < kMetrics.size(); ++i) {
    Gauge*& gauge = place->second.at(i);
    if (is_new) {
      gauge = &impl_->families.at(i)->Add({{"ledger", std::to_string(standing.partition)}});
    }
    gauge->Set(kMetrics.at(i).value(standing));
  }
}

std::string Metrics::text() const {
  return prometheus::TextSerializer().Serialize(impl_->registry.Collect());
}

void Metrics::write_where_due(const std::string& path) {
  const auto now = SteadyClock::now();
  if (now - impl_->written_at < kWriteEvery) return;
  impl_->written_at = now;
  const std::string beside = path + ".new";
  std::ofstream(beside) << text();
  if (std::rename(beside.c_str(), path.c_str()) == 0 || impl_->is_told) return;
  impl_->is_told = true;
  std::perror(("patledger: " + path).c_str());
}

}  // namespace patledger
