#pragma once

// The list of topics and what each is to be: deploy/kafka/topics.toml, which is compiled in, or
// another file of its form. kInvalid, with file and line, for what is not known or missing.

#include <string>
#include <string_view>
#include <vector>

#include "connectors/kafka/topics.h"

namespace patledger {

std::string_view own_topics_text();

ledger::Result<std::vector<connectors::kafka::TopicSpec>> own_topics();
ledger::Result<std::vector<connectors::kafka::TopicSpec>> read_topics(const std::string& path);

}  // namespace patledger
