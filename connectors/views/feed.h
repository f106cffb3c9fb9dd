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

#include "ledger/service/receipt.h"

namespace connectors::views {

enum class FeedName : std::uint8_t {
  kEvents,
  kRefusals,       // Refused, or acknowledgement required.
  kDiscrepancies,  // Facts of the offices against what the ledger held.
};

// "events", "refusals", "discrepancies"; nothing for another name.
std::optional<FeedName> parse_feed_name(std::string_view text);

// The entry's line, without a line end; nothing where it does not belong to the feed. `state` may
// be of any position after the entry: it tells what facts are and which patents a right is on.
std::optional<std::string> feed_line(FeedName feed, const ledger::State& state,
                                     const ledger::Entry& entry, ledger::Instant recorded_at,
                                     ledger::Language language = ledger::Language::kZh);

// The first patent that a body is about: its own, or the first of the right that it names.
std::optional<ledger::PatentNumber> first_patent(const ledger::State& state,
                                                 const ledger::Body& body);

}  // namespace connectors::views
