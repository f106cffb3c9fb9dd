// The doctor's diagnosis of Kafka: whether the brokers answer, and whether the topics are safe.

#include "connectors/kafka/topics/topics.h"
#include "deploy/patledger/commands/doctor.h"
#include "deploy/patledger/config/topics_file.h"

namespace patledger {
namespace {

using connectors::kafka::Severity;
using connectors::kafka::TopicFinding;

std::string text_of(const TopicFinding& finding, ledger::Language language) {
  std::string text = finding.topic + ": " + finding.property;
  if (!finding.found.empty()) text += " is " + finding.found + ", not " + finding.expected;
  if (!finding.why.en.empty()) text += ": " + std::string(ledger::pick(finding.why, language));
  return text + (connectors::kafka::can_be_repaired(finding)
                     ? "; run `patledger topics apply`"
                     : "; change it with Kafka's own tools");
}

void diagnose_topics(const connectors::kafka::Connection& connection, ledger::Language language,
                     Diagnosis& diagnosis) {
  const auto specs = own_topics();
  if (!specs) return diagnosis.add(Health::kBad, "topics", specs.error().context, kOurFault);
  const auto findings = connectors::kafka::check_topics(connection, *specs);
  if (!findings) return diagnosis.add(Health::kBad, "topics", findings.error().context, kAway);
  bool has_drift = false;
  for (const TopicFinding& finding : *findings) {
    if (finding.severity == Severity::kNote) continue;  // Too few brokers: reported already.
    has_drift = true;
    const bool is_unsafe = finding.severity == Severity::kUnsafe;
    diagnosis.add(is_unsafe ? Health::kBad : Health::kLook, "topics", text_of(finding, language),
                  kRefused);
  }
  if (!has_drift) {
    diagnosis.add(Health::kGood, "topics", std::to_string(specs->size()) + ", all as specified");
  }
}

}  // namespace

void diagnose_kafka(const KafkaOptions& options, ledger::Language language, Diagnosis& diagnosis) {
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
  diagnose_topics(config->kafka, language, diagnosis);
}

}  // namespace patledger
