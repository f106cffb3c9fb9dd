#pragma once

// Connection: the addresses of the brokers and the operator's settings of librdkafka. The keys of
// [kafka.librdkafka] in the configuration file are passed on under the library's names (TLS, SASL,
// timeouts), except those that exactly-once delivery depends on: these are fixed.

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

// kAway without another cause: the log has a line for each broker.
inline constexpr std::string_view kNoAnswerText = "the brokers do not answer";
ledger::Error no_answer();

// What to do with a command topic that does not have the records of its ledger.
inline constexpr std::string_view kRestoreAdvice =
    "Save the records that were submitted to it since, delete the topic, restore it from the "
    "ledger that followed it (patledger topic restore), and submit them again";
// Of a restoration that was interrupted.
inline constexpr std::string_view kRestoredInPart =
    "was restored in part: run patledger topic restore again";

// kInvalid if the setting is fixed. Whether librdkafka has a setting of that name is checked when a
// client is made.
ledger::Status check_setting(std::string_view name);

}  // namespace connectors::kafka
