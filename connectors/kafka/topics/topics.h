#pragma once

// The topics of the contract (docs/contract.md §5): what each one must be, how a cluster differs
// from that, and the repair of differences.
//
// Partitions and replication of an existing topic are compared and never changed: another number of
// partitions breaks the order of a key's records, and other replicas move data, which an operator
// plans. More partitions are not a drift: an operator added them, and Kafka removes none.
//
// A command topic that a ledger has followed is never created, but restored (kafka/restore): a new
// one gives its positions to other submissions.

#include <string>
#include <string_view>
#include <vector>

#include "connectors/kafka/client/connection.h"
#include "ledger/base/bilingual.h"

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
  int replication = 1;  // At most one replica per broker.
  std::vector<Setting> settings;
};

enum class Severity : std::uint8_t {
  kNote,    // Fewer replicas, as there are fewer brokers, or more partitions; not a drift.
  kDrift,   // Differs, without a danger to records.
  kUnsafe,  // Records can be lost or blocked, or have wrong timestamps.
};

struct TopicFinding {
  std::string topic;
  std::string property;  // The name of a setting, or "missing", "partitions", "replication".
  std::string found;
  std::string expected;
  Severity severity = Severity::kDrift;
  ledger::Bilingual why{};  // The consequence; empty for a setting without one.
  // Only `topic restore` repairs it: the command topic is missing, and a ledger has followed it; or
  // its restoration was interrupted.
  bool needs_restore = false;
  bool is_repaired = false;  // Set by apply_topics().
};

// Whether apply_topics() repairs it: not partitions, replication, a note, or what needs `topic
// restore`.
bool can_be_repaired(const TopicFinding& finding);

// Marks the command topic as lost if it is missing.
void mark_lost(std::vector<TopicFinding>& findings);
bool is_command_topic_missing(const std::vector<TopicFinding>& findings);
// Whether the command topic has not LogAppendTime.
bool has_create_time(const std::vector<TopicFinding>& findings);

// In the order of `specs`. kAway if no broker answers within some ten seconds, or access is denied.
ledger::Result<std::vector<TopicFinding>> check_topics(const Connection& connection,
                                                       const std::vector<TopicSpec>& specs);

// Creates missing topics, alters settings that drifted, and returns when the brokers show it. Other
// settings of the topics stay. After a failure it can be called again. kInvalid for a setting that
// the brokers reject.
ledger::Result<std::vector<TopicFinding>> apply_topics(const Connection& connection,
                                                       const std::vector<TopicSpec>& specs);

struct Cluster {
  std::string id;
  std::vector<std::string> brokers;  // Those that are up, as "kafka-1:9093".
};

// kAway as above.
ledger::Result<Cluster> describe_cluster(const Connection& connection);

}  // namespace connectors::kafka
