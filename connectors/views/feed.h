#pragma once

// A feed: its entries as CloudEvents 1.0 objects in structured mode, one per line. The cursor of an
// entry is its seq: a reader that has processed `sequence` N continues after N.
//
//   specversion      "1.0"
//   id               the event's id, "41.0"; for a refusal or a discrepancy the entry's seq, "41"
//   source           "/patledger/<source>"
//   type             "cn.tj.patent.<event>.v1", "cn.tj.patent.submission.refused.v1",
//                    "cn.tj.patent.discrepancy.opened.v1"
//   time             when it was recorded
//   subject          the first patent concerned, if there is one
//   sequence         the seq in 20 digits, so that it sorts as text
//   data             the event's body as submitted; for a refusal or a discrepancy the receipt

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/bilingual.h"
#include "ledger/service/records/stored_entry.h"

namespace connectors::views {

enum class FeedName : std::uint8_t {
  kEvents,
  kRefusals,       // Refused, or acknowledgement required.
  kDiscrepancies,  // Statements of an office that contradict the ledger.
};

// "events", "refusals", "discrepancies"; empty for another name.
std::optional<FeedName> parse_feed_name(std::string_view text);

// The type of an earlier event: "pledge.registered".
using EventTypeOf = std::function<std::string_view(ledger::EventId)>;

// The line of an entry, without a line end; empty if it does not belong to the feed.
std::optional<std::string> feed_line(FeedName feed, const ledger::service::StoredEntry& stored,
                                     const EventTypeOf& event_type,
                                     ledger::Language language = ledger::Language::kZh);

// The parts of a line, for other transports. `entry` must belong to the feed.
bool belongs(FeedName feed, const ledger::Entry& entry);
std::string cloud_event_type(FeedName feed, const ledger::Entry& entry);
// "/patledger/91120101MA9900079B"
std::string source_uri(std::string_view source);
std::string sequence_text(ledger::Seq seq);
std::string data_json(FeedName feed, const ledger::service::StoredEntry& stored,
                      const EventTypeOf& event_type, ledger::Language language);

}  // namespace connectors::views
