#pragma once

// The consequence of a drift of a topic, for an operator.

#include <string_view>

#include "connectors/kafka/topics/topics.h"

namespace connectors::kafka {

struct TopicReason {
  Severity severity = Severity::kDrift;
  ledger::Bilingual why{};
};

// For TopicFinding::property; kDrift without a text if the table has no row for it.
TopicReason reason_of(std::string_view topic, std::string_view property);

}  // namespace connectors::kafka
