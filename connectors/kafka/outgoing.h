#pragma once

// What an entry leads to on the outgoing topics, as records: a pure function of what the log keeps,
// so that any node makes the same records of the same entry.
//
//   result       one for each entry, keyed by its source: the receipt
//   event        one for each patent that an event is about, keyed by its number: the body
//   alert        one where a discrepancy opens, keyed by the patent: the receipt
//   dead letter  one where it is malformed: the bytes as they came, with their key, and why
//
// Headers are the CloudEvents binding for Kafka in binary mode (CloudEvents 1.0,
// kafka-protocol-binding §3.2): content-type and ce_*. ce_sequence is the position in 20 digits,
// ce_ledger the partition of the command topic, ce_correlationid what the sender called it
// (ce_correlationid, ce_id, or the submission's id). Dead letters bear the names of Kafka Connect
// (__connect.errors.*), so that tools know them.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "connectors/views/feed.h"
#include "ledger/service/kept.h"
#include "ledger/service/order.h"

namespace connectors::kafka {

enum class Outlet : std::uint8_t { kResult, kEvent, kAlert, kDeadLetter };
inline constexpr std::size_t kOutlets = 4;

struct Outgoing {
  Outlet outlet = Outlet::kResult;
  std::optional<std::string> key;
  std::vector<std::pair<std::string, std::string>> headers;
  // Shared by the events of one entry: a transfer of 10,000 patents is as many records, each with
  // the whole body.
  std::shared_ptr<const std::string> value;
};

// What a record may hold of a dead letter's bytes; the rest stays in the ledger.
inline constexpr std::size_t kDeadLetterBytesMax = std::size_t{1} << 20U;

// The ce_type of a result.
std::string result_type(ledger::Outcome outcome);

struct Telling {
  const ledger::Order& order;
  ledger::Language language = ledger::Language::kZh;
  views::EventType event_type;  // Of older events.
};

// `first`: of a duplicate, the entry that took its key.
std::vector<Outgoing> outgoing(const ledger::Kept& kept, const ledger::Kept* first,
                               const Telling& telling);

}  // namespace connectors::kafka
