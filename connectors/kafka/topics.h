#pragma once

// The topics of the contract (contract.md §5): what each is to be, where a cluster has drifted from
// that, and how it is mended.
//
// Partitions and copies are looked at and never changed: other partitions break the order of a
// key's records, and other copies move data, which an operator plans.

#include <string>
#include <string_view>
#include <vector>

#include "connectors/kafka/connection.h"
#include "ledger/law/rule.h"

namespace connectors::kafka {

inline constexpr std::string_view kCommandTopic = "patent.rights.command.v1";
inline constexpr std::string_view kResultTopic = "patent.rights.result.v1";
inline constexpr std::string_view kEventTopic = "patent.rights.event.v1";
inline constexpr std::string_view kAlertTopic = "patent.monitoring.alert.v1";
inline constexpr std::string_view kReleaseTopic = "patent.statistics.release.v1";
inline constexpr std::string_view kDeadLetterTopic = "patent.rights.command.v1.dlq";

struct TopicSpec {
  std::string name;
  int partitions = 1;
  int replication = 1;  // Copies of each partition; with fewer brokers, as many as there are.
  std::vector<Setting> settings;
};

enum class Gravity : std::uint8_t {
  kNote,    // As good as so few brokers allow: no drift.
  kDrift,   // Not as wanted, and nothing is lost by it yet.
  kUnsafe,  // Records can be lost, held up or dated wrongly.
};

struct TopicFinding {
  std::string topic;
  std::string what;  // The name of a setting, or "missing", "partitions", "replication".
  std::string found;
  std::string wanted;
  Gravity gravity = Gravity::kDrift;
  ledger::law::Text why{};  // What it leads to; empty for a setting that nothing rests on.
  bool is_mended = false;   // Of apply_topics only.
};

// By apply_topics: not partitions and copies, and there is nothing to mend in a note.
bool can_be_mended(const TopicFinding& finding);

// In the order of the list. kAway where no broker answers within some ten seconds, or one refuses
// us.
ledger::Result<std::vector<TopicFinding>> check_topics(const Connection& connection,
                                                       const std::vector<TopicSpec>& specs);

// Makes what is missing and sets what drifted, and returns when the brokers show it. What they were
// set to beyond the list stays. Applying again mends the rest where one failed; kInvalid for a
// setting that the brokers refuse.
ledger::Result<std::vector<TopicFinding>> apply_topics(const Connection& connection,
                                                       const std::vector<TopicSpec>& specs);

struct Cluster {
  std::string id;
  std::vector<std::string> brokers;  // "kafka-1:9093", of those that live.
};

// kAway as above.
ledger::Result<Cluster> look_at_cluster(const Connection& connection);

}  // namespace connectors::kafka
