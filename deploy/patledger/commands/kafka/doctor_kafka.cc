// The doctor's diagnosis of Kafka: whether the brokers answer, whether the topics are safe, and
// whether the command topic and the outgoing topics are those of the ledger.

#include "connectors/kafka/ingest/record_comparison.h"
#include "connectors/kafka/publish/published.h"
#include "connectors/kafka/topics/topics.h"
#include "deploy/patledger/commands/doctor.h"
#include "deploy/patledger/config/topics_file.h"

namespace patledger {
namespace {

using connectors::kafka::Connection;
using connectors::kafka::Severity;
using connectors::kafka::TopicFinding;
using ledger::Seq;
using ledger::service::Ledger;

std::string text_of(const TopicFinding& finding, ledger::Language language) {
  std::string text = finding.topic + ": " + finding.property;
  if (!finding.found.empty()) text += " is " + finding.found + ", not " + finding.expected;
  if (!finding.why.en.empty()) text += ": " + std::string(ledger::pick(finding.why, language));
  if (finding.is_lost) return text;
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
                     Diagnosis& diagnosis) {
  const auto specs = own_topics();
  if (!specs) return diagnosis.add(Health::kBad, "topics", specs.error().context, kOurFault);
  auto findings = connectors::kafka::check_topics(connection, *specs);
  if (!findings) return diagnosis.add(Health::kBad, "topics", findings.error().context, kAway);
  if (is_command_topic_missing(*findings) && has_been_followed(connection, ledger)) {
    connectors::kafka::mark_lost(*findings);
  }
  bool has_drift = false;
  for (const TopicFinding& finding : *findings) {
    if (finding.severity == Severity::kNote) continue;  // Too few brokers: reported already.
    has_drift = true;
    const bool is_unsafe = finding.severity == Severity::kUnsafe;
    diagnosis.add(is_unsafe ? Health::kBad : Health::kLook, "topics", text_of(finding, language),
                  finding.is_lost ? kDisk : kRefused);
  }
  if (!has_drift) {
    diagnosis.add(Health::kGood, "topics", std::to_string(specs->size()) + ", all as specified");
  }
}

void diagnose_published(const Connection& connection, const Ledger& ledger, Diagnosis& diagnosis) {
  const auto published = connectors::kafka::read_published(connection, ledger.cursor()->followed);
  if (!published) return diagnosis.add(Health::kLook, "published", published.error().context);
  if (!*published) return diagnosis.add(Health::kLook, "published", "the brokers do not answer");
  const Seq end = (*published)->end;
  if (end > ledger.log().size()) {
    return diagnosis.add(Health::kLook, "published",
                         "the outgoing topics hold the answers up to position " +
                             std::to_string(end - 1) + ", this ledger has " +
                             std::to_string(ledger.log().size()) +
                             " entries: it is behind, or another copy of it");
  }
  const auto same = compare_published(**published, ledger.log());
  if (!same) return diagnosis.add(Health::kBad, "published", same.error().context);
  diagnosis.add(Health::kGood, "published",
                std::to_string(end) + " of " + std::to_string(ledger.log().size()) + " answers");
}

// What a node would halt with: the partition is not the one that the ledger has followed.
void diagnose_partition(const Connection& connection, const Ledger& ledger, Diagnosis& diagnosis) {
  const auto& followed = ledger.cursor()->followed;
  const auto records = connectors::kafka::RecordComparison::open(connection, followed);
  if (!records) return diagnosis.add(Health::kBad, "order", records.error().context, kMalformed);
  const auto same = (*records)->compare_newest(ledger.log(), nullptr);
  const bool is_away = !same && same.error().code == ledger::ErrorCode::kAway;
  if (!same) {
    return diagnosis.add(Health::kBad, "order", same.error().context, is_away ? kAway : kDisk);
  }
  if (!*same) return;  // Missing: reported with the topics.
  const auto ahead = connectors::kafka::check_published(connection, followed);
  if (!ahead && ahead.error().code == ledger::ErrorCode::kCorrupt) {
    return diagnosis.add(Health::kBad, "order", ahead.error().context, kDisk);
  }
  diagnosis.add(Health::kGood, "order",
                followed.topic + "-" + std::to_string(followed.partition) + ": the records are " +
                    "those of the ledger, the newest of " + std::to_string(ledger.log().size()) +
                    " compared");
}

void diagnose_ledger(const Connection& connection, const std::string& cluster, const Ledger& ledger,
                     Diagnosis& diagnosis) {
  if (!ledger.cursor()) {
    if (ledger.log().size() == 0) return;
    return diagnosis.add(Health::kLook, "order",
                         "this ledger is from files, and follows no topic: `patledger topic "
                         "restore` makes the topic from it");
  }
  const std::string& known = ledger.cursor()->followed.cluster;
  if (!known.empty() && known != cluster) {
    return diagnosis.add(Health::kBad, "order",
                         "this ledger follows cluster " + known + ", these brokers are cluster " +
                             cluster +
                             ": use its brokers, or restore its topic here (patledger "
                             "topic restore)");
  }
  diagnose_partition(connection, ledger, diagnosis);
  diagnose_published(connection, ledger, diagnosis);
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
  diagnose_topics(config->kafka, language, ledger, diagnosis);
  if (ledger != nullptr) diagnose_ledger(config->kafka, cluster->id, *ledger, diagnosis);
}

}  // namespace patledger
