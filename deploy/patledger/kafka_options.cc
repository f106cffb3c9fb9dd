#include "deploy/patledger/kafka_options.h"

namespace patledger {

void add_kafka_options(CLI::App& app, KafkaOptions& options) {
  app.add_option("--kafka", options.brokers, "The brokers: host:port,host:port");
  app.add_option("--config", options.config_file,
                 "The configuration file (TOML), for TLS, passwords and all else");
}

ledger::Result<Config> kafka_config(const KafkaOptions& options) {
  Config config;
  if (!options.config_file.empty()) {
    auto read = read_config(options.config_file);
    if (!read) return read.error();
    config = std::move(*read);
  }
  if (!options.brokers.empty()) config.kafka.brokers = options.brokers;
  if (config.kafka.brokers.empty()) {
    return ledger::Error{ledger::ErrorCode::kInvalid,
                         options.config_file + ": kafka.brokers is missing, and so is --kafka"};
  }
  return config;
}

}  // namespace patledger
