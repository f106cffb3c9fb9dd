#include "connectors/kafka/publish/output_records.h"

#include <set>

#include "ledger/codec/json/codec.h"
#include "ledger/service/receipt.h"

namespace connectors::kafka {
namespace {

using ledger::Entry;
using ledger::Outcome;
using ledger::service::StoredEntry;
using views::FeedName;
using Headers = std::vector<std::pair<std::string, std::string>>;

std::string_view source_of(const Entry& entry) {
  return entry.submission ? entry.submission->source.view() : std::string_view(entry.source);
}

// The header of the record, else the id of the submission.
const std::string& correlation_of(const StoredEntry& stored) {
  if (!stored.correlation.empty()) return stored.correlation;
  return stored.entry.submission ? stored.entry.submission->id : stored.entry.id;
}

std::shared_ptr<const std::string> shared(std::string value) {
  return std::make_shared<const std::string>(std::move(value));
}

std::optional<std::string> key_of(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return std::string(text);
}

Headers cloud_event(const StoredEntry& stored, const PublishOptions& options, std::string id,
                    std::string type) {
  Headers headers{
      {"content-type", "application/json"},
      {"ce_specversion", "1.0"},
      {"ce_id", std::move(id)},
      {"ce_source", views::source_uri(source_of(stored.entry))},
      {"ce_type", std::move(type)},
      {"ce_time", stored.recorded_at.text()},
      {"ce_sequence", views::sequence_text(stored.entry.seq)},
      {"ce_ledger", std::to_string(options.followed.partition)},
  };
  const std::string& correlation = correlation_of(stored);
  if (!correlation.empty()) headers.emplace_back("ce_correlationid", correlation);
  return headers;
}

// The same receipt as `submit` prints.
std::string receipt_json(const StoredEntry& stored, const StoredEntry* first,
                         const PublishOptions& options) {
  const StoredEntry& answered = first == nullptr ? stored : *first;
  auto receipt = ledger::service::make_receipt(answered.entry, answered.recorded_at,
                                               options.language, options.event_type);
  receipt.outcome = stored.entry.outcome;
  return ledger::codec::to_json(receipt);
}

OutputRecord result(const StoredEntry& stored, const StoredEntry* first,
                    const PublishOptions& options) {
  return {OutputTopic::kResult, key_of(source_of(stored.entry)),
          cloud_event(stored, options, std::to_string(stored.entry.seq),
                      result_type(stored.entry.outcome)),
          shared(receipt_json(stored, first, options))};
}

// A patent that is listed twice has one record.
void add_events(const StoredEntry& stored, const PublishOptions& options,
                std::vector<OutputRecord>& records) {
  std::set<ledger::PatentNumber> seen;
  const auto body =
      shared(data_json(FeedName::kEvents, stored, options.event_type, options.language));
  for (const ledger::PatentNumber patent : stored.about) {
    if (!seen.insert(patent).second) continue;
    Headers headers = cloud_event(stored, options, ledger::EventId{stored.entry.seq, 0}.text(),
                                  cloud_event_type(FeedName::kEvents, stored.entry));
    headers.emplace_back("ce_subject", patent.text());
    records.push_back({OutputTopic::kEvent, patent.text(), std::move(headers), body});
  }
}

OutputRecord alert(const StoredEntry& stored, const PublishOptions& options) {
  Headers headers = cloud_event(stored, options, std::to_string(stored.entry.seq),
                                cloud_event_type(FeedName::kDiscrepancies, stored.entry));
  std::optional<std::string> key;
  if (!stored.about.empty()) key = stored.about.front().text();
  if (key) headers.emplace_back("ce_subject", *key);
  return {OutputTopic::kAlert, std::move(key), std::move(headers),
          shared(receipt_json(stored, nullptr, options))};
}

std::string content_type(ledger::service::Encoding encoding) {
  switch (encoding) {
    case ledger::service::Encoding::kJson:
      return "application/json";
    case ledger::service::Encoding::kCapnp:
      return "application/x-capnp";
    case ledger::service::Encoding::kSpooled:
    case ledger::service::Encoding::kUnknown:
      break;
  }
  return "application/octet-stream";
}

OutputRecord dead_letter(const StoredEntry& stored, const PublishOptions& options) {
  const ledger::Fault& fault = stored.entry.faults.front();
  Headers headers{
      {"content-type", content_type(stored.encoding)},
      {"ce_sequence", views::sequence_text(stored.entry.seq)},
      {"ce_ledger", std::to_string(options.followed.partition)},
      {"__connect.errors.topic", options.followed.topic},
      {"__connect.errors.partition", std::to_string(options.followed.partition)},
      {"__connect.errors.offset", std::to_string(stored.entry.seq)},
      {"__connect.errors.connector.name", "patledger"},
      {"__connect.errors.task.id", "0"},
      {"__connect.errors.stage", "VALUE_CONVERTER"},
      {"__connect.errors.class.name", "patledger.decoder"},
      {"__connect.errors.exception.class.name", code_text(fault.code)},
      {"__connect.errors.exception.message", fault.pointer + ": " + fault.detail},
      {"ledger_error_code", code_text(fault.code)},
      {"ledger_sha256", ledger::hex(stored.entry.raw)},
  };
  const std::string& correlation = correlation_of(stored);
  if (!correlation.empty()) headers.emplace_back("ce_correlationid", correlation);
  std::string value = stored.received;
  if (stored.encoding == ledger::service::Encoding::kSpooled ||
      value.size() > kDeadLetterBytesMax) {
    // The value is the name of the spooled file, or the first bytes.
    headers.emplace_back("ledger_truncated", "true");
    if (value.size() > kDeadLetterBytesMax) value.resize(kDeadLetterBytesMax);
  }
  return {OutputTopic::kDeadLetter, key_of(stored.key), std::move(headers),
          shared(std::move(value))};
}

}  // namespace

std::string result_type(Outcome outcome) {
  const auto name = enum_names(Outcome{}).at(static_cast<std::size_t>(outcome));
  return "cn.tj.patent.submission." + std::string(name) + ".v1";
}

std::vector<OutputRecord> output_records(const StoredEntry& stored, const StoredEntry* first,
                                         const PublishOptions& options) {
  std::vector<OutputRecord> records;
  records.push_back(result(stored, first, options));
  if (belongs(FeedName::kEvents, stored.entry)) add_events(stored, options, records);
  if (belongs(FeedName::kDiscrepancies, stored.entry)) records.push_back(alert(stored, options));
  if (stored.entry.outcome == Outcome::kMalformed) records.push_back(dead_letter(stored, options));
  return records;
}

}  // namespace connectors::kafka
