#pragma once

// A record of the command topic as an input of the ledger.

#include "connectors/kafka/client/client.h"
#include "ledger/service/records/input.h"

namespace connectors::kafka {

// Longer ones are dropped, and the result has none.
inline constexpr std::size_t kCorrelationBytesMax = 256;
inline constexpr std::size_t kKeyBytesMax = 4096;

// The views point into `message`. The encoding follows from the header content-type; JSON if it
// is missing.
//   application/json      kJson
//   application/x-capnp   kCapnp
// The correlation is ce_correlationid, else ce_id; empty if that is not valid as an attribute of a
// CloudEvent.
ledger::service::Input to_input(const rd_kafka_message_t& message);

// The last header of this name; empty if it is missing.
std::string_view header_of(const rd_kafka_message_t& message, const char* name);

// Whether the record has LogAppendTime, and not the sender's CreateTime.
bool is_stamped_by_broker(const rd_kafka_message_t& message);

}  // namespace connectors::kafka
