#pragma once

// What a drift of a topic leads to, in the words of an operator.

#include <string_view>

#include "connectors/kafka/topics.h"

namespace connectors::kafka {

struct TopicReason {
  Gravity gravity = Gravity::kDrift;
  ledger::law::Text why{};
};

// Of TopicFinding::what. A mere drift without words where nothing rests on it.
TopicReason reason_of(std::string_view topic, std::string_view what);

}  // namespace connectors::kafka
