// A table of metrics, and their export.

#include "deploy/patledger/node/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <spdlog/spdlog.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>

namespace patledger {
namespace {

using prometheus::Counter;
using prometheus::Gauge;
using prometheus::Labels;
using SteadyClock = std::chrono::steady_clock;

constexpr auto kWriteEvery = std::chrono::seconds(5);

// Of one ledger.
struct Metric {
  const char* name;
  const char* help;
  double (*value)(const NodeStatus& status);
};

double number(std::uint64_t value) { return static_cast<double>(value); }
double seconds(std::int64_t ms) { return static_cast<double>(ms) / 1000; }
double one_if(bool condition) { return condition ? 1.0 : 0.0; }
double if_known(bool is_known, double value) { return is_known ? value : std::nan(""); }

// Names and units of released metrics do not change.
constexpr auto kGauges = std::to_array<Metric>({
    {"patledger_running", "1 while the node runs; 0 after it has stopped or halted",
     [](const NodeStatus& s) { return one_if(s.phase == NodePhase::kRunning); }},
    {"patledger_halted", "1 if the node has halted, with the cause in its log",
     [](const NodeStatus& s) { return one_if(s.phase == NodePhase::kHalted); }},
    {"patledger_heartbeat_timestamp_seconds",
     "When the node last read records or found none, in seconds since 1970",
     [](const NodeStatus& s) { return seconds(s.heartbeat.ms); }},
    {"patledger_connected",
     "1 if the leader of the partition answers, and the end of the partition is known",
     [](const NodeStatus& s) { return one_if(s.is_connected); }},
    {"patledger_recorded_position", "Position of the next record",
     [](const NodeStatus& s) { return number(s.recorded); }},
    {"patledger_lag_records",
     "Records of the partition that are not recorded yet; NaN if not connected",
     [](const NodeStatus& s) { return if_known(s.is_connected, number(s.behind())); }},
    {"patledger_lag_seconds",
     "Age of the newest entry if records are not recorded yet, else 0; NaN if not connected",
     [](const NodeStatus& s) { return if_known(s.is_connected, seconds(s.behind_ms)); }},
    {"patledger_publishes", "1 if this node publishes",
     [](const NodeStatus& s) { return one_if(s.publishing.is_publisher); }},
    {"patledger_published_position",
     "If this node publishes: all entries before this position are acknowledged by the brokers",
     [](const NodeStatus& s) { return number(s.publishing.published); }},
    {"patledger_audit_timestamp_seconds",
     "When the newest records were last read again and were the same, in seconds since 1970; the "
     "start of the node if they were not yet",
     [](const NodeStatus& s) { return seconds(s.audited_at.ms); }},
    {"patledger_disk_free_bytes", "Bytes free on the disk of the ledger",
     [](const NodeStatus& s) { return number(s.disk_free_bytes); }},
    {"patledger_sync_seconds", "Seconds that the last synced write of entries took",
     [](const NodeStatus& s) { return number(s.writes.last_us) / 1e6; }},
    {"patledger_kafka_brokers_up", "Brokers to which the consumer is connected",
     [](const NodeStatus& s) { return number(s.client.brokers_up.size()); }},
    {"patledger_kafka_queued_messages", "Records fetched and not recorded yet",
     [](const NodeStatus& s) { return number(s.client.queued_messages); }},
    {"patledger_kafka_received_bytes", "Bytes received from the brokers",
     [](const NodeStatus& s) { return number(s.client.received_bytes); }},
});

// Since the start of the process.
constexpr auto kCounters = std::to_array<Metric>({
    {"patledger_dead_letters_total", "Malformed records that were recorded; each is published",
     [](const NodeStatus& s) { return number(s.counts.of(ledger::Outcome::kMalformed)); }},
    {"patledger_syncs_total", "Synced writes of entries",
     [](const NodeStatus& s) { return number(s.writes.count); }},
    {"patledger_sync_seconds_total", "Seconds that all synced writes of entries took",
     [](const NodeStatus& s) { return number(s.writes.total_us) / 1e6; }},
});

constexpr const char* kOutcomesHelp = "Entries that were recorded, by outcome";
constexpr const char* kCodesHelp =
    "Entries that were recorded, by code; an entry with several codes counts for each of them";

void advance(Counter& counter, double value) { counter.Increment(value - counter.Value()); }

}  // namespace

struct Metrics::Impl {
  Gauge& gauge(const char* name, const char* help, const Labels& labels) {
    return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add(labels);
  }
  Counter& counter(const char* name, const char* help, const Labels& labels) {
    return prometheus::BuildCounter().Name(name).Help(help).Register(registry).Add(labels);
  }
  void set_counts(const RecordedCounts& counts, const std::string& ledger);

  // Families and metrics that are registered already are returned again.
  prometheus::Registry registry{prometheus::Registry::InsertBehavior::Merge};
  SteadyClock::time_point written_at;
  bool is_failure_reported = false;
};

Metrics::Metrics() : impl_(std::make_unique<Impl>()) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  impl_
      ->gauge("patledger_start_time_seconds", "When the process started, in seconds since 1970", {})
      .Set(std::chrono::duration<double>(now).count());
  impl_
      ->gauge("patledger_build_info", "1; the label is the version of patledger",
              {{"version", PATLEDGER_VERSION}})
      .Set(1);
}

Metrics::~Metrics() = default;

void Metrics::set(const NodeStatus& status) {
  const std::string ledger = std::to_string(status.partition);
  for (const Metric& one : kGauges) {
    impl_->gauge(one.name, one.help, {{"ledger", ledger}}).Set(one.value(status));
  }
  for (const Metric& one : kCounters) {
    advance(impl_->counter(one.name, one.help, {{"ledger", ledger}}), one.value(status));
  }
  impl_->set_counts(status.counts, ledger);
}

void Metrics::Impl::set_counts(const RecordedCounts& counts, const std::string& ledger) {
  for (std::size_t i = 0; i < RecordedCounts::kOutcomes.size(); ++i) {
    const std::string outcome(RecordedCounts::kOutcomes.at(i));
    advance(counter("patledger_outcomes_total", kOutcomesHelp,
                    {{"ledger", ledger}, {"outcome", outcome}}),
            number(counts.outcomes.at(i)));
  }
  for (const auto& [code, count] : counts.codes) {
    advance(counter("patledger_codes_total", kCodesHelp,
                    {{"ledger", ledger}, {"code", code_text(code)}}),
            number(count));
  }
}

std::string Metrics::text() const {
  return prometheus::TextSerializer().Serialize(impl_->registry.Collect());
}

void Metrics::write(const std::string& path) {
  impl_->written_at = SteadyClock::now();
  const std::string beside = path + ".new";
  std::ofstream(beside) << text();
  if (std::rename(beside.c_str(), path.c_str()) == 0 || impl_->is_failure_reported) return;
  impl_->is_failure_reported = true;
  spdlog::warn("write metrics to " + path + ": " + std::strerror(errno));
}

bool Metrics::is_due() const { return SteadyClock::now() - impl_->written_at >= kWriteEvery; }

}  // namespace patledger
