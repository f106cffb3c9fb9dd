#pragma once

// Where the brokers are: --kafka and --config, which all commands that speak to them share.

#include <string>

#include "deploy/patledger/cli.h"
#include "deploy/patledger/config.h"

namespace patledger {

struct KafkaOptions {
  std::string brokers;
  std::string config_file;

  bool is_given() const { return !brokers.empty() || !config_file.empty(); }
};

void add_kafka_options(CLI::App& app, KafkaOptions& options);

// The file's settings, with the brokers of the command line before those of the file. kInvalid for
// a fault in the file, or where neither names brokers.
ledger::Result<Config> kafka_config(const KafkaOptions& options);

}  // namespace patledger
