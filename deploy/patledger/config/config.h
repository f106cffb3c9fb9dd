#pragma once

// The configuration file (TOML). Secrets belong here, never on the command line:
//
//   [kafka]
//   brokers = "kafka-1:9093,kafka-2:9093"
//   partitions = [0]          # of the command topic: each is a ledger of its own
//
//   [kafka.librdkafka]        # librdkafka's own settings
//   "security.protocol" = "ssl"
//   "ssl.ca.location" = "/etc/patledger/ca.pem"
//
// An unknown table or key is an error: a misspelt setting would have no effect.

#include <cstdint>
#include <string>
#include <vector>

#include "connectors/kafka/client/connection.h"

namespace patledger {

inline constexpr std::int32_t kPartitionMax = 9999;

struct Config {
  connectors::kafka::Connection kafka;
  std::vector<std::int32_t> partitions{0};
};

// kInvalid, with file and line, if it is not TOML or has an unknown key or a wrong value.
ledger::Result<Config> read_config(const std::string& path);

}  // namespace patledger
