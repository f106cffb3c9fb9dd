#pragma once

// The list of topics and their settings: deploy/kafka/topics.toml, which is compiled in, or another
// file of that format. kInvalid, with file and line, if a key is unknown or missing.

#include <string>
#include <string_view>
#include <vector>

#include "connectors/kafka/topics/topics.h"

namespace patledger {

std::string_view own_topics_text();

ledger::Result<std::vector<connectors::kafka::TopicSpec>> own_topics();
ledger::Result<std::vector<connectors::kafka::TopicSpec>> read_topics(const std::string& path);

}  // namespace patledger
