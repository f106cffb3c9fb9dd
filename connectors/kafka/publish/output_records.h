#pragma once

// The records that an entry produces on the output topics: a pure function of the stored entry, so
// that every node produces the same records of the same entry.
//
//   result       one per entry, keyed by source: the receipt
//   event        one per patent that an event concerns, keyed by patent number: the body
//   alert        one if a discrepancy opens, keyed by the first patent: the receipt
//   dead letter  one if the entry is malformed: the bytes and the key as received, and the fault
//
// Headers follow the Kafka protocol binding of CloudEvents in binary mode (CloudEvents 1.0,
// kafka-protocol-binding §3.2): content-type and ce_*. ce_sequence is the position in 20 digits,
// ce_ledger the partition of the command topic, ce_correlationid the sender's name for the
// submission (ce_correlationid, ce_id, or the submission's id). Dead letters have the header names
// of Kafka Connect (__connect.errors.*).

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "connectors/views/feed.h"
#include "ledger/service/records/stored_entry.h"
#include "ledger/service/replication.h"

namespace connectors::kafka {

enum class OutputTopic : std::uint8_t { kResult, kEvent, kAlert, kDeadLetter };
inline constexpr std::size_t kOutputTopics = 4;

struct OutputRecord {
  OutputTopic topic = OutputTopic::kResult;
  std::optional<std::string> key;
  std::vector<std::pair<std::string, std::string>> headers;
  // Shared by the events of one entry: a transfer of 10,000 patents produces 10,000 records with
  // the same body.
  std::shared_ptr<const std::string> value;
};

// The value of a dead letter is cut to this size; the ledger has all bytes.
inline constexpr std::size_t kDeadLetterBytesMax = std::size_t{1} << 20U;

// The ce_type of a result.
std::string result_type(ledger::Outcome outcome);

struct PublishOptions {
  const ledger::service::FollowedPartition& followed;
  ledger::Language language = ledger::Language::kZh;
  views::EventTypeOf event_type;  // The type of an earlier event.
};

// `first`: for a duplicate, the entry that was recorded with the same id; else null.
std::vector<OutputRecord> output_records(const ledger::service::StoredEntry& entry,
                                         const ledger::service::StoredEntry* first,
                                         const PublishOptions& options);

}  // namespace connectors::kafka
