// patledger topics: makes the topics of the contract, and tells where a cluster drifted from them.

#include <algorithm>

#include "connectors/console/rows_json.h"
#include "connectors/console/table.h"
#include "deploy/patledger/kafka_options.h"
#include "deploy/patledger/session.h"
#include "deploy/patledger/topics_file.h"

namespace patledger {
namespace {

using connectors::kafka::Gravity;
using connectors::kafka::TopicFinding;
using Findings = std::vector<TopicFinding>;

struct Arguments {
  std::string action;
  KafkaOptions kafka;
  std::string file;
  std::string format = "table";

  bool is_apply() const { return action == "apply"; }
};

bool is_drift(const TopicFinding& finding) { return finding.gravity != Gravity::kNote; }

projections::Table table_of(const Findings& findings, const Arguments& arguments,
                            ledger::Language language) {
  projections::Table table;
  for (const char* name : {"topic", "what", "found", "wanted"}) table.columns.push_back({name});
  if (arguments.is_apply()) table.columns.push_back({"mended"});
  const bool is_json = arguments.format == "json";
  if (is_json) table.columns.push_back({"why"});
  for (const TopicFinding& finding : findings) {
    if (!is_drift(finding)) continue;
    auto& row = table.rows.emplace_back(
        std::vector{finding.topic, finding.what, finding.found, finding.wanted});
    if (arguments.is_apply()) row.emplace_back(finding.is_mended ? "yes" : "no");
    if (is_json) row.emplace_back(ledger::pick(finding.why, language));
  }
  return table;
}

// One line for all topics, as they lack the same brokers.
void warn_of_copies(const Findings& findings) {
  const auto note = std::ranges::find(findings, Gravity::kNote, &TopicFinding::gravity);
  if (note == findings.end()) return;
  std::fprintf(stderr,
               "patledger: %s has %s of %s copies, as there are not more brokers: a broker that is "
               "lost takes with it what only it held\n",
               note->topic.c_str(), note->found.c_str(), note->wanted.c_str());
}

void explain(const Findings& findings, const Arguments& arguments, ledger::Language language) {
  bool is_curable = false;
  for (const TopicFinding& finding : findings) {
    if (!is_drift(finding) || finding.is_mended) continue;
    const bool is_fixed = !connectors::kafka::can_be_mended(finding);
    is_curable = is_curable || !is_fixed;
    if (finding.why.en.empty()) continue;
    std::fprintf(stderr, "patledger: %s, %s: %s%s\n", finding.topic.c_str(), finding.what.c_str(),
                 std::string(ledger::pick(finding.why, language)).c_str(),
                 is_fixed ? "; cure: by hand, with Kafka's own tools" : "");
  }
  if (is_curable) std::fprintf(stderr, "patledger: cure: patledger topics apply\n");
  if (std::ranges::none_of(findings, is_drift)) {
    std::fprintf(stderr,
                 arguments.is_apply() ? "patledger: nothing to do\n" : "patledger: no drift\n");
  }
}

bool show(const Findings& findings, const Arguments& arguments, ledger::Language language) {
  const projections::Table table = table_of(findings, arguments, language);
  if (arguments.format == "json") return print(connectors::console::to_json_lines(table));
  if (table.rows.empty()) return true;
  const connectors::console::TextOptions options{.groups_digits = false,
                                                 .style = connectors::console::Style::of_stdout()};
  return print(connectors::console::to_text(table, language, options));
}

int run(const Arguments& arguments, ledger::Language language) {
  if (!arguments.kafka.is_given()) {
    std::fprintf(stderr, "patledger: topics: --kafka or --config says where the brokers are\n");
    return kUsage;
  }
  const auto specs = arguments.file.empty() ? own_topics() : read_topics(arguments.file);
  if (!specs) return report(specs.error());
  const auto config = kafka_config(arguments.kafka);
  if (!config) return report(config.error());
  const auto findings = arguments.is_apply()
                            ? connectors::kafka::apply_topics(config->kafka, *specs)
                            : connectors::kafka::check_topics(config->kafka, *specs);
  if (!findings) return report(findings.error());
  if (!show(*findings, arguments, language)) return kDisk;
  warn_of_copies(*findings);
  explain(*findings, arguments, language);
  const bool is_left = std::ranges::any_of(
      *findings, [](const TopicFinding& one) { return is_drift(one) && !one.is_mended; });
  return is_left ? kRefused : kDone;
}

}  // namespace

void add_topics(CLI::App& app, Shared& shared) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("topics", "Make the topics of Kafka, or check them");
  command->add_option("ACTION", arguments->action, "apply: make and mend; check: look only")
      ->required()
      ->check(CLI::IsMember({"apply", "check"}));
  add_kafka_options(*command, arguments->kafka);
  command->add_option("--file", arguments->file, "Another list of topics than our own (TOML)");
  command->add_option("--format", arguments->format, "table or json")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  command->footer(
      "Partitions and copies of a topic that is there are told, and never changed.\n"
      "Examples:\n  patledger topics apply --kafka kafka-1:9092\n"
      "  patledger topics check --config /etc/patledger.toml --format json\n"
      "Exit codes: 0 as wanted; 2 drift is left; 65 a bad file; 69 the brokers are away.");
  command->callback([&shared, arguments] { shared.exit_code = run(*arguments, shared.lang()); });
}

}  // namespace patledger
