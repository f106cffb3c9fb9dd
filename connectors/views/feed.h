#pragma once

// The feed: each entry that belongs to it as one CloudEvents 1.0 object in structured mode, on one
// line. The cursor of an entry is its seq: a reader that saw `sequence` N goes on after N.
//
//   specversion      "1.0"
//   id               the event's id, "41.0"; of a refusal or a discrepancy the entry's seq, "41"
//   source           "/patledger/<source>"
//   type             "cn.tj.patent.<event>.v1", "cn.tj.patent.submission.refused.v1",
//                    "cn.tj.patent.discrepancy.opened.v1"
//   time             when it was recorded
//   subject          the first patent that it is about, where there is one
//   sequence         the seq in 20 digits, so that it compares as text
//   data             the event's body as submitted; of a refusal or a discrepancy the receipt

#include <optional>
#include <string>
#include <string_view>

#include "ledger/service/kept.h"
#include "ledger/service/receipt.h"

namespace connectors::views {

enum class FeedName : std::uint8_t {
  kEvents,
  kRefusals,       // Refused, or acknowledgement required.
  kDiscrepancies,  // Facts of the offices against what the ledger held.
};

// "events", "refusals", "discrepancies"; nothing for another name.
std::optional<FeedName> parse_feed_name(std::string_view text);

using EventType = std::function<std::string_view(ledger::EventId)>;

// The entry's line, without a line end; nothing where it does not belong to the feed. `event_type`
// gives the name of an older event.
std::optional<std::string> feed_line(FeedName feed, const ledger::Kept& kept,
                                     const EventType& event_type,
                                     ledger::Language language = ledger::Language::kZh);

// The parts of a line, for whoever sends them otherwise. Those of an entry are asked only where it
// belongs to the feed.
bool belongs(FeedName feed, const ledger::Entry& entry);
std::string cloud_event_type(FeedName feed, const ledger::Entry& entry);
std::string source_uri(std::string_view source);
std::string sequence_text(ledger::Seq seq);
std::string data_json(FeedName feed, const ledger::Kept& kept, const EventType& event_type,
                      ledger::Language language);

}  // namespace connectors::views
