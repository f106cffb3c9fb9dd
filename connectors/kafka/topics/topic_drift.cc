#include "connectors/kafka/topics/topic_drift.h"

#include <algorithm>
#include <charconv>

#include "connectors/kafka/topics/topic_reasons.h"

namespace connectors::kafka {
namespace {

// Shown for a setting that the brokers do not know.
constexpr std::string_view kUnknown = "none";

const FoundSetting* find(const FoundTopic& found, std::string_view name) {
  const auto setting = std::ranges::find(found.settings, name, &FoundSetting::name);
  return setting == found.settings.end() ? nullptr : &*setting;
}

class DriftList {
 public:
  explicit DriftList(const std::string& topic) : topic_(topic) {}

  void add(std::string property, std::string found, std::string expected) {
    const TopicReason reason = reason_of(topic_, property);
    list_.push_back({.topic = topic_,
                     .property = std::move(property),
                     .found = std::move(found),
                     .expected = std::move(expected),
                     .severity = reason.severity,
                     .why = reason.why});
  }
  void add_note(std::string property, std::string found, std::string expected) {
    add(std::move(property), std::move(found), std::move(expected));
    list_.back().severity = Severity::kNote;
  }
  std::vector<TopicFinding> take() { return std::move(list_); }

 private:
  const std::string& topic_;
  std::vector<TopicFinding> list_;
};

void compare_partitions(const TopicSpec& spec, const FoundTopic& found, DriftList& findings) {
  const std::string has = std::to_string(found.partitions);
  const std::string expected = std::to_string(spec.partitions);
  if (found.partitions < spec.partitions) findings.add("partitions", has, expected);
  if (found.partitions > spec.partitions) findings.add_note("partitions", has, expected);
}

void compare_replication(const TopicSpec& spec, const FoundTopic& found, int brokers,
                         DriftList& findings) {
  const std::string expected = std::to_string(spec.replication);
  const bool is_too_few = found.replication < std::min(spec.replication, brokers);
  if (is_too_few || found.replication > spec.replication) {
    findings.add("replication", std::to_string(found.replication), expected);
  } else if (found.replication < spec.replication) {
    findings.add_note("replication", std::to_string(found.replication), expected);
  }
}

void compare_settings(const TopicSpec& wanted, const FoundTopic& found, DriftList& findings) {
  for (const auto& [name, value] : wanted.settings) {
    const FoundSetting* setting = find(found, name);
    const std::string has = setting == nullptr ? std::string(kUnknown) : setting->value;
    if (has != value) findings.add(name, has, value);
  }
}

}  // namespace

TopicSpec fitted(const TopicSpec& spec, int replication) {
  TopicSpec fit = spec;
  fit.replication = std::min(spec.replication, replication);
  const int in_sync_max = std::max(1, replication - 1);
  for (auto& [name, value] : fit.settings) {
    if (name != "min.insync.replicas") continue;
    int in_sync = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), in_sync);
    if (read.ec == std::errc{} && in_sync > in_sync_max) value = std::to_string(in_sync_max);
  }
  return fit;
}

std::vector<TopicFinding> drift_of(const TopicSpec& spec, const FoundTopic& found, int brokers) {
  DriftList findings(spec.name);
  if (!found.exists) {
    findings.add("missing", "", "partitions " + std::to_string(spec.partitions));
    if (brokers < spec.replication) {
      findings.add_note("replication", std::to_string(brokers), std::to_string(spec.replication));
    }
    return findings.take();
  }
  compare_partitions(spec, found, findings);
  compare_replication(spec, found, brokers, findings);
  compare_settings(fitted(spec, found.replication), found, findings);
  return findings.take();
}

ledger::Result<std::vector<Setting>> merged_settings(const TopicSpec& wanted,
                                                     const FoundTopic& found) {
  std::vector<Setting> settings = wanted.settings;
  for (const FoundSetting& setting : found.settings) {
    if (!setting.is_topic_level) continue;
    const bool is_wanted =
        std::ranges::find(wanted.settings, setting.name, &Setting::first) != wanted.settings.end();
    if (is_wanted) continue;
    if (setting.is_hidden) {
      return ledger::Error{ledger::ErrorCode::kInvalid,
                           "kafka: " + wanted.name + ": the brokers hide the value of " +
                               setting.name +
                               ", which would be lost: alter the topic with kafka-configs.sh"};
    }
    settings.emplace_back(setting.name, setting.value);
  }
  return settings;
}

}  // namespace connectors::kafka
