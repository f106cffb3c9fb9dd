#include "deploy/patledger/config/config.h"

#include <sys/stat.h>

#include <algorithm>

#include "deploy/patledger/config/toml.h"

namespace patledger {
namespace {

using ledger::Done;
using ledger::Result;
using ledger::Status;

bool is_secret(std::string_view name) {
  constexpr std::string_view kWords[]{"password", "secret", "pem"};
  return std::ranges::any_of(
      kWords, [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

bool is_open_to_others(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && (status.st_mode & S_IRWXO) != 0;
}

Status read_setting(const TomlFile& file, const toml::key& key, const toml::node& value,
                    connectors::kafka::Connection& connection) {
  const std::string name(key.str());
  if (value.is_table()) {
    return error_at(file, key.source(),
                    "kafka.librdkafka: put the name of the setting in quotes, as in "
                    "\"security.protocol\"");
  }
  if (auto allowed = connectors::kafka::check_setting(name); !allowed) {
    return error_at(file, key.source(), allowed.error().context);
  }
  const auto text = scalar_text(value);
  if (!text) {
    return error_at(
        file, key.source(),
        "kafka.librdkafka: " + name + ": must be a string, a whole number or a boolean");
  }
  if (is_secret(name) && is_open_to_others(file.path)) {
    return error_at(file, key.source(),
                    "kafka.librdkafka: " + name +
                        " is a secret, but other users may read this file; run chmod "
                        "o-rwx " +
                        file.path);
  }
  connection.settings.emplace_back(name, *text);
  return Done{};
}

Status read_settings(const TomlFile& file, const toml::node& node,
                     connectors::kafka::Connection& connection) {
  const toml::table* table = node.as_table();
  if (table == nullptr) {
    return error_at(file, node.source(), "kafka.librdkafka: must be a table");
  }
  for (const auto& [key, value] : *table) {
    if (auto read = read_setting(file, key, value, connection); !read) return read;
  }
  return Done{};
}

Status read_partitions(const TomlFile& file, const toml::node& node,
                       std::vector<std::int32_t>& partitions) {
  const toml::array* list = node.as_array();
  const auto fault =
      error_at(file, node.source(),
               "kafka.partitions: must be a list of distinct whole numbers from 0 to " +
                   std::to_string(kPartitionMax) + ", at least one");
  if (list == nullptr || list->empty()) return fault;
  partitions.clear();
  for (const toml::node& item : *list) {
    const auto* number = item.as_integer();
    if (number == nullptr || number->get() < 0 || number->get() > kPartitionMax) return fault;
    const auto partition = static_cast<std::int32_t>(number->get());
    if (std::ranges::find(partitions, partition) != partitions.end()) return fault;
    partitions.push_back(partition);
  }
  return Done{};
}

Status read_kafka(const TomlFile& file, const toml::node& node, Config& config) {
  const toml::table* table = node.as_table();
  if (table == nullptr) return error_at(file, node.source(), "kafka: must be a table");
  auto known = check_keys(file, *table, "kafka", {"brokers", "partitions", "librdkafka"});
  if (!known) return known;
  if (const toml::node* brokers = table->get("brokers")) {
    const auto text = brokers->value_exact<std::string>();
    if (!text || text->empty()) {
      return error_at(file, brokers->source(),
                      "kafka.brokers: must be a string: \"host:port,host:port\"");
    }
    config.kafka.brokers = *text;
  }
  if (const toml::node* partitions = table->get("partitions")) {
    if (auto read = read_partitions(file, *partitions, config.partitions); !read) return read;
  }
  const toml::node* settings = table->get("librdkafka");
  return settings == nullptr ? Status(Done{}) : read_settings(file, *settings, config.kafka);
}

}  // namespace

Result<Config> read_config(const std::string& path) {
  const auto file = read_toml(path);
  if (!file) return file.error();
  if (auto known = check_keys(*file, file->root, "", {"kafka"}); !known) return known.error();
  Config config;
  if (const toml::node* kafka = file->root.get("kafka")) {
    if (auto read = read_kafka(*file, *kafka, config); !read) return read.error();
  }
  return config;
}

}  // namespace patledger
