#include "deploy/patledger/config/topics_file.h"

#include <algorithm>

#include "deploy/patledger/config/toml.h"

namespace patledger {
namespace {

using connectors::kafka::TopicSpec;
using ledger::Done;
using ledger::Result;
using ledger::Status;

// Kafka allows more; a larger number is probably a mistake.
constexpr std::int64_t kPartitionsMax = 10'000;
constexpr std::int64_t kReplicationMax = 100;

Result<int> read_count(const TomlFile& file, const toml::table& table, const std::string& name,
                       std::int64_t max) {
  const auto count = table[name].value_exact<std::int64_t>();
  if (count && *count >= 1 && *count <= max) return static_cast<int>(*count);
  const toml::node* node = table.get(name);
  return error_at(file, node == nullptr ? table.source() : node->source(),
                  "topic." + name + ": must be a whole number from 1 to " + std::to_string(max));
}

Status read_settings(const TomlFile& file, const toml::node& node, TopicSpec& spec) {
  const toml::table* table = node.as_table();
  if (table == nullptr) return error_at(file, node.source(), "topic.settings: must be a table");
  for (const auto& [key, value] : *table) {
    const auto text = scalar_text(value);
    if (!text) {
      return error_at(file, key.source(),
                      "topic.settings: " + std::string(key.str()) +
                          ": must be a string, a whole number or a boolean; the name is one key "
                          "in quotes");
    }
    spec.settings.emplace_back(std::string(key.str()), *text);
  }
  return Done{};
}

Result<TopicSpec> read_topic(const TomlFile& file, const toml::table& table) {
  const auto known =
      check_keys(file, table, "topic", {"name", "partitions", "replication", "settings"});
  if (!known) return known.error();
  TopicSpec spec;
  spec.name = table["name"].value_exact<std::string>().value_or("");
  if (spec.name.empty()) return error_at(file, table.source(), "topic.name: must be a string");
  const auto partitions = read_count(file, table, "partitions", kPartitionsMax);
  if (!partitions) return partitions.error();
  const auto replication = read_count(file, table, "replication", kReplicationMax);
  if (!replication) return replication.error();
  spec.partitions = *partitions;
  spec.replication = *replication;
  if (const toml::node* settings = table.get("settings")) {
    if (auto read = read_settings(file, *settings, spec); !read) return read.error();
  }
  return spec;
}

Result<std::vector<TopicSpec>> topics_of(const TomlFile& file) {
  if (auto known = check_keys(file, file.root, "", {"topic"}); !known) return known.error();
  const toml::array* list = file.root["topic"].as_array();
  if (list == nullptr || list->empty()) {
    return error_at(file, file.root.source(), "no topics; list each one under [[topic]]");
  }
  std::vector<TopicSpec> specs;
  for (const toml::node& node : *list) {
    const toml::table* table = node.as_table();
    if (table == nullptr) return error_at(file, node.source(), "topic: must be a table");
    auto spec = read_topic(file, *table);
    if (!spec) return spec.error();
    if (std::ranges::find(specs, spec->name, &TopicSpec::name) != specs.end()) {
      return error_at(file, table->source(), "topic: " + spec->name + " is listed twice");
    }
    specs.push_back(std::move(*spec));
  }
  return specs;
}

}  // namespace

Result<std::vector<TopicSpec>> own_topics() {
  const auto file = parse_toml(own_topics_text(), "deploy/kafka/topics.toml");
  return file ? topics_of(*file) : file.error();
}

Result<std::vector<TopicSpec>> read_topics(const std::string& path) {
  const auto file = read_toml(path);
  return file ? topics_of(*file) : file.error();
}

}  // namespace patledger
