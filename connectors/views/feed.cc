#include "connectors/views/feed.h"

#include <algorithm>
#include <vector>

#include "ledger/codec/json/codec.h"
#include "ledger/codec/json/text_writer.h"
#include "ledger/law/rules/general.h"
#include "ledger/model/codes.h"
#include "ledger/model/state/names.h"
#include "ledger/service/receipt.h"

namespace connectors::views {
namespace {

using ledger::Entry;
using ledger::Outcome;
using ledger::codec::JsonWriter;
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

// The attributes of a CloudEvent, up to its data. `parties` consented to the act.
void open_event(JsonWriter& json, std::string_view id, std::string_view type,
                const StoredEntry& stored, const std::string& parties = {}) {
  const Entry& entry = stored.entry;
  json.open('{');
  json.member("specversion", "1.0");
  json.member("id", id);
  json.member("source", source_uri(entry.submission->source.view()));
  json.member("type", type);
  json.member("time", stored.recorded_at.text());
  if (!stored.about.empty()) json.member("subject", stored.about.front().text());
  if (!parties.empty()) json.member("consenting", parties);
  json.member("datacontenttype", "application/json");
  json.member("sequence", sequence_text(entry.seq));
  json.name("data");
}

std::string_view why_waiting(std::size_t bearers) {
  if (bearers == 0) return "unknown";
  return bearers == 1 ? "known" : "ambiguous";
}

// A name of a fact that waits, and whose it may be.
void write_name(JsonWriter& json, const ledger::State& state, const std::string& name,
                ledger::Date day) {
  const auto bearers = ledger::bearers_on(state, name, day);
  json.open('{');
  json.member("name", name);
  json.member("why", why_waiting(bearers.size()));
  if (!bearers.empty()) {
    json.name("candidates");
    json.open('[');
    for (const ledger::PartyIndex party : bearers) json.text(state.parties.at(party).id.view());
    json.close(']');
  }
  json.close('}');
}

// A document of consent was stated with another act: its party may contest.
bool has_used_document(const Entry& entry) {
  constexpr auto kUsedElsewhere =
      ledger::law::rule_number(ledger::Code::kW08, ledger::law::kUsedElsewhereVersion);
  return std::ranges::any_of(
      entry.warnings, [](const ledger::Ground& warning) { return warning.row == kUsedElsewhere; });
}

// Each once, in the order of the body. The act is reported to them.
std::string consenting(const ledger::Body& body) {
  std::vector<std::string_view> parties;
  const auto add = [&](const ledger::Consent& consent) {
    const std::string_view party = consent.party.view();
    if (std::ranges::find(parties, party) == parties.end()) parties.push_back(party);
  };
  std::visit([&](const auto& command) { ledger::for_each_in<ledger::Consent>(command, add); },
             body);
  std::string text;
  for (const std::string_view party : parties)
    text += (text.empty() ? "" : " ") + std::string(party);
  return text;
}

}  // namespace

std::optional<FeedName> parse_feed_name(std::string_view text) {
  if (text == "events") return FeedName::kEvents;
  if (text == "refusals") return FeedName::kRefusals;
  if (text == "discrepancies") return FeedName::kDiscrepancies;
  if (text == "names") return FeedName::kNames;
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
      return entry.outcome == Outcome::kDiscrepancy || !entry.reopened.empty() ||
             (entry.takes_effect() && has_used_document(entry));
    case FeedName::kNames:
      break;
  }
  return false;
}

std::string cloud_event_type(FeedName feed, const Entry& entry) {
  switch (feed) {
    case FeedName::kEvents:
      return "cn.tj.patent." + std::string(event_name(entry.submission->body)) + ".v1";
    case FeedName::kRefusals:
      return "cn.tj.patent.submission.refused.v1";
    case FeedName::kNames:
      return "cn.tj.patent.names.waiting.v1";
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
  JsonWriter json;
  open_event(json, feed == FeedName::kEvents ? ledger::EventId{entry.seq, 0}.text() : seq,
             cloud_event_type(feed, entry), stored, consenting(entry.submission->body));
  json.literal(data_json(feed, stored, event_type, language));
  json.close('}');
  return std::move(json).finish();
}

std::string waiting_line(const ledger::State& state, const StoredEntry& stored) {
  const Entry& entry = stored.entry;
  const ledger::NamedFact& fact = state.named.at(entry.seq);
  JsonWriter json;
  open_event(json, ledger::EventId{entry.seq, 0}.text(), cloud_event_type(FeedName::kNames, entry),
             stored);
  json.open('{');
  json.member("item", entry.submission->id);
  json.member("seq", std::to_string(entry.seq));
  json.member("type", type_name(entry.submission->body));
  json.member("day", fact.day.text());
  json.name("names");
  json.open('[');
  for (const std::uint32_t place : fact.names) {
    write_name(json, state, state.names.at(place).id, fact.day);
  }
  json.close(']');
  json.close('}');
  json.close('}');
  return std::move(json).finish();
}

std::vector<std::string> case_lines(FeedName feed, const StoredEntry& stored,
                                    const EventTypeOf& event_type) {
  std::vector<std::string> lines;
  if (feed != FeedName::kDiscrepancies) return lines;
  const Entry& entry = stored.entry;
  const std::string by = ledger::EventId{entry.seq, 0}.text();
  for (const ledger::CaseChange& change : entry.cases) {
    const std::string event = change.event.text();
    const std::string code = code_text(change.code);
    JsonWriter json;
    open_event(json, std::to_string(entry.seq).append("/").append(event).append("/").append(code),
               change.is_closed ? "cn.tj.patent.case.closed.v1" : "cn.tj.patent.case.opened.v1",
               stored);
    json.open('{');
    json.member("case", event);
    json.member("type", event_type(change.event));
    json.member("code", code);
    json.member("by", by);
    json.name("concerns");
    json.open('[');
    for (const ledger::PartyId& party : change.parties) json.text(party.view());
    json.close(']');
    json.close('}');
    json.close('}');
    lines.push_back(std::move(json).finish());
  }
  return lines;
}

}  // namespace connectors::views
