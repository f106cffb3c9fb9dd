#pragma once

// --kafka and --config: the brokers, and how to connect to them.

#include <string>

#include "deploy/patledger/cli/command.h"
#include "deploy/patledger/config/config.h"

namespace patledger {

struct KafkaOptions {
  std::string brokers;
  std::string config_file;

  bool is_given() const { return !brokers.empty() || !config_file.empty(); }
};

void add_kafka_options(const Command& command, KafkaOptions& options);

// The settings of the file; the brokers of the command line replace those of the file. kInvalid if
// the file has a fault, or if neither names brokers.
ledger::Result<Config> kafka_config(const KafkaOptions& options);

}  // namespace patledger
