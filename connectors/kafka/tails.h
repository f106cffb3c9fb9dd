#pragma once

// Tails: how far each outgoing partition is written. A node that begins to publish goes on from
// there, so that what is in a topic is not sent again.

#include <array>
#include <optional>
#include <vector>

#include "connectors/kafka/outgoing.h"
#include "connectors/kafka/producer.h"

namespace connectors::kafka {

// By outlet and partition: the newest position of our ledger among its last records, where it has
// any.
using Tails = std::array<std::vector<std::optional<ledger::Seq>>, kOutlets>;

// Of the partitions that `producer` has learnt. Nothing where the brokers do not answer in time;
// kAway where they do not let us read one.
ledger::Result<std::optional<Tails>> read_tails(const Connection& connection,
                                                const Producer& producer, std::int32_t ledger);

}  // namespace connectors::kafka
