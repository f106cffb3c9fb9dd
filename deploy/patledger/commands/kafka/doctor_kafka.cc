// The doctor's diagnosis of Kafka: whether the brokers answer, and whether the topics are safe.
// What the topics hold is compared in doctor_order.cc.

#include "connectors/kafka/publish/published.h"
#include "connectors/kafka/topics/topics.h"
#include "deploy/patledger/commands/kafka/doctor_order.h"
#include "deploy/patledger/config/topics_file.h"

namespace patledger {
namespace {

using connectors::kafka::CommandTopic;
using connectors::kafka::Connection;
using connectors::kafka::Severity;
using connectors::kafka::TopicFinding;
using ledger::service::Ledger;

std::string text_of(const TopicFinding& finding, ledger::Language language) {
  std::string text = finding.topic + ": " + finding.property;
  if (!finding.found.empty()) text += " is " + finding.found + ", not " + finding.expected;
  if (!finding.why.en.empty()) text += ": " + std::string(ledger::pick(finding.why, language));
  if (finding.needs_restore) return text;
  return text + (connectors::kafka::can_be_repaired(finding)
                     ? "; run `patledger topics apply`"
                     : "; change it with Kafka's own tools");
}

// The ledger in the directory, or another one whose answers are published.
bool has_been_followed(const Connection& connection, const Ledger* ledger) {
  if (ledger != nullptr && ledger->cursor() && ledger->log().size() > 0) return true;
  const auto published = connectors::kafka::is_anything_published(connection);
  return published && *published;
}

void diagnose_topics(const Connection& connection, ledger::Language language, const Ledger* ledger,
                     const CommandTopic* command, Diagnosis& diagnosis) {
  const auto specs = own_topics();
  if (!specs) return diagnosis.add(Health::kBad, "topics", specs.error().context, kOurFault);
  auto findings = connectors::kafka::check_topics(connection, *specs);
  if (!findings) return diagnosis.add(Health::kBad, "topics", findings.error().context, kAway);
  if (is_command_topic_missing(*findings) && has_been_followed(connection, ledger)) {
    connectors::kafka::mark_lost(*findings);
  }
  if (command != nullptr && command->is_restoration_unfinished()) {
    connectors::kafka::mark_unfinished(*findings);
  }
  bool has_drift = false;
  for (const TopicFinding& finding : *findings) {
    if (finding.severity == Severity::kNote) continue;  // Too few brokers: reported already.
    has_drift = true;
    const bool is_unsafe = finding.severity == Severity::kUnsafe;
    diagnosis.add(is_unsafe ? Health::kBad : Health::kLook, "topics", text_of(finding, language),
                  finding.needs_restore ? kDisk : kRefused);
  }
  if (!has_drift) {
    diagnosis.add(Health::kGood, "topics", std::to_string(specs->size()) + ", all as specified");
  }
}

}  // namespace

void diagnose_kafka(const KafkaOptions& options, ledger::Language language, const Ledger* ledger,
                    Diagnosis& diagnosis) {
  const auto config = kafka_config(options);
  if (!config) return diagnosis.add(Health::kBad, "kafka", config.error().context, kMalformed);
  const auto cluster = connectors::kafka::describe_cluster(config->kafka);
  if (!cluster) {
    const bool is_file = cluster.error().code == ledger::ErrorCode::kInvalid;
    return diagnosis.add(Health::kBad, "kafka", cluster.error().context,
                         is_file ? kMalformed : kAway);
  }
  const std::size_t count = cluster->brokers.size();
  diagnosis.add(count < 3 ? Health::kLook : Health::kGood, "kafka",
                "cluster " + cluster->id + ", " + std::to_string(count) +
                    (count == 1 ? " broker" : " brokers") +
                    (count < 3 ? "; run three, so that one can be lost" : ""));
  const auto command = connectors::kafka::look_at_command_topic(config->kafka);
  if (!command) diagnosis.add(Health::kLook, "order", command.error().context);
  diagnose_topics(config->kafka, language, ledger, command ? &*command : nullptr, diagnosis);
  if (command) diagnose_order(config->kafka, cluster->id, *command, ledger, diagnosis);
}

}  // namespace patledger
