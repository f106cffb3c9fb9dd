#pragma once

// Reads topics out of the brokers' replies to DescribeConfigs and Metadata.

#include "connectors/kafka/client/client.h"
#include "connectors/kafka/topics/topic_drift.h"

namespace connectors::kafka {

// In the order of `specs`. An Error if a topic could not be described.
ledger::Result<std::vector<FoundTopic>> described_topics(rd_kafka_event_t* event,
                                                         const struct rd_kafka_metadata& metadata,
                                                         const std::vector<TopicSpec>& specs);

}  // namespace connectors::kafka
