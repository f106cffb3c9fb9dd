#pragma once

// Connection: how to reach the brokers. What the configuration file says under [kafka.librdkafka]
// goes to the library by the library's own names (TLS, SASL, timeouts), but for what exactly-once
// rests on: that is ours, and cannot be set.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/base/result.h"

namespace connectors::kafka {

using Setting = std::pair<std::string, std::string>;

struct Connection {
  std::string brokers;  // "host:port,host:port".
  std::vector<Setting> settings;
};

// kInvalid for the name of a setting that is ours to choose; the value is never told, as it may be
// a secret. Whether the library knows the name, it says itself when a client is made.
ledger::Status check_setting(std::string_view name);

}  // namespace connectors::kafka
