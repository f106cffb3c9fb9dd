#include "connectors/views/feed.h"

#include "ledger/codec/json_codec.h"
#include "ledger/codec/json_writer.h"

namespace connectors::views {
namespace {

using ledger::Entry;
using ledger::Kept;
using ledger::Outcome;

constexpr std::size_t kSequenceDigits = 20;

// A segment of a URI's path (RFC 3986 §3.3): a foreign party's name is free.
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

class Object {
 public:
  void text(std::string_view name, const std::string& value) {
    ledger::codec::write_name(json_, name);
    ledger::codec::write_value(json_, value);
  }
  void raw(std::string_view name, const std::string& json) {
    ledger::codec::write_name(json_, name);
    json_ += json;
  }
  std::string take() && { return std::move(json_) + "}"; }

 private:
  std::string json_ = "{";
};

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

std::string data_json(FeedName feed, const Kept& kept, const EventType& event_type,
                      ledger::Language language) {
  if (feed == FeedName::kEvents) return ledger::codec::to_json(kept.entry.submission->body);
  const auto receipt = make_receipt(kept.entry, kept.recorded_at, language, event_type);
  return ledger::codec::to_json(receipt);
}

std::optional<std::string> feed_line(FeedName feed, const Kept& kept, const EventType& event_type,
                                     ledger::Language language) {
  const Entry& entry = kept.entry;
  if (!belongs(feed, entry)) return std::nullopt;
  const std::string seq = std::to_string(entry.seq);
  Object object;
  object.text("specversion", "1.0");
  object.text("id", feed == FeedName::kEvents ? ledger::EventId{entry.seq, 0}.text() : seq);
  object.text("source", source_uri(entry.submission->source.view()));
  object.text("type", cloud_event_type(feed, entry));
  object.text("time", kept.recorded_at.text());
  if (!kept.about.empty()) object.text("subject", kept.about.front().text());
  object.text("datacontenttype", "application/json");
  object.text("sequence", sequence_text(entry.seq));
  object.raw("data", data_json(feed, kept, event_type, language));
  return std::move(object).take();
}

}  // namespace connectors::views
