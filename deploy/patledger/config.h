#pragma once

// The configuration file (TOML). Secrets belong here and never on the command line:
//
//   [kafka]
//   brokers = "kafka-1:9093,kafka-2:9093"
//   partitions = [0]          # of the command topic: each is a ledger of its own
//
//   [kafka.librdkafka]        # passed on by the library's own names
//   "security.protocol" = "ssl"
//   "ssl.ca.location" = "/etc/patledger/ca.pem"
//
// A table or key that is not known is an error: a setting that is misspelt is not in force.

#include <cstdint>
#include <string>
#include <vector>

#include "connectors/kafka/connection.h"

namespace patledger {

inline constexpr std::int32_t kPartitionMax = 9999;

struct Config {
  connectors::kafka::Connection kafka;
  std::vector<std::int32_t> partitions{0};
};

// kInvalid, with file and line, where it is not TOML or says what is not known.
ledger::Result<Config> read_config(const std::string& path);

}  // namespace patledger
