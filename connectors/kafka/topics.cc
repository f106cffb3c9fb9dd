#include "connectors/kafka/topics.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include "connectors/kafka/topics_admin.h"

namespace connectors::kafka {
namespace {

using ledger::Done;
using ledger::Error;
using ledger::ErrorCode;
using ledger::Result;
using ledger::Status;

using Findings = std::vector<TopicFinding>;

struct Look {
  int brokers = 0;
  std::vector<FoundTopic> topics;  // As in the list of what is wanted.
};

Result<Look> look(TopicsAdmin& admin, const std::vector<TopicSpec>& specs) {
  const auto cluster = admin.cluster();  // First, as it waits for a broker to come.
  if (!cluster) return cluster.error();
  auto topics = admin.find(specs);
  if (!topics) return topics.error();
  return Look{static_cast<int>(cluster->brokers.size()), std::move(*topics)};
}

// What a cluster that answers has, against the list.
Findings compare(const std::vector<TopicSpec>& specs, const Look& found) {
  Findings all;
  for (std::size_t i = 0; i < specs.size(); ++i) {
    for (auto& finding : drift_of(specs[i], found.topics[i], found.brokers)) {
      all.push_back(std::move(finding));
    }
  }
  return all;
}

// Makes or sets one topic, and marks what that mends.
Status mend(TopicsAdmin& admin, const TopicSpec& spec, const FoundTopic& found, int brokers,
            Findings& findings) {
  const auto is_of_it = [&](const TopicFinding& one) {
    return one.topic == spec.name && can_be_mended(one);
  };
  if (std::ranges::none_of(findings, is_of_it)) return Done{};
  if (!found.is_there) {
    const int copies = std::min(spec.replication, brokers);
    if (auto made = admin.create(fitted(spec, copies)); !made) return made;
  } else {
    const auto settings = settings_to_keep(fitted(spec, found.copies), found);
    if (!settings) return settings.error();
    if (auto set = admin.set_settings(spec.name, *settings); !set) return set;
  }
  for (TopicFinding& finding : findings) {
    if (is_of_it(finding)) finding.is_mended = true;
  }
  return Done{};
}

// A broker hears of a change a moment after the controller has agreed to it.
Status wait_until_seen(TopicsAdmin& admin, const std::vector<TopicSpec>& specs) {
  constexpr int kLooks = 50;
  constexpr std::chrono::milliseconds kPause{100};
  for (int i = 0; i < kLooks; ++i) {
    const auto found = look(admin, specs);
    if (!found) return found.error();
    if (std::ranges::none_of(compare(specs, *found), can_be_mended)) return Done{};
    std::this_thread::sleep_for(kPause);
  }
  return Error{ErrorCode::kAway,
               "kafka: the brokers took the change of a topic, and do not show "
               "it: somebody else may be changing it too"};
}

}  // namespace

bool can_be_mended(const TopicFinding& finding) {
  return finding.gravity != Gravity::kNote && finding.what != "partitions" &&
         finding.what != "replication";
}

Result<Findings> check_topics(const Connection& connection, const std::vector<TopicSpec>& specs) {
  auto admin = TopicsAdmin::open(connection);
  if (!admin) return admin.error();
  const auto found = look(*admin, specs);
  if (!found) return found.error();
  return compare(specs, *found);
}

Result<Findings> apply_topics(const Connection& connection, const std::vector<TopicSpec>& specs) {
  auto admin = TopicsAdmin::open(connection);
  if (!admin) return admin.error();
  const auto found = look(*admin, specs);
  if (!found) return found.error();
  Findings findings = compare(specs, *found);
  for (std::size_t i = 0; i < specs.size(); ++i) {
    const auto mended = mend(*admin, specs[i], found->topics[i], found->brokers, findings);
    if (!mended) return mended.error();
  }
  if (std::ranges::any_of(findings, &TopicFinding::is_mended)) {
    if (auto seen = wait_until_seen(*admin, specs); !seen) return seen.error();
  }
  return findings;
}

Result<Cluster> look_at_cluster(const Connection& connection) {
  auto admin = TopicsAdmin::open(connection);
  if (!admin) return admin.error();
  return admin->cluster();
}

}  // namespace connectors::kafka
