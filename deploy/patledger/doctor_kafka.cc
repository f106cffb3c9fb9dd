// The doctor's look at Kafka: are the brokers there, and can the topics do harm as they are?

#include "connectors/kafka/topics.h"
#include "deploy/patledger/doctor.h"
#include "deploy/patledger/topics_file.h"

namespace patledger {
namespace {

using connectors::kafka::Gravity;
using connectors::kafka::TopicFinding;

std::string text_of(const TopicFinding& finding, ledger::Language language) {
  std::string text = finding.topic + ": " + finding.what;
  if (!finding.found.empty()) text += " is " + finding.found + ", not " + finding.wanted;
  if (!finding.why.en.empty()) text += ": " + std::string(ledger::pick(finding.why, language));
  return text + (connectors::kafka::can_be_mended(finding)
                     ? "; cure: patledger topics apply"
                     : "; cure: by hand, with Kafka's own tools");
}

void look_at_topics(const connectors::kafka::Connection& connection, ledger::Language language,
                    Diagnosis& diagnosis) {
  const auto specs = own_topics();
  if (!specs) return diagnosis.say(Health::kBad, "topics", specs.error().context, kOurFault);
  const auto findings = connectors::kafka::check_topics(connection, *specs);
  if (!findings) return diagnosis.say(Health::kBad, "topics", findings.error().context, kAway);
  bool has_drift = false;
  for (const TopicFinding& finding : *findings) {
    if (finding.gravity == Gravity::kNote) continue;  // Too few brokers is said already.
    has_drift = true;
    const bool is_unsafe = finding.gravity == Gravity::kUnsafe;
    diagnosis.say(is_unsafe ? Health::kBad : Health::kLook, "topics", text_of(finding, language),
                  kRefused);
  }
  if (!has_drift) {
    diagnosis.say(Health::kGood, "topics", std::to_string(specs->size()) + ", all as wanted");
  }
}

}  // namespace

void look_at_kafka(const KafkaOptions& options, ledger::Language language, Diagnosis& diagnosis) {
  const auto config = kafka_config(options);
  if (!config) return diagnosis.say(Health::kBad, "kafka", config.error().context, kMalformed);
  const auto cluster = connectors::kafka::look_at_cluster(config->kafka);
  if (!cluster) {
    const bool is_file = cluster.error().code == ledger::ErrorCode::kInvalid;
    return diagnosis.say(Health::kBad, "kafka", cluster.error().context,
                         is_file ? kMalformed : kAway);
  }
  const std::size_t count = cluster->brokers.size();
  diagnosis.say(count < 3 ? Health::kLook : Health::kGood, "kafka",
                "cluster " + cluster->id + ", " + std::to_string(count) +
                    (count == 1 ? " broker" : " brokers") +
                    (count < 3 ? ": three are wanted, so that one can be lost" : ""));
  look_at_topics(config->kafka, language, diagnosis);
}

}  // namespace patledger
