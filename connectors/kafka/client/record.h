#pragma once

// A record of the command topic as an input of the ledger.

#include "connectors/kafka/client/client.h"
#include "ledger/service/records/input.h"
#include "ledger/service/records/restoration.h"

namespace connectors::kafka {

// Longer ones are dropped, and the result has none.
inline constexpr std::size_t kCorrelationBytesMax = 256;
inline constexpr std::size_t kKeyBytesMax = 4096;

// Of a restored record: text_of(Restoration); Input::broken_at; "true" if the value is the text of
// a Spooled.
inline constexpr const char* kRestoredHeader = "ledger_restored";
inline constexpr const char* kBrokenHeader = "ledger_broken_at";
inline constexpr const char* kTruncatedHeader = "ledger_truncated";

// The views point into `message`. The encoding follows from the header content-type; JSON if it
// is missing.
//   application/json      kJson
//   application/x-capnp   kCapnp
// The correlation is ce_correlationid, else ce_id; empty if that is not valid as an attribute of a
// CloudEvent. A record with CreateTime is read as a restored one if it has that header.
ledger::service::Input to_input(const rd_kafka_message_t& message);

// Of a record with CreateTime; empty if it was not restored.
std::optional<ledger::service::Restoration> restoration_of(const rd_kafka_message_t& message);

// The last header of this name; empty if it is missing.
std::string_view header_of(const rd_kafka_message_t& message, const char* name);

// Whether the record has LogAppendTime, and not the sender's CreateTime.
bool is_stamped_by_broker(const rd_kafka_message_t& message);

}  // namespace connectors::kafka
