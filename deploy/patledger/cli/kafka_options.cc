#include "deploy/patledger/cli/kafka_options.h"

namespace patledger {

void add_kafka_options(const Command& command, KafkaOptions& options) {
  command.text("--kafka", options.brokers, "Connect to these brokers: host:port,host:port");
  command.text("--config", options.config_file,
               "Read this configuration file (TOML): TLS, passwords, all other settings");
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
                         options.config_file + ": no kafka.brokers; add them, or give --kafka"};
  }
  return config;
}

}  // namespace patledger
