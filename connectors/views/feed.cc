#include "connectors/views/feed.h"

#include "ledger/codec/json/codec.h"
#include "ledger/codec/json/text_writer.h"
#include "ledger/service/receipt.h"

namespace connectors::views {
namespace {

using ledger::Entry;
using ledger::Outcome;
using ledger::service::StoredEntry;

constexpr std::size_t kSequenceDigits = 20;

// A segment of a URI's path (RFC 3986 §3.3). The name of a foreign party may have any character.
std::string path_segment(std::string_view text) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string segment;
  for (const char c : text) {
    if (kPlain.find(c) != std::string_view::npos) {
      segment.push_back(c);
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    segment.push_back('%');
    segment.push_back(kHex[byte >> 4U]);
    segment.push_back(kHex[byte & 15U]);
  }
  return segment;
}

}  // namespace

std::optional<FeedName> parse_feed_name(std::string_view text) {
  if (text == "events") return FeedName::kEvents;
  if (text == "refusals") return FeedName::kRefusals;
  if (text == "discrepancies") return FeedName::kDiscrepancies;
  return std::nullopt;
}

bool belongs(FeedName feed, const Entry& entry) {
  if (!entry.submission) return false;
  switch (feed) {
    case FeedName::kEvents:
      return entry.takes_effect();
    case FeedName::kRefusals:
      return entry.outcome == Outcome::kRefused ||
             entry.outcome == Outcome::kAcknowledgementRequired;
    case FeedName::kDiscrepancies:
      return entry.outcome == Outcome::kDiscrepancy || !entry.reopened.empty();
  }
  return false;
}

std::string cloud_event_type(FeedName feed, const Entry& entry) {
  switch (feed) {
    case FeedName::kEvents:
      return "cn.tj.patent." + std::string(event_name(entry.submission->body)) + ".v1";
    case FeedName::kRefusals:
      return "cn.tj.patent.submission.refused.v1";
    case FeedName::kDiscrepancies:
      break;
  }
  return "cn.tj.patent.discrepancy.opened.v1";
}

std::string source_uri(std::string_view source) { return "/patledger/" + path_segment(source); }

std::string sequence_text(ledger::Seq seq) {
  const std::string digits = std::to_string(seq);
  return std::string(kSequenceDigits - digits.size(), '0') + digits;
}

std::string data_json(FeedName feed, const StoredEntry& stored, const EventTypeOf& event_type,
                      ledger::Language language) {
  if (feed == FeedName::kEvents) return ledger::codec::to_json(stored.entry.submission->body);
  const auto receipt =
      ledger::service::make_receipt(stored.entry, stored.recorded_at, language, event_type);
  return ledger::codec::to_json(receipt);
}

std::optional<std::string> feed_line(FeedName feed, const StoredEntry& stored,
                                     const EventTypeOf& event_type, ledger::Language language) {
  const Entry& entry = stored.entry;
  if (!belongs(feed, entry)) return std::nullopt;
  const std::string seq = std::to_string(entry.seq);
  ledger::codec::JsonWriter json;
  json.open('{');
  json.member("specversion", "1.0");
  json.member("id", feed == FeedName::kEvents ? ledger::EventId{entry.seq, 0}.text() : seq);
  json.member("source", source_uri(entry.submission->source.view()));
  json.member("type", cloud_event_type(feed, entry));
  json.member("time", stored.recorded_at.text());
  if (!stored.about.empty()) json.member("subject", stored.about.front().text());
  json.member("datacontenttype", "application/json");
  json.member("sequence", sequence_text(entry.seq));
  json.name("data");
  json.literal(data_json(feed, stored, event_type, language));
  json.close('}');
  return std::move(json).finish();
}

}  // namespace connectors::views
