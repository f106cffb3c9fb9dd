#include "connectors/kafka/topics/topics.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include "connectors/kafka/topics/topics_admin.h"

namespace connectors::kafka {
namespace {

using ledger::Done;
using ledger::Error;
using ledger::ErrorCode;
using ledger::Result;
using ledger::Status;

using TopicFindings = std::vector<TopicFinding>;

struct Description {
  int brokers = 0;
  std::vector<FoundTopic> topics;  // In the order of the specs.
};

Result<Description> describe(TopicsAdmin& admin, const std::vector<TopicSpec>& specs) {
  const auto cluster = admin.describe_cluster();  // First, as it waits for a broker.
  if (!cluster) return cluster.error();
  auto topics = admin.describe(specs);
  if (!topics) return topics.error();
  return Description{static_cast<int>(cluster->brokers.size()), std::move(*topics)};
}

TopicFindings compare(const std::vector<TopicSpec>& specs, const Description& found) {
  TopicFindings all;
  for (std::size_t i = 0; i < specs.size(); ++i) {
    for (auto& finding : drift_of(specs[i], found.topics[i], found.brokers)) {
      all.push_back(std::move(finding));
    }
  }
  return all;
}

// Creates or alters one topic, and marks the findings that this repairs.
Status repair(TopicsAdmin& admin, const TopicSpec& spec, const FoundTopic& found, int brokers,
              TopicFindings& findings) {
  const auto concerns_it = [&](const TopicFinding& finding) {
    return finding.topic == spec.name && can_be_repaired(finding);
  };
  if (std::ranges::none_of(findings, concerns_it)) return Done{};
  if (!found.exists) {
    const int replication = std::min(spec.replication, brokers);
    if (auto created = admin.create(fitted(spec, replication)); !created) return created;
  } else {
    const auto settings = merged_settings(fitted(spec, found.replication), found);
    if (!settings) return settings.error();
    if (auto altered = admin.alter(spec.name, *settings); !altered) return altered;
  }
  for (TopicFinding& finding : findings) {
    if (concerns_it(finding)) finding.is_repaired = true;
  }
  return Done{};
}

bool is_missing_command_topic(const TopicFinding& finding) {
  return finding.topic == kCommandTopic && finding.property == "missing";
}

// A broker learns of a change a moment after the controller has made it.
Status wait_until_visible(TopicsAdmin& admin, const std::vector<TopicSpec>& specs) {
  constexpr int kTries = 50;
  constexpr std::chrono::milliseconds kPause{100};
  for (int i = 0; i < kTries; ++i) {
    const auto found = describe(admin, specs);
    if (!found) return found.error();
    if (std::ranges::none_of(compare(specs, *found), can_be_repaired)) return Done{};
    std::this_thread::sleep_for(kPause);
  }
  return Error{ErrorCode::kAway,
               "kafka: the brokers accepted a change of a topic, but do not show it: check whether "
               "another process changes it too"};
}

}  // namespace

bool can_be_repaired(const TopicFinding& finding) {
  return finding.severity != Severity::kNote && finding.property != "partitions" &&
         finding.property != "replication" && !finding.needs_restore;
}

bool is_command_topic_missing(const TopicFindings& findings) {
  return std::ranges::any_of(findings, is_missing_command_topic);
}

bool has_create_time(const TopicFindings& findings) {
  return std::ranges::any_of(findings, [](const TopicFinding& finding) {
    return finding.topic == kCommandTopic && finding.property == "message.timestamp.type";
  });
}

void mark_lost(TopicFindings& findings) {
  for (TopicFinding& finding : findings) {
    if (!is_missing_command_topic(finding)) continue;
    finding.needs_restore = true;
    finding.why = {
        "已有账本跟随过该主题；新建的主题会把其序号给予别的提交。请用 "
        "`patledger topic restore` 从账本恢复",
        "a ledger has followed it, and a new one gives its positions to other "
        "submissions: restore it from the ledger (patledger topic restore)"};
  }
}

Result<TopicFindings> check_topics(const Connection& connection,
                                   const std::vector<TopicSpec>& specs) {
  auto admin = TopicsAdmin::open(connection);
  if (!admin) return admin.error();
  const auto found = describe(*admin, specs);
  if (!found) return found.error();
  return compare(specs, *found);
}

Result<TopicFindings> apply_topics(const Connection& connection,
                                   const std::vector<TopicSpec>& specs) {
  auto admin = TopicsAdmin::open(connection);
  if (!admin) return admin.error();
  const auto found = describe(*admin, specs);
  if (!found) return found.error();
  TopicFindings findings = compare(specs, *found);
  for (std::size_t i = 0; i < specs.size(); ++i) {
    const auto repaired = repair(*admin, specs[i], found->topics[i], found->brokers, findings);
    if (!repaired) return repaired.error();
  }
  if (std::ranges::any_of(findings, &TopicFinding::is_repaired)) {
    if (auto visible = wait_until_visible(*admin, specs); !visible) return visible.error();
  }
  return findings;
}

Result<Cluster> describe_cluster(const Connection& connection) {
  auto admin = TopicsAdmin::open(connection);
  if (!admin) return admin.error();
  return admin->describe_cluster();
}

}  // namespace connectors::kafka
