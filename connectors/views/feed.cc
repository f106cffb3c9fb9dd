#include "connectors/views/feed.h"

#include "ledger/codec/json_codec.h"
#include "ledger/codec/json_writer.h"
#include "ledger/model/evolve.h"

namespace connectors::views {
namespace {

using ledger::Body;
using ledger::Entry;
using ledger::Outcome;
using ledger::PatentNumber;
using ledger::State;

constexpr std::size_t kSequenceDigits = 20;

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

std::string type_of(FeedName feed, const Entry& entry) {
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

std::string padded(ledger::Seq seq) {
  const std::string digits = std::to_string(seq);
  return std::string(kSequenceDigits - digits.size(), '0') + digits;
}

std::optional<PatentNumber> first_touched(const State& state, const Body& body) {
  for (const ledger::Ref ref : touched(state, body)) {
    if (ref.kind == ledger::RefKind::kPatent) return state.patents.at(ref.index).number;
  }
  return std::nullopt;
}

// A correction is about what the corrected body is about.
std::optional<PatentNumber> first_corrected(const State& state, ledger::EventId event) {
  const auto found = state.restated.find(event.seq);
  if (found == state.restated.end() || !found->second) return std::nullopt;
  return first_patent(state, *found->second);
}

std::string data_of(FeedName feed, const State& state, const Entry& entry,
                    ledger::Instant recorded_at, ledger::Language language) {
  if (feed == FeedName::kEvents) return ledger::codec::to_json(entry.submission->body);
  const auto event_type = [&](ledger::EventId event) { return state.event_name_at(event.seq); };
  return ledger::codec::to_json(make_receipt(entry, recorded_at, language, event_type));
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

std::optional<PatentNumber> first_patent(const State& state, const Body& body) {
  const auto own = [&](const auto& command) -> std::optional<PatentNumber> {
    if constexpr (requires { PatentNumber{command.patent}; }) return command.patent;
    if constexpr (requires { command.patents.size(); }) {
      if (!command.patents.empty()) return command.patents.front();
    }
    return std::nullopt;
  };
  if (const auto number = std::visit(own, body)) return number;
  if (const auto* correct = std::get_if<ledger::EventCorrect>(&body)) {
    return first_corrected(state, correct->event);
  }
  return first_touched(state, body);
}

std::optional<std::string> feed_line(FeedName feed, const State& state, const Entry& entry,
                                     ledger::Instant recorded_at, ledger::Language language) {
  if (!belongs(feed, entry)) return std::nullopt;
  const ledger::Submission& submission = *entry.submission;
  const std::string seq = std::to_string(entry.seq);
  Object object;
  object.text("specversion", "1.0");
  object.text("id", feed == FeedName::kEvents ? ledger::EventId{entry.seq, 0}.text() : seq);
  object.text("source", "/patledger/" + path_segment(submission.source.view()));
  object.text("type", type_of(feed, entry));
  object.text("time", recorded_at.text());
  if (const auto patent = first_patent(state, submission.body)) {
    object.text("subject", patent->text());
  }
  object.text("datacontenttype", "application/json");
  object.text("sequence", padded(entry.seq));
  object.raw("data", data_of(feed, state, entry, recorded_at, language));
  return std::move(object).take();
}

}  // namespace connectors::views
