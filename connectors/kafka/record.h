#pragma once

// A record of the command topic, made a submission that has arrived.

#include "connectors/kafka/client.h"
#include "ledger/service/received.h"

namespace connectors::kafka {

// What is longer is not passed on with the answer.
inline constexpr std::size_t kCorrelationBytesMax = 256;
inline constexpr std::size_t kKeyBytesMax = 4096;

// The views point into `message`. Its form is by content-type: JSON where there is none.
//   application/json      kJson
//   application/x-capnp   kCapnp
// The correlation is ce_correlationid, or ce_id where there is none; nothing where that is no text,
// as it is to be an attribute of a CloudEvent again.
ledger::Received received_of(const rd_kafka_message_t& message);

// The newest header of this name; empty where there is none.
std::string_view header_of(const rd_kafka_message_t& message, const char* name);

// Whether the broker stamped the record (LogAppendTime), and not its sender.
bool is_stamped_by_broker(const rd_kafka_message_t& message);

}  // namespace connectors::kafka
