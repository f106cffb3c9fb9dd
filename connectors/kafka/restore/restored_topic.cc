#include "connectors/kafka/restore/restored_topic.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace connectors::kafka {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Status;

constexpr std::string_view kTimestampType = "message.timestamp.type";
constexpr std::string_view kCreateTime = "CreateTime";
constexpr std::string_view kLogAppendTime = "LogAppendTime";
constexpr int kTries = 100;
constexpr std::chrono::milliseconds kPause{100};
// A broker shows a new setting a moment before it applies it.
constexpr std::chrono::seconds kSettling{1};

std::string timestamp_type_of(const FoundTopic& topic) {
  const auto found = std::ranges::find(topic.settings, kTimestampType, &FoundSetting::name);
  return found == topic.settings.end() ? std::string() : found->value;
}

TopicSpec with_timestamp_type(TopicSpec spec, std::string_view type) {
  std::erase_if(spec.settings, [](const Setting& one) { return one.first == kTimestampType; });
  spec.settings.emplace_back(kTimestampType, type);
  return spec;
}

}  // namespace

ledger::Result<RestoredTopic> RestoredTopic::open(const Connection& connection, TopicSpec spec) {
  auto admin = TopicsAdmin::open(connection);
  if (!admin) return admin.error();
  return RestoredTopic(std::move(spec), std::move(*admin));
}

Status RestoredTopic::look() {
  auto cluster = admin_.describe_cluster();  // First, as it waits for a broker.
  if (!cluster) return cluster.error();
  cluster_ = std::move(*cluster);
  auto topics = admin_.describe({spec_});
  if (!topics) return topics.error();
  found_ = std::move(topics->front());
  return ledger::Done{};
}

bool RestoredTopic::has_create_time() const { return timestamp_type_of(found_) == kCreateTime; }

Status RestoredTopic::create(int partitions) {
  const int replication = std::min(spec_.replication, static_cast<int>(cluster_.brokers.size()));
  TopicSpec wanted = with_timestamp_type(fitted(spec_, replication), kCreateTime);
  wanted.partitions = std::max(wanted.partitions, partitions);
  if (auto created = admin_.create(wanted); !created) return created;
  return wait_for(wanted);
}

Status RestoredTopic::set_create_time() { return alter(kCreateTime); }
Status RestoredTopic::set_log_append_time() { return alter(kLogAppendTime); }

Status RestoredTopic::alter(std::string_view timestamp_type) {
  const TopicSpec wanted = with_timestamp_type(fitted(spec_, found_.replication), timestamp_type);
  const auto settings = merged_settings(wanted, found_);
  if (!settings) return settings.error();
  if (auto altered = admin_.alter(spec_.name, *settings); !altered) return altered;
  if (auto shown = wait_for(wanted); !shown) return shown;
  std::this_thread::sleep_for(kSettling);
  return ledger::Done{};
}

Status RestoredTopic::wait_for(const TopicSpec& wanted) {
  const int brokers = static_cast<int>(cluster_.brokers.size());
  for (int i = 0; i < kTries; ++i) {
    if (auto looked = look(); !looked) return looked;
    if (std::ranges::none_of(drift_of(wanted, found_, brokers), can_be_repaired)) {
      return ledger::Done{};
    }
    std::this_thread::sleep_for(kPause);
  }
  return Error{ErrorCode::kAway, "kafka: " + spec_.name +
                                     ": the brokers accepted its settings, but do not show them"};
}

}  // namespace connectors::kafka
