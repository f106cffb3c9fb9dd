#pragma once

// Admin requests of librdkafka: one request to the brokers, with retries and a time limit.

#include <chrono>
#include <functional>

#include "connectors/kafka/client/client.h"

namespace connectors::kafka {

using AdminOptions =
    std::unique_ptr<rd_kafka_AdminOptions_t, DestroyedBy<&rd_kafka_AdminOptions_destroy>>;

// With a time limit for one try.
AdminOptions admin_options(rd_kafka_t* client, rd_kafka_admin_op_t operation);

// "kafka: <action>: <text>": kInvalid if the request is wrong, kAway if the brokers cannot serve
// it. `text` may be null.
ledger::Error admin_error(rd_kafka_resp_err_t code, const std::string& action, const char* text);

// Of all topics. Waits up to ten seconds for a broker; kAway names `brokers`.
ledger::Result<Metadata> query_metadata(rd_kafka_t* client, const std::string& brokers);

// Calls `send`, which sends an idempotent request whose reply arrives in `queue`, until a broker
// replies, up to ten seconds: for some seconds after a broker died, the others name it as the one
// to send to.
ledger::Result<Event> admin_request(rd_kafka_t* client, rd_kafka_queue_t* queue,
                                    const std::string& action, const std::function<void()>& send);

}  // namespace connectors::kafka
