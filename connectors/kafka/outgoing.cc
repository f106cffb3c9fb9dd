#include "connectors/kafka/outgoing.h"

#include <set>

#include "ledger/codec/json_codec.h"

namespace connectors::kafka {
namespace {

using ledger::Entry;
using ledger::Kept;
using ledger::Outcome;
using views::FeedName;
using Headers = std::vector<std::pair<std::string, std::string>>;

std::string_view source_of(const Entry& entry) {
  return entry.submission ? entry.submission->source.view() : std::string_view(entry.source);
}

// What the sender called it, by a header or by its own id.
const std::string& correlation_of(const Kept& kept) {
  if (!kept.correlation.empty()) return kept.correlation;
  return kept.entry.submission ? kept.entry.submission->id : kept.entry.id;
}

std::shared_ptr<const std::string> shared(std::string value) {
  return std::make_shared<const std::string>(std::move(value));
}

std::optional<std::string> key_of(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return std::string(text);
}

Headers cloud_event(const Kept& kept, const Telling& telling, std::string id, std::string type) {
  Headers headers{
      {"content-type", "application/json"},
      {"ce_specversion", "1.0"},
      {"ce_id", std::move(id)},
      {"ce_source", views::source_uri(source_of(kept.entry))},
      {"ce_type", std::move(type)},
      {"ce_time", kept.recorded_at.text()},
      {"ce_sequence", views::sequence_text(kept.entry.seq)},
      {"ce_ledger", std::to_string(telling.order.partition)},
  };
  const std::string& correlation = correlation_of(kept);
  if (!correlation.empty()) headers.emplace_back("ce_correlationid", correlation);
  return headers;
}

// As the submitter is answered by any other door.
std::string receipt_json(const Kept& kept, const Kept* first, const Telling& telling) {
  const Kept& told = first == nullptr ? kept : *first;
  auto receipt =
      ledger::make_receipt(told.entry, told.recorded_at, telling.language, telling.event_type);
  receipt.outcome = kept.entry.outcome;
  return ledger::codec::to_json(receipt);
}

Outgoing result(const Kept& kept, const Kept* first, const Telling& telling) {
  return {
      Outlet::kResult, key_of(source_of(kept.entry)),
      cloud_event(kept, telling, std::to_string(kept.entry.seq), result_type(kept.entry.outcome)),
      shared(receipt_json(kept, first, telling))};
}

// A patent that is named twice is told once.
void add_events(const Kept& kept, const Telling& telling, std::vector<Outgoing>& records) {
  std::set<ledger::PatentNumber> told;
  const auto body =
      shared(data_json(FeedName::kEvents, kept, telling.event_type, telling.language));
  for (const ledger::PatentNumber patent : kept.about) {
    if (!told.insert(patent).second) continue;
    Headers headers = cloud_event(kept, telling, ledger::EventId{kept.entry.seq, 0}.text(),
                                  cloud_event_type(FeedName::kEvents, kept.entry));
    headers.emplace_back("ce_subject", patent.text());
    records.push_back({Outlet::kEvent, patent.text(), std::move(headers), body});
  }
}

Outgoing alert(const Kept& kept, const Telling& telling) {
  Headers headers = cloud_event(kept, telling, std::to_string(kept.entry.seq),
                                cloud_event_type(FeedName::kDiscrepancies, kept.entry));
  std::optional<std::string> key;
  if (!kept.about.empty()) key = kept.about.front().text();
  if (key) headers.emplace_back("ce_subject", *key);
  return {Outlet::kAlert, std::move(key), std::move(headers),
          shared(receipt_json(kept, nullptr, telling))};
}

std::string content_type(ledger::Form form) {
  switch (form) {
    case ledger::Form::kJson:
      return "application/json";
    case ledger::Form::kCapnp:
      return "application/x-capnp";
    case ledger::Form::kSpooled:
    case ledger::Form::kUnknown:
      break;
  }
  return "application/octet-stream";
}

Outgoing dead_letter(const Kept& kept, const Telling& telling) {
  const ledger::Fault& fault = kept.entry.faults.front();
  Headers headers{
      {"content-type", content_type(kept.form)},
      {"ce_sequence", views::sequence_text(kept.entry.seq)},
      {"ce_ledger", std::to_string(telling.order.partition)},
      {"__connect.errors.topic", telling.order.topic},
      {"__connect.errors.partition", std::to_string(telling.order.partition)},
      {"__connect.errors.offset", std::to_string(kept.entry.seq)},
      {"__connect.errors.connector.name", "patledger"},
      {"__connect.errors.task.id", "0"},
      {"__connect.errors.stage", "VALUE_CONVERTER"},
      {"__connect.errors.class.name", "patledger.decoder"},
      {"__connect.errors.exception.class.name", code_text(fault.code)},
      {"__connect.errors.exception.message", fault.pointer + ": " + fault.detail},
      {"ledger_error_code", code_text(fault.code)},
      {"ledger_sha256", ledger::hex(kept.entry.raw)},
  };
  const std::string& correlation = correlation_of(kept);
  if (!correlation.empty()) headers.emplace_back("ce_correlationid", correlation);
  std::string value = kept.received;
  if (kept.form == ledger::Form::kSpooled || value.size() > kDeadLetterBytesMax) {
    // The name of the file that holds them, or their beginning.
    headers.emplace_back("ledger_truncated", "true");
    if (value.size() > kDeadLetterBytesMax) value.resize(kDeadLetterBytesMax);
  }
  return {Outlet::kDeadLetter, key_of(kept.key), std::move(headers), shared(std::move(value))};
}

}  // namespace

std::string result_type(Outcome outcome) {
  const auto name = enum_names(Outcome{}).at(static_cast<std::size_t>(outcome));
  return "cn.tj.patent.submission." + std::string(name) + ".v1";
}

std::vector<Outgoing> outgoing(const Kept& kept, const Kept* first, const Telling& telling) {
  std::vector<Outgoing> records;
  records.push_back(result(kept, first, telling));
  if (belongs(FeedName::kEvents, kept.entry)) add_events(kept, telling, records);
  if (belongs(FeedName::kDiscrepancies, kept.entry)) records.push_back(alert(kept, telling));
  if (kept.entry.outcome == Outcome::kMalformed) records.push_back(dead_letter(kept, telling));
  return records;
}

}  // namespace connectors::kafka
