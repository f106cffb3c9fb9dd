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
//   consenting       the parties whose documents of consent it states, separated by blanks
//   data             the event's body as submitted; for a refusal or a discrepancy the receipt
//
// The feed of discrepancies also has a line for each case that an entry opens or closes:
//
//   id               the entry, the event that contradicts and the code: "41/36.0/P02"
//   type             "cn.tj.patent.case.opened.v1", "cn.tj.patent.case.closed.v1"
//   data             {"case":"36.0","type":"pledge.registered","code":"P02","by":"41.0",
//                    "concerns":["91120101MA9900079B"]}

// The feed of names has a line for each fact that waits for a party whose name it has:
//
//   id               the event, "41.0"
//   type             "cn.tj.patent.names.waiting.v1"
//   data             {"item":"the sender's id","seq":"41","type":"pledge.register",
//                    "day":"2024-06-20","names":[{"name":"天津…","why":"ambiguous",
//                    "candidates":["91120116MA990001XT","91120113MA9900036A"]}]}
//                    why: "unknown" without candidates; "known" with the one whose name it is

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/bilingual.h"
#include "ledger/model/state/state.h"
#include "ledger/service/records/stored_entry.h"

namespace connectors::views {

enum class FeedName : std::uint8_t {
  kEvents,
  kRefusals,       // Refused, or acknowledgement required.
  kDiscrepancies,  // Statements of an office that contradict the ledger; a document for two acts.
  kNames,          // Named facts that wait, as they are now: waiting_line() has its lines.
};

// "events", "refusals", "discrepancies", "names"; empty for another name.
std::optional<FeedName> parse_feed_name(std::string_view text);

// The type of an earlier event: "pledge.registered".
using EventTypeOf = std::function<std::string_view(ledger::EventId)>;

// The line of an entry, without a line end; empty if it does not belong to the feed.
std::optional<std::string> feed_line(FeedName feed, const ledger::service::StoredEntry& stored,
                                     const EventTypeOf& event_type,
                                     ledger::Language language = ledger::Language::kZh);

// The lines of the cases that an entry opens and closes; empty for another feed.
std::vector<std::string> case_lines(FeedName feed, const ledger::service::StoredEntry& stored,
                                    const EventTypeOf& event_type);

// The line of a named fact that waits in `state`.
std::string waiting_line(const ledger::State& state, const ledger::service::StoredEntry& stored);

// The parts of a line, for other transports. `entry` must belong to the feed.
bool belongs(FeedName feed, const ledger::Entry& entry);
std::string cloud_event_type(FeedName feed, const ledger::Entry& entry);
// "/patledger/91120101MA9900079B"
std::string source_uri(std::string_view source);
std::string sequence_text(ledger::Seq seq);
std::string data_json(FeedName feed, const ledger::service::StoredEntry& stored,
                      const EventTypeOf& event_type, ledger::Language language);

}  // namespace connectors::views
