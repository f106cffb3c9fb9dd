// patledger topics: creates the topics of the contract, and lists where a cluster differs from
// them.

#include <algorithm>
#include <cstdio>
#include <iterator>

#include "connectors/kafka/publish/published.h"
#include "connectors/kafka/restore/command_topic.h"
#include "connectors/terminal/rows_json.h"
#include "connectors/terminal/table.h"
#include "deploy/patledger/cli/kafka_options.h"
#include "deploy/patledger/commands/commands.h"
#include "deploy/patledger/config/topics_file.h"

namespace patledger {
namespace {

using connectors::kafka::Severity;
using connectors::kafka::TopicFinding;
using connectors::kafka::TopicSpec;
using TopicFindings = std::vector<TopicFinding>;

struct Arguments {
  std::string action;
  KafkaOptions kafka;
  std::string file;
  std::string format = "table";

  bool is_apply() const { return action == "apply"; }
};

bool is_of_command_topic(const TopicFinding& finding) {
  return finding.topic == connectors::kafka::kCommandTopic && finding.severity != Severity::kNote;
}

bool is_drift(const TopicFinding& finding) { return finding.severity != Severity::kNote; }

projections::statistics::Table table_of(const TopicFindings& findings, const Arguments& arguments,
                                        ledger::Language language) {
  projections::statistics::Table table;
  for (const char* name : {"topic", "property", "found", "expected"})
    table.columns.push_back({name});
  if (arguments.is_apply()) table.columns.push_back({"repaired"});
  const bool is_json = arguments.format == "json";
  if (is_json) table.columns.push_back({"why"});
  for (const TopicFinding& finding : findings) {
    if (!is_drift(finding)) continue;
    auto& row = table.rows.emplace_back(
        std::vector{finding.topic, finding.property, finding.found, finding.expected});
    if (arguments.is_apply()) row.emplace_back(finding.is_repaired ? "yes" : "no");
    if (is_json) row.emplace_back(ledger::pick(finding.why, language));
  }
  return table;
}

// One line for all topics, as they lack the same brokers.
void warn_of_replicas(const TopicFindings& findings) {
  const auto note = std::ranges::find_if(findings, [](const TopicFinding& finding) {
    return !is_drift(finding) && finding.property == "replication";
  });
  if (note == findings.end()) return;
  print_error(note->topic + " has " + note->found + " of " + note->expected +
              " replicas, as there are not more brokers: a lost broker can lose records; add "
              "brokers");
}

// The consequence of each drift, and how to repair it.
void explain(const TopicFindings& findings, const Arguments& arguments, ledger::Language language) {
  bool can_repair = false;
  for (const TopicFinding& finding : findings) {
    if (!is_drift(finding) || finding.is_repaired) continue;
    const bool can_be_repaired = connectors::kafka::can_be_repaired(finding);
    const bool by_hand = !can_be_repaired && !finding.needs_restore;
    can_repair = can_repair || can_be_repaired;
    if (finding.why.en.empty()) continue;
    print_error(finding.topic + ", " + finding.property + ": " +
                std::string(ledger::pick(finding.why, language)) +
                (by_hand ? "; change it with Kafka's own tools" : ""));
  }
  if (can_repair) print_error("run `patledger topics apply`");
  if (std::ranges::none_of(findings, is_drift)) {
    print_error(arguments.is_apply() ? "nothing to do" : "no drift");
  }
}

bool show(const TopicFindings& findings, const Arguments& arguments, ledger::Language language) {
  const projections::statistics::Table table = table_of(findings, arguments, language);
  if (arguments.format == "json") return print(connectors::terminal::to_json_lines(table));
  if (table.rows.empty()) return true;
  const connectors::terminal::TextOptions options{
      .groups_digits = false, .style = connectors::terminal::Style::of_stdout()};
  return print(connectors::terminal::to_text(table, language, options));
}

// Marks what only a restoration repairs: a command topic that a ledger has followed is not created,
// and one that was restored in part is not altered.
ledger::Status mark(const connectors::kafka::Connection& connection, TopicFindings& findings) {
  if (connectors::kafka::is_command_topic_missing(findings)) {
    const auto published = connectors::kafka::is_anything_published(connection);
    if (!published) return published.error();
    if (*published) connectors::kafka::mark_lost(findings);
    return ledger::Done{};
  }
  if (!connectors::kafka::has_create_time(findings)) return ledger::Done{};
  const auto topic = connectors::kafka::look_at_command_topic(connection);
  if (!topic) return topic.error();
  if (topic->is_restoration_unfinished()) connectors::kafka::mark_unfinished(findings);
  return ledger::Done{};
}

ledger::Result<TopicFindings> find_or_repair(const Arguments& arguments,
                                             const connectors::kafka::Connection& connection,
                                             std::vector<TopicSpec> specs) {
  auto findings = connectors::kafka::check_topics(connection, specs);
  if (!findings) return findings;
  if (auto marked = mark(connection, *findings); !marked) return marked.error();
  if (!arguments.is_apply()) return findings;
  TopicFindings all;
  if (std::ranges::any_of(*findings, &TopicFinding::needs_restore)) {
    std::ranges::copy_if(*findings, std::back_inserter(all), is_of_command_topic);
    std::erase_if(
        specs, [](const TopicSpec& one) { return one.name == connectors::kafka::kCommandTopic; });
  }
  auto repaired = connectors::kafka::apply_topics(connection, specs);
  if (!repaired) return repaired;
  all.insert(all.end(), repaired->begin(), repaired->end());
  return all;
}

int run(const Arguments& arguments, ledger::Language language) {
  if (!arguments.kafka.is_given()) {
    print_error("no brokers given: use --kafka HOST:PORT or --config FILE");
    return kUsage;
  }
  const auto specs = arguments.file.empty() ? own_topics() : read_topics(arguments.file);
  if (!specs) return report(specs.error());
  const auto config = kafka_config(arguments.kafka);
  if (!config) return report(config.error());
  const auto findings = find_or_repair(arguments, config->kafka, *specs);
  if (!findings) return report(findings.error());
  if (!show(*findings, arguments, language)) return kDisk;
  warn_of_replicas(*findings);
  explain(*findings, arguments, language);
  const bool is_left = std::ranges::any_of(
      *findings, [](const TopicFinding& one) { return is_drift(one) && !one.is_repaired; });
  return is_left ? kRefused : kDone;
}

}  // namespace

void add_topics(const Command& root, const GlobalOptions& options) {
  auto arguments = std::make_shared<Arguments>();
  const Command command = root.add("topics", "Create the topics in Kafka, or check them");
  command
      .choice("ACTION", arguments->action, {"apply", "check"},
              "apply: create and repair; check: change nothing")
      .required();
  add_kafka_options(command, arguments->kafka);
  command.text("--file", arguments->file, "Use the list of topics in this file (TOML)");
  command.choice("--format", arguments->format, {"table", "json"}, "Print in this format");
  command.footer(
      "Partitions and replicas of an existing topic are compared, and never changed. A command "
      "topic that a ledger has followed is not created, and one that was restored in part is not "
      "altered: `patledger topic restore` makes it again.\n"
      "Examples:\n  patledger topics apply --kafka kafka-1:9092\n"
      "  patledger topics check --config /etc/patledger.toml --format json\n"
      "Exit codes: 0 no drift is left; 2 drift is left; 65 the file has a fault; 69 no broker "
      "answers.");
  command.run([&options, arguments] { return run(*arguments, options.lang()); });
}

}  // namespace patledger
