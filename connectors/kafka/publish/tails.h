#pragma once

// Tails: the last position that each output partition contains. A node that becomes the publisher
// continues after it, so that records are not sent twice.

#include <array>
#include <optional>
#include <vector>

#include "connectors/kafka/publish/output_records.h"
#include "connectors/kafka/publish/producer.h"

namespace connectors::kafka {

// By output topic and partition: the highest position of this ledger among the last records; empty
// if no record is found.
using Tails = std::array<std::vector<std::optional<ledger::Seq>>, kOutputTopics>;

// For the partitions that `producer` knows. Empty if the brokers do not answer in time; kAway if
// access to a topic is denied.
ledger::Result<std::optional<Tails>> read_tails(const Connection& connection,
                                                const Producer& producer, std::int32_t ledger);

}  // namespace connectors::kafka
